import { findSecrets } from '../secrets/find.ts';
import { mayHoldSecret } from '../secrets/sign.ts';
import { findMails, findPhones } from './contacts.ts';
import type { Mark, Word } from './mark.ts';
import { findNames, type Names } from './names.ts';

/** Whom and what to mask beyond what shows by its form. */
export interface Known {
  readonly names: readonly Names[];
  /** The last six digits of known telephone numbers. */
  readonly phones: ReadonlySet<string>;
}

/** Where two overlap, both places are one under the word that tells more. */
const order: readonly Word[] = ['[secret]', '[mail]', '[phone]', '[name]'];

/**
 * The text with every known name, telephone number, mail address and whatever looks like a secret replaced by a word in
 * brackets.
 */
export function maskText(text: string, known: Known): string {
  let at = 0;
  let masked = '';
  for (const { start, end, word } of apart(marksIn(text, known))) {
    masked += text.slice(at, start) + word;
    at = end;
  }
  return masked + text.slice(at);
}

function marksIn(text: string, { names, phones }: Known): readonly Mark[] {
  const secrets = mayHoldSecret(text) ? findSecrets(text) : [];
  return [
    ...secrets.map(({ start, end }): Mark => ({ start, end, word: '[secret]' })),
    ...findMails(text),
    ...findPhones(text, phones),
    ...findNames(text, names),
  ];
}

function apart(marks: readonly Mark[]): readonly Mark[] {
  const joined: Mark[] = [];
  for (const mark of [...marks].sort((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last === undefined || mark.start >= last.end) joined.push(mark);
    else {
      const word = order.find((one) => one === last.word || one === mark.word) ?? mark.word;
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, mark.end), word };
    }
  }
  return joined;
}
