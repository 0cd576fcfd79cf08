import type { Case } from '../domain/case.ts';
import { drawCaseId, monthOf } from '../domain/ids.ts';
import type { JournalRecord } from '../domain/record.ts';
import { textsWithin } from '../domain/secrets/within.ts';
import { HeardError } from '../errors.ts';
import type { Answers } from '../interview/answers.ts';
import type { Draft } from '../interview/draft.ts';
import { recordsOf } from '../interview/records.ts';
import { offerRecord } from '../interview/reoffer.ts';
import type { Respondent } from '../interview/respondent.ts';
import { interview } from '../interview/run.ts';
import type { Scene } from '../interview/scene.ts';
import { mustRead, stampOf } from './case-file.ts';
import { withdrawnCase } from './find-case.ts';
import { notKept } from './not-kept.ts';
import type { Ports } from './ports.ts';
import { tellSecrets } from './screening.ts';
import { tellWording } from './wording.ts';

/** Version of the questions, kept in drafts. */
export const questionsVersion = 1;

export type VisitPorts = Pick<Ports, 'journal' | 'index' | 'drafts' | 'identity' | 'clock' | 'random' | 'output'>;

/** A new draft with an id that no case and no other draft has. */
export function beginDraft(ports: VisitPorts, answers: Answers): Draft {
  const interview = drawCaseId(ports.clock.now(), ports.random, takenIds(ports));
  return {
    interview,
    version: questionsVersion,
    startedAt: new Date(ports.clock.now()).toISOString(),
    answers,
    aside: {},
  };
}

/** Tells whether a case or a draft has an id already; each month is read once. */
export function takenIds({ journal, drafts }: Pick<VisitPorts, 'journal' | 'drafts'>): (id: string) => boolean {
  const months = new Map<string, ReadonlyMap<string, unknown>>();
  return (id) => {
    const month = monthOf(id);
    const known = months.get(month) ?? journal.readMonth(month).subjects;
    months.set(month, known);
    return known.has(id) || drafts.get(id) !== undefined;
  };
}

export interface Visit {
  readonly scene: Scene;
  readonly draft: Draft;
  readonly facing: boolean;
}

/**
 * Walks the draft to its end and records the case. @throws HeardError `interrupted` when the helper leaves: the draft is kept.
 */
export async function conduct(ports: VisitPorts, visit: Visit, respondent: Respondent): Promise<Case> {
  const { scene, draft, facing } = visit;
  const save = keeper(ports.drafts);
  save(draft);
  const ended = draft.records
    ? ({ how: 'done', draft } as const)
    : await interview({ scene, draft, facing, save }, respondent);
  if (ended.how === 'left' && isEmpty(ended.draft)) {
    ports.drafts.remove(draft.interview);
    const message = draft.only ? 'The offer stays as it was.' : 'Nothing was begun, so nothing is kept.';
    throw new HeardError(message, { code: 'interrupted' });
  }
  if (ended.how === 'left') {
    throw new HeardError('Everything so far is kept.', {
      code: 'interrupted',
      hint: `Go on with: heard resume ${draft.interview}`,
    });
  }
  return record(ports, scene, ended.draft);
}

/** Saves drafts one after the other; what was typed since the last is said again where the disk does not let it be kept. */
function keeper({ save }: Pick<VisitPorts['drafts'], 'save'>): (draft: Draft) => void {
  let kept: readonly string[] = [];
  return (draft) => {
    const texts = textsWithin([draft.answers, draft.aside, draft.typed?.text]);
    try {
      save(draft);
    } catch (error) {
      throw notKept(
        error,
        texts.filter((text) => !kept.includes(text)),
      );
    }
    kept = texts;
  };
}

/** True while nothing was answered or typed. */
function isEmpty({ answers, aside, typed, only }: Draft): boolean {
  if (only) return answers.fixes === undefined && !typed?.text;
  return Object.keys({ ...answers, ...aside }).length === 0 && !typed?.text;
}

/** Appends the finished lines of a draft, unchanged on a retry, and removes the draft once they are in the journal. */
export function record(ports: VisitPorts, scene: Scene, draft: Draft): Case {
  const records = draft.records ?? recordsFor(ports, scene, draft);
  ports.drafts.save({ ...draft, records });
  try {
    ports.journal.append(records);
  } catch (error) {
    if (!(error instanceof HeardError)) throw error;
    throw new HeardError(error.message, {
      code: error.code,
      cause: error,
      hint: `The whole visit is kept. Try again with: heard resume ${draft.interview}`,
      kept: 'surely',
    });
  }
  // Made without anybody to ask.
  if (draft.records) tellSecrets(records, ports);
  removeRecorded(draft, ports);
  const subject = mustRead(draft.interview, ports);
  if (draft.records) tellWording(records, ports, { subject, playbooks: scene.playbooks });
  return subject;
}

function recordsFor(ports: VisitPorts, scene: Scene, draft: Draft): readonly JournalRecord[] {
  if (draft.only !== 'offer') return recordsOf(scene, draft, stampOf(ports));
  const subject = mustRead(draft.interview, ports);
  if (subject.withdrawn && !subject.disputed) throw withdrawnCase(subject.id);
  return [offerRecord(scene, { subject, answers: draft.answers }, stampOf(ports))];
}

function removeRecorded({ interview }: Draft, { drafts }: Pick<VisitPorts, 'drafts'>): void {
  try {
    drafts.remove(interview);
  } catch (error) {
    // The case is kept, and the next start removes its draft.
    if (!(error instanceof HeardError)) throw error;
  }
}
