import type { Case, Named, Promised, Status } from './case.ts';
import type { Choice } from './decision.ts';
import type { Note } from './note.ts';
import type { Result } from './outcome.ts';
import type { Priority } from './problem.ts';

/** What lists show of a case. */
export interface Row {
  readonly id: string;
  readonly status: Status;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly client: Named | null;
  readonly playbook: string | null;
  readonly priority: Priority | null;
  readonly choice: Choice | null;
  readonly result: Result | null;
  readonly followUpOn: string | null;
  /** The first 500 characters. */
  readonly words: string;
  /** When a thinking client wanted to decide, or who it was handed to must answer. */
  readonly until: string | null;
  /** The day the fix is booked for. */
  readonly when: string | null;
  readonly promises: readonly Promised[];
  readonly contested: boolean;
  readonly disputed: boolean;
  /** The opening was withdrawn: kept so that ids resolve, left out of lists. */
  readonly withdrawn: boolean;
}

/** A note as lists show it. */
export interface NoteRow {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
  /** As typed: a name, or absent. */
  readonly client: string | null;
}

export type RowOf = (subject: Case) => Row;

/** What lists show of a case. */
export const rowOf: RowOf = (subject) => ({
  id: subject.id,
  status: subject.status,
  openedAt: subject.openedAt,
  updatedAt: subject.updatedAt,
  closedAt: subject.closedAt,
  client: subject.client,
  playbook: subject.problem?.playbook ?? null,
  priority: subject.problem?.priority ?? null,
  choice: subject.decision?.choice ?? null,
  result: subject.outcome?.result ?? null,
  followUpOn: subject.followUpOn,
  words: beginning(subject.listening?.words ?? ''),
  until: answerDue(subject.decision),
  when: subject.decision?.when === 'now' ? null : (subject.decision?.when ?? null),
  promises: subject.promises,
  contested: subject.contested,
  disputed: subject.disputed,
  withdrawn: subject.withdrawn,
});

/** What lists show of a note. */
export function noteRowOf({ id, at, by, text, client }: Note): NoteRow {
  return { id, at, by, text, client };
}

/**
 * True for a case that lists show unasked: one that is not closed, or that was withdrawn while another machine was still
 * writing to it, which a person must settle.
 */
export function isListed({ disputed, withdrawn, status }: Row): boolean {
  return disputed || (!withdrawn && status !== 'closed');
}

/** True for a case that a day may come for, or that cannot wait. */
export function mayBeDue(row: Row): boolean {
  if (row.withdrawn && !row.disputed) return false;
  const { status, priority, promises, when, until, followUpOn } = row;
  const isUrgent = status === 'open' && priority === 'NOW';
  return isUrgent || promises.some(isOpen) || [when, until, followUpOn].some((day) => day !== null);
}

/** True for a promise that is neither kept nor released. */
export function isOpen({ state }: Promised): boolean {
  return state === 'open' || state === 'moved';
}

function answerDue(decision: Case['decision']): string | null {
  if (decision?.choice === 'think') return decision.until ?? null;
  return decision?.choice === 'hand-over' ? (decision.handOverBy ?? null) : null;
}

/** The first 500 characters, never half of one. */
function beginning(words: string): string {
  return words.slice(0, 500).replace(/[\ud800-\udbff]$/, '');
}
