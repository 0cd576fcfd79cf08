import { stem } from './stem.ts';

/** A word as it was said, with where it stands in the text. */
export interface Token {
  /** Small letters without apostrophes and accents. */
  readonly word: string;
  /** The word without its usual endings. */
  readonly stem: string;
  /** Positions in the text, in UTF-16 units; `end` is the first one after. */
  readonly start: number;
  readonly end: number;
  /** Counts up at each sentence end, so that a phrase never spans two sentences. */
  readonly sentence: number;
}

/** A word, also one with apostrophes, "e-mail" and "S.M.A.R.T.", or the end of a sentence. */
const pieces =
  /(?<![\p{L}\p{N}])(?:[eE]-[mM]ail\p{L}*|(?:\p{L}\.){2,}(?!\p{L})|\p{L}(?:\.\p{L})+(?!\p{L}))|[\p{L}\p{N}\p{M}]+(?:['’‘`´ʼ][\p{L}\p{M}]+)*|[.!?;\n]+(?=\s|$)/gu;

/** The words of a text in their order, with "won't" and "will not" read as "not", "can't" as "cannot". Articles and such are left out unless nothing else is there. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  for (const { 0: piece, index: start } of text.matchAll(pieces)) {
    if (/^[.!?;\n]/.test(piece)) {
      sentence++;
      continue;
    }
    const word = meantBy(plain(piece));
    tokens.push({ word, stem: stem(word), start, end: start + piece.length, sentence });
  }
  return telling(tokens, ({ word, sentence: own }, next) =>
    isFiller(word, next?.sentence === own ? next.word : undefined),
  );
}

/** The telling words of a text, without their places. */
export function wordsOf(text: string): readonly string[] {
  // Most triggers are small letters and blanks, and there are thousands of them.
  if (!/^[a-z0-9 ]*$/.test(text)) return tokenize(text).map(({ word }) => word);
  return telling(text.split(' ').map(meantBy), isFiller);
}

function telling<T>(words: readonly T[], isLeftOut: (word: T, next: T | undefined) => boolean): readonly T[] {
  const left = words.filter((word, index) => !isLeftOut(word, words[index + 1]));
  return left.length > 0 ? left : words;
}

function isFiller(word: string, next: string | undefined): boolean {
  return fillers.has(word) || (next === 'not' && auxiliaries.has(word));
}

function plain(piece: string): string {
  return (
    piece
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]/gu, '')
      // "slowww" is said slowly.
      .replace(/(\p{L})\1{2,}/gu, '$1')
      .toLowerCase()
  );
}

function meantBy(word: string): string {
  return contractions.get(word) ?? word;
}

const verbs = ['wo', 'do', 'does', 'did', 'is', 'are', 'was', 'were', 'has', 'have', 'had', 'would', 'should'];
const contractions: ReadonlyMap<string, string> = new Map([
  ...verbs.map((verb): [string, string] => [`${verb}nt`, 'not']),
  ['cant', 'cannot'],
  ['couldnt', 'cannot'],
  ['hes', 'he'],
  ['shes', 'she'],
  ['theyre', 'they'],
]);
/** Says nothing more before "not". */
const auxiliaries = new Set('will do does did would should may might'.split(' '));
/** Says nothing about a problem. */
const fillers = new Set(
  (
    'a an the my our your his its their this that these those i it im its ive weve ' +
    'is am are was were be been being has have had just really very so also and then'
  ).split(' '),
);
/** What may stand in a text and be left out of its telling words. */
export const untelling: readonly string[] = [...fillers, ...auxiliaries, ...contractions.keys()];
