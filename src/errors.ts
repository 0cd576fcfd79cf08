/** What went wrong, in one word that scripts can match on. */
export type ErrorCode =
  | 'usage' // a bad value, an unknown flag, a missing answer
  | 'not-found' // a named case, client, note or draft that does not exist
  | 'ambiguous' // an id prefix that fits more than one
  | 'disk' // the disk is full or refuses
  | 'damaged' // data on disk that cannot be read
  | 'read-only' // a home written by a newer heard
  | 'refused' // a rule of the house says no
  | 'network' // the other end does not answer, or not as it should
  | 'interrupted'; // the helper left; the draft is kept

interface Details {
  readonly code: ErrorCode;
  /** One sentence with the remedy. */
  readonly hint?: string;
  readonly cause?: unknown;
  /** Said of a failure after which what was typed is there all the same, or may be. */
  readonly kept?: 'surely' | 'maybe';
}

/** Something a person can mend. The message is whole: one clear sentence. */
export class HeardError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly kept: Details['kept'];

  constructor(message: string, details: Details) {
    super(message, { cause: details.cause });
    this.name = 'HeardError';
    this.code = details.code;
    this.hint = details.hint;
    this.kept = details.kept;
  }
}
