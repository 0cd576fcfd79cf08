import type { Case } from '../domain/case.ts';
import { drawCaseId } from '../domain/ids.ts';
import { encodeLine, longestLine } from '../domain/line.ts';
import type { JournalRecord } from '../domain/record.ts';
import { HeardError } from '../errors.ts';
import type { Answers } from '../interview/answers.ts';
import type { AnswersFile } from '../interview/answers-file.ts';
import type { Draft } from '../interview/draft.ts';
import { answerFromFile, type FromFile } from '../interview/from-file.ts';
import { recordsOf } from '../interview/records.ts';
import type { Scene } from '../interview/scene.ts';
import { mustRead, stampOf } from './case-file.ts';
import { sceneAfter } from './scene.ts';
import { tellSecrets } from './screening.ts';
import { questionsVersion, record, takenIds, type VisitPorts } from './visit.ts';
import { tellWording } from './wording.ts';

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
  /** Answers given on the command line: they fill what an interview leaves open. */
  readonly flags: Readonly<Record<string, string>>;
  /** Records the good ones of a list even if others are refused. */
  readonly keepGoing: boolean;
}

interface PlannedVisit {
  readonly interview: string;
  readonly answers: Answers;
  readonly records: readonly JournalRecord[];
}

interface Plan {
  readonly visits: readonly PlannedVisit[];
  readonly refused: readonly RefusedEntry[];
}

/**
 * Records every interview of an answers file. The whole file is checked before the first byte is written.
 * @throws HeardError `usage` for the first refusal, unless the good ones of a list are to be kept.
 */
export function recordAll(ports: VisitPorts, batch: Batch): Recorded {
  const { form } = batch.file;
  const { visits, refused } = planBatch(ports, batch);
  const [first] = refused;
  if (first && !(batch.keepGoing && form === 'list')) throw refusal(first, form);
  const [only] = visits;
  // A visit of its own is kept as a draft until it is whole in the journal; a list still stands in its file.
  if (form === 'object' && only) return { form, cases: [record(ports, batch.scene, draftOf(ports, only))], refused };
  const records = visits.flatMap((visit) => visit.records);
  if (records.length > 0) ports.journal.append(records);
  tellSecrets(records, ports);
  tellWording(records, ports, batch.scene);
  return { form, cases: visits.map(({ interview }) => mustRead(interview, ports)), refused };
}

function planBatch(ports: VisitPorts, { scene: begun, file, flags }: Batch): Plan {
  let scene = begun;
  const visits: PlannedVisit[] = [];
  const refused: RefusedEntry[] = [];
  const isTaken = takenIds(ports);
  const isDrawn = (id: string) => visits.some(({ interview }) => interview === id) || isTaken(id);
  file.entries.forEach((entry, index) => {
    const answered = answersOf(scene, entry, flags);
    if (!answered.ok) {
      refused.push({ index, line: entry.line, ...answered.refusal });
      return;
    }
    const { answers } = answered.state;
    const interview = drawCaseId(ports.clock.now(), ports.random, isDrawn);
    const records = recordsOf(scene, { interview, answers }, stampOf(ports));
    if (records.some(isTooLong)) {
      refused.push({
        index,
        line: entry.line,
        id: 'words',
        message: 'This is too long to keep: shorten the longest text.',
      });
      return;
    }
    scene = sceneAfter(scene, records);
    visits.push({ interview, answers, records });
  });
  return { visits, refused };
}

function answersOf(scene: Scene, entry: AnswersFile['entries'][number], flags: Batch['flags']): FromFile {
  if ('fault' in entry) return { ok: false, refusal: { id: '', message: entry.fault } };
  const { value } = entry;
  const clash = Object.keys(flags).find(
    (key) => (value[key] ?? undefined) !== undefined && !same(value[key], flags[key]),
  );
  if (clash === undefined) return answerFromFile(scene, { ...value, ...flags });
  const message = `"${clash}" is ${JSON.stringify(value[clash])} in the answers and ${JSON.stringify(flags[clash])} on the command line. Leave out one of the two.`;
  return { ok: false, refusal: { id: clash, message } };
}

function draftOf({ clock }: VisitPorts, { interview, answers, records }: PlannedVisit): Draft {
  const startedAt = new Date(clock.now()).toISOString();
  return { interview, version: questionsVersion, startedAt, answers, aside: {}, records };
}

function isTooLong(made: JournalRecord): boolean {
  return new TextEncoder().encode(encodeLine(made)).length > longestLine;
}

function refusal({ line, message }: RefusedEntry, form: AnswersFile['form']): HeardError {
  return new HeardError(line > 0 ? `Line ${line}: ${message}` : message, {
    code: 'usage',
    hint:
      form === 'list' ? 'Nothing was recorded. With --keep-going the others are recorded.' : 'Nothing was recorded.',
  });
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
