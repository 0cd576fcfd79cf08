import type { Entry } from './amendment.ts';
import type { Case, Outcome, Promised, Rival } from './case.ts';
import { type CaseState, emptyCase, type PromiseState } from './case-state.ts';
import { type Chain, chainOf, isChainEvent } from './chain.ts';
import { kindNamed } from './events/kind.ts';
import { caseKinds, kinds } from './events.ts';
import { shownTime } from './instant.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { JournalRecord, Line } from './record.ts';
import type { LineFault } from './repeats.ts';

export interface FoldedCase {
  /** Undefined where no line tells of anything this version knows. */
  readonly case: Case | undefined;
  readonly faults: readonly LineFault[];
}

/** The case that lines tell of, whatever their order and however often they are repeated. Lines of others are ignored. */
export function foldCase(id: string, lines: readonly Line[]): FoldedCase {
  const prepared = prepare(lines.filter(({ record }) => record.case === id));
  const chain = chainOf(prepared.entries);
  const state = emptyCase();
  const faults = [...prepared.faults];
  for (const entry of prepared.entries) if (entry.live) faults.push(...applyEntry(state, entry, chain));
  return { case: caseOf(id, state, { ...prepared, chain }), faults };
}

function applyEntry(state: CaseState, entry: Entry, chain: Chain): readonly LineFault[] {
  const { record, line } = entry;
  const faults: LineFault[] = [];
  const report = (reason: string) => faults.push({ line, reason });
  for (const event of entry.events) {
    if (isChainEvent(event) && chain.late.has(record.id)) continue;
    const kind = kindNamed<CaseState>(caseKinds, event.kind);
    const at = shownTime(event.on ?? record.at);
    kind?.apply?.(state, event, { record, at, report });
    const standing = kind?.standing?.(event);
    if (standing !== undefined) state.standing = { ...standing, at };
  }
  return faults;
}

function caseOf(id: string, state: CaseState, { entries, withdrawals, chain }: Prepared & { chain: Chain }) {
  if (!entries.some(makesCase)) return undefined;
  const understood = entries.filter(isUnderstood);
  const first = understood[0]?.record;
  const last = understood.at(-1)?.record;
  if (first === undefined || last === undefined) return undefined;
  const withdrawn = withdrawnOpening(entries);
  const withdrawal = withdrawn && withdrawals.get(withdrawn.id);
  const standing: CaseState['standing'] =
    withdrawal === undefined ? state.standing : { status: 'closed', result: 'withdrawn', at: shownTime(withdrawal.at) };
  const folded: Case = {
    id,
    status: standing.status,
    openedAt: shownTime(first.at),
    updatedAt: shownTime(last.at),
    closedAt: standing.status === 'closed' ? standing.at : null,
    by: first.by,
    kind: 'incident',
    client: null,
    ...state.opening,
    devices: state.devices,
    listening: state.listening,
    problem: state.problem,
    offer: state.offer,
    decision: state.decision,
    agreed: state.agreed,
    outcome: outcomeOf(state, standing),
    promises: promisesOf(state.promises),
    recurrences: state.recurrences,
    followUps: state.followUps,
    gestures: state.gestures,
    feedback: state.feedback,
    notes: state.notes,
    filedNotes: state.filedNotes,
    links: state.links,
    followUpOn: state.followUpOn,
    contested: chain.heads.length > 1,
    rivals: chain.heads.slice(0, -1).map(rivalOf),
    heads: chain.heads.map(({ record }) => record.id),
    withdrawn: withdrawn !== undefined,
    disputed: withdrawn !== undefined && entries.some((entry) => speaksFor(entry, withdrawn)),
    history: entries.map(({ record }) => record),
  };
  return folded;
}

/** The first opening record, if there is one and none is live. */
function withdrawnOpening(entries: readonly Entry[]): JournalRecord | undefined {
  const openings = entries.filter(isOpening);
  return openings.some(({ live }) => live) ? undefined : openings[0]?.record;
}

/** True for a live record of a machine other than the opening's that is more than a withdrawal or a redaction. */
function speaksFor({ record, live }: Entry, opening: JournalRecord): boolean {
  const says = record.events.some(({ kind }) => kind !== 'withdrawn' && kind !== 'redacted');
  return live && says && record.machine !== opening.machine;
}

function isOpening({ events }: Entry): boolean {
  return events.some(({ kind }) => kind === 'opened');
}

/** True for what there is a case of: something that happened to it and still counts, or its opening, withdrawn or not. */
function makesCase(entry: Entry): boolean {
  return (entry.live && entry.events.some(({ kind }) => Object.hasOwn(caseKinds, kind))) || isOpening(entry);
}

/** False for a record of a later version or of unknown kinds alone, which the history keeps and nothing else heeds. */
function isUnderstood({ events }: Entry): boolean {
  return events.some(({ kind }) => Object.hasOwn(kinds, kind));
}

function outcomeOf({ work, works, workAt }: CaseState, { result, at }: CaseState['standing']): Outcome | null {
  const shown = result === null ? workAt : at;
  if (shown === null) return null;
  return { result, ...(works !== null && { works }), ...work, at: shown };
}

function promisesOf(promises: ReadonlyMap<string, PromiseState>): readonly Promised[] {
  return [...promises].flatMap(([id, { made, movedTo, final }]): readonly Promised[] => {
    if (made === undefined) return [];
    const state = final ?? (movedTo === undefined ? 'open' : 'moved');
    return [{ id, ...made, due: movedTo ?? made.due, state }];
  });
}

function rivalOf({ record, events }: Entry): Rival {
  const { id, at, by, machine } = record;
  return { record: id, at: shownTime(at), by, machine, events: events.filter(isChainEvent) };
}
