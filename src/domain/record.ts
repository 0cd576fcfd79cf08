/** One thing that happened. Its keys depend on its kind; unknown kinds and keys are kept. */
export interface JournalEvent {
  readonly kind: string;
  /** The date or instant it happened, where that is not the time of recording. */
  readonly on?: string;
  /** Names of the keys that were blanked. */
  readonly redacted?: readonly string[];
  readonly [key: string]: unknown;
}

/** What a record is about: exactly one of these keys. */
export type Subject =
  | { readonly case: string }
  | { readonly note: string }
  | { readonly client: string }
  | { readonly device: string };

/** The whole effect of one command on one subject; one line of the journal, but for its sum. */
export interface JournalRecord {
  readonly v: number;
  /** ULID of the real time of recording. */
  readonly id: string;
  /** Instant, ISO 8601 UTC with milliseconds. */
  readonly at: string;
  readonly by: string;
  readonly machine: string;
  /** ULID shared by the records of one command. */
  readonly command?: string;
  readonly batch?: string;
  readonly case?: string;
  readonly note?: string;
  readonly client?: string;
  readonly device?: string;
  readonly events: readonly JournalEvent[];
  readonly [key: string]: unknown;
}

/** What a record is about. */
export function subjectOf({ case: id, note, client, device = '' }: JournalRecord): Subject {
  if (id !== undefined) return { case: id };
  if (note !== undefined) return { note };
  return client === undefined ? { device } : { client };
}

/** The id of what a record is about. */
export function idOf(record: JournalRecord): string {
  return record.case ?? record.note ?? record.client ?? record.device ?? '';
}

/** How a line's sum was found: `none` is a hand-written line. */
export type SumState = 'right' | 'none' | 'wrong';

/** A line of the journal as read: the record and how far its bytes can be trusted. */
export interface Line {
  readonly record: JournalRecord;
  readonly sum: SumState;
  /** The line as it stands on disk, without its newline. */
  readonly raw: string;
}

/** A line that could not be used, or was used with doubt. */
export interface Fault {
  /** Path below the home, with forward slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** One sentence. */
  readonly reason: string;
}
