/** What takes the place of what was masked. */
export type Word = '[name]' | '[phone]' | '[mail]' | '[secret]';

/** A place in a text, in UTF-16 units, and what is to stand there instead; `end` is the first unit after. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly word: Word;
}
