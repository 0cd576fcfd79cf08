import type { Decision } from './decision.ts';
import type { Listening } from './listening.ts';
import type { Fix, LiveWithIt, Offer } from './offer.ts';
import type { Gesture, Result, Work, Works } from './outcome.ts';
import type { Problem } from './problem.ts';
import type { JournalEvent, JournalRecord } from './record.ts';

export const statuses = ['open', 'thinking', 'scheduled', 'living-with-it', 'handed-over', 'closed'] as const;
export type Status = (typeof statuses)[number];

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** An event's own keys with the time it is shown at: its `on`, else its record's `at`. */
export type Dated<T> = T & { readonly at: string };

export interface Promised {
  readonly id: string;
  readonly what: string;
  readonly who: string;
  /** Date or instant. */
  readonly due: string;
  readonly state: 'open' | 'kept' | 'moved' | 'released';
}

export interface CaseNote {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
}

/** A decision, closing or reopening that was written without knowing of the one in force. */
export interface Rival {
  readonly record: string;
  readonly at: string;
  readonly by: string;
  readonly machine: string;
  readonly events: readonly JournalEvent[];
}

export interface Outcome extends Partial<Pick<Work, 'minutes' | 'charged' | 'paid' | 'cause' | 'overrunAgreed'>> {
  readonly result: Result | null;
  readonly works?: Works;
  /** When the result came; without one, when work was last done or checked. */
  readonly at?: string;
}

/** What of an offer was chosen. */
export interface Agreed {
  readonly fix?: Fix;
  readonly liveWithIt?: LiveWithIt;
}

/** One client problem from first words to outcome: a pure value folded from records. */
export interface Case {
  readonly id: string;
  readonly status: Status;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly by: string;
  readonly kind: string;
  readonly client: Named | null;
  readonly devices: readonly Named[];
  readonly listening: Partial<Listening> | null;
  readonly problem: Problem | null;
  readonly offer: Partial<Offer> | null;
  readonly decision: Dated<Partial<Decision>> | null;
  /** What of the offer the decision in force was about, as it was seen then: later offers change nothing in it. */
  readonly agreed?: Agreed | null;
  readonly outcome: Outcome | null;
  readonly promises: readonly Promised[];
  readonly recurrences: readonly Dated<{ readonly minutes?: number; readonly words?: string }>[];
  readonly followUps: readonly Dated<Readonly<Record<string, unknown>>>[];
  readonly gestures: readonly Dated<Partial<Gesture>>[];
  readonly feedback: readonly Dated<Readonly<Record<string, unknown>>>[];
  readonly notes: readonly CaseNote[];
  /** Ids of the notes that are filed here, or that the case was opened from. */
  readonly filedNotes: readonly string[];
  readonly links: { readonly causedBy: string | null; readonly repeatOf: string | null };
  readonly followUpOn: string | null;
  readonly contested: boolean;
  readonly rivals: readonly Rival[];
  /** Record ids of the heads of the chain of decisions, for the next one's `replaces`. */
  readonly heads: readonly string[];
  /** The opening was withdrawn: not listed, unless another machine's record is still alive. */
  readonly withdrawn: boolean;
  /** Withdrawn here, but another machine has written to it since: listed, and marked. */
  readonly disputed: boolean;
  /** The case's records in fold order, whole but for `sum`, shells included. */
  readonly history: readonly JournalRecord[];
}
