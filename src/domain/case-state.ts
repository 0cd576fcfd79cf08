import type { Agreed, Case, CaseNote, Named } from './case.ts';
import type { Standing } from './events/kind.ts';
import type { Work, Works } from './outcome.ts';

type Changing<T> = { -readonly [K in keyof T]: T[K] };

interface Opening {
  readonly openedAt: string;
  readonly by: string;
  readonly kind: string;
  readonly client: Named | null;
}

/** A promise as its events leave it; `what`, `who` and the first due date come from the event that made it. */
export interface PromiseState {
  made?: { readonly what: string; readonly who: string; readonly due: string };
  movedTo?: string;
  final?: 'kept' | 'released';
}

type Stages = Pick<Case, 'devices' | 'listening' | 'problem' | 'offer' | 'decision' | 'followUpOn'> & {
  agreed: Agreed | null;
};

/** What the fold of one case builds up. It belongs to the running fold alone. */
export interface CaseState extends Changing<Stages> {
  opening: Opening | null;
  standing: Standing & { readonly at: string | null };
  work: Changing<Pick<Work, 'minutes' | 'charged' | 'paid' | 'cause' | 'overrunAgreed'>>;
  works: Works | null;
  /** When work was last done or checked. */
  workAt: string | null;
  readonly promises: Map<string, PromiseState>;
  readonly recurrences: Case['recurrences'][number][];
  readonly followUps: Case['followUps'][number][];
  readonly gestures: Case['gestures'][number][];
  readonly feedback: Case['feedback'][number][];
  readonly notes: CaseNote[];
  readonly filedNotes: string[];
  readonly links: Changing<Case['links']>;
}

/** The state of a case of which nothing is known yet. */
export function emptyCase(): CaseState {
  return {
    opening: null,
    standing: { status: 'open', result: null, at: null },
    devices: [],
    listening: null,
    problem: null,
    offer: null,
    decision: null,
    agreed: null,
    work: {},
    works: null,
    workAt: null,
    promises: new Map(),
    recurrences: [],
    followUps: [],
    gestures: [],
    feedback: [],
    notes: [],
    filedNotes: [],
    links: { causedBy: null, repeatOf: null },
    followUpOn: null,
  };
}
