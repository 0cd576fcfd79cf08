import type { JournalRecord } from '../domain/record.ts';
import type { Answers } from './answers.ts';

/** An unfinished interview, as kept on this machine. */
export interface Draft {
  /** The case id, drawn when the draft was made. */
  readonly interview: string;
  /** Set where the offer of a case that is there already is opened again. */
  readonly only?: 'offer';
  /** Version of the questions: a draft of an older one is asked what it lacks. */
  readonly version: number;
  /** Instant the interview began. */
  readonly startedAt: string;
  /** What was answered; null for a question that was asked and left empty. */
  readonly answers: Answers;
  /** Answers gone back over, or switched off by a later one: what their prompts start from. */
  readonly aside: Answers;
  /** What stood on the line when the helper left, by step. */
  readonly typed?: { readonly step: string; readonly text: string };
  /** Finished records, once every question is answered: a retry appends them unchanged. */
  readonly records?: readonly JournalRecord[];
}

/** Unfinished interviews of this machine. */
export interface Drafts {
  /** Newest first. */
  list(): readonly Draft[];
  get(id: string): Draft | undefined;
  /** Durable when it returns. @throws HeardError `disk`. */
  save(draft: Draft): void;
  remove(id: string): void;
}
