import type { JournalRecord } from '../domain/record.ts';

/** A case as it is told in one line. */
export interface Preview {
  readonly id: string;
  /** Date or instant. */
  readonly on: string;
  readonly client: string;
  readonly words: string;
}

/** What a line or row of an imported file comes to. */
export type ImportEntry =
  | {
      readonly state: 'new';
      readonly line: number;
      /** What this home does not hold yet, in the order it is to be written: the book first. */
      readonly records: readonly JournalRecord[];
      readonly preview: Preview;
      /** How many clients the book did not know. */
      readonly clients: number;
      /** About the bytes it takes. */
      readonly size: number;
    }
  /** All of it is here, was taken back here, or is of somebody who was forgotten here. */
  | { readonly state: 'here' | 'taken-back' | 'forgotten'; readonly line: number }
  | ({ readonly state: 'refused' } & RefusedLine);

/** Something that cannot be imported, and why, in one sentence. */
export interface RefusedLine {
  readonly line: number;
  /** Empty where no single column is at fault. */
  readonly column: string;
  readonly message: string;
}
