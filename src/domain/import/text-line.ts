/** A line of a file that a person named. */
export interface TextLine {
  /** Counted from 1. */
  readonly number: number;
  /** Without its line feed; what came before it, such as a carriage return, is still there. */
  readonly text: string;
  /** Why it cannot be used, in one sentence: it is no text, or far too long. */
  readonly fault?: string;
}
