import type { Case } from '../domain/case.ts';
import { drawCaseId } from '../domain/ids.ts';
import type { JournalRecord } from '../domain/record.ts';
import { HeardError } from '../errors.ts';
import type { AnswersFile, Entry } from '../interview/answers-file.ts';
import { answerFromFile } from '../interview/from-file.ts';
import { recordsOf } from '../interview/records.ts';
import type { Scene } from '../interview/scene.ts';
import { sceneAfter } from './scene.ts';
import { caseNow, isTaken, stampOf, type VisitPorts } from './visit.ts';

/** An interview of a list that was not recorded. `index` counts from 0, `line` from 1. */
export interface RefusedEntry {
  readonly index: number;
  readonly line: number;
  readonly id: string;
  readonly message: string;
}

export interface Recorded {
  readonly form: AnswersFile['form'];
  readonly cases: readonly Case[];
  readonly refused: readonly RefusedEntry[];
}

export interface Batch {
  readonly scene: Scene;
  readonly file: AnswersFile;
  /** Records the good ones even if others are refused. */
  readonly keepGoing: boolean;
}

interface Planned {
  readonly cases: readonly string[];
  readonly records: readonly JournalRecord[];
  readonly refused: readonly RefusedEntry[];
}

/**
 * Records every interview of an answers file. The whole file is checked before the first byte is written.
 * @throws HeardError `usage` for the first refusal, unless the good ones are to be kept.
 */
export function recordAll(ports: VisitPorts, { scene, file, keepGoing }: Batch): Recorded {
  const { cases, records, refused } = planBatch(ports, scene, file);
  const [first] = refused;
  if (first && !keepGoing) throw refusal(first, file);
  if (records.length > 0) ports.journal.append(records);
  return { form: file.form, cases: cases.map((id) => caseNow(ports, id)), refused };
}

function planBatch(ports: VisitPorts, begun: Scene, { entries }: AnswersFile): Planned {
  let scene = begun;
  const cases: string[] = [];
  const records: JournalRecord[] = [];
  const refused: RefusedEntry[] = [];
  entries.forEach((entry, index) => {
    const answered = answerFromFile(scene, entry.value);
    if (!answered.ok) {
      refused.push({ index, line: entry.line, ...answered.refusal });
      return;
    }
    const interview = drawCaseId(ports.clock.now(), ports.random, (id) => cases.includes(id) || isTaken(ports, id));
    const made = recordsOf(scene, { interview, answers: answered.state.answers }, stampOf(ports));
    scene = sceneAfter(scene, made);
    cases.push(interview);
    records.push(...made);
  });
  return { cases, records, refused };
}

function refusal({ line, message }: RefusedEntry, { form }: AnswersFile): HeardError {
  const place = form === 'list' || line > 1 ? `Line ${line}: ` : '';
  return new HeardError(`${place}${message}`, {
    code: 'usage',
    hint:
      form === 'list' ? 'Nothing was recorded. With --keep-going the others are recorded.' : 'Nothing was recorded.',
  });
}

/** The entry with what the flags say; the same key in both with different values is refused. */
export function withFlags({ line, value }: Entry, flags: Readonly<Record<string, unknown>>): Entry {
  const clash = Object.keys(flags).find(
    (key) => value[key] !== undefined && value[key] !== null && !same(value[key], flags[key]),
  );
  if (clash !== undefined) {
    throw new HeardError(
      `Line ${line}: "${clash}" is ${JSON.stringify(value[clash])} in the answers and ${JSON.stringify(flags[clash])} on the command line.`,
      {
        code: 'usage',
        hint: 'Leave out one of the two.',
      },
    );
  }
  return { line, value: { ...value, ...flags } };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
