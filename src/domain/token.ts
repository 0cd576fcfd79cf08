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

const pieces = /[\p{L}\p{N}\p{M}]+(?:['’‘`´ʼ][\p{L}\p{M}]+)*|[.!?;\n]+(?=\s|$)/gu;

/** The words of a text in their order, with "won't" read as "will not". Articles and such are left out unless nothing else is there. */
export function tokenize(text: string): readonly Token[] {
  const tokens = everyWord(text);
  const telling = tokens.filter(({ word }) => !fillers.has(word));
  return telling.length > 0 ? telling : tokens;
}

/** True if `said` is one slip of the finger from `meant`, which has five letters or more: one letter more, less, other or swapped, never the first. */
export function isSlip(said: string, meant: string): boolean {
  if (meant.length < 5 || Math.abs(said.length - meant.length) > 1) return false;
  // Two swapped letters are the only slip that touches the first one.
  if (said[0] !== meant[0] && said[0] !== meant[1]) return false;
  const [short, long] = said.length <= meant.length ? [said, meant] : [meant, said];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const [a, b] = [short.slice(start), long.slice(start)];
  if (a[0] !== undefined && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)) return true;
  if (start === 0) return false;
  if (short.length < long.length) return a === b.slice(1);
  return a.slice(1) === b.slice(1) && areEasilySwapped(a[0] ?? '', b[0] ?? '');
}

/** The word without plural, -ing, -ed, a double end consonant and a silent e; the same for "stopped" and "stops". */
export function stem(word: string): string {
  const singular = /[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
  const bare = singular.replace(/^(.{3,})(?:ing|ed)$/, '$1');
  const single = bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
  const noE = single.length > 3 ? single.replace(/e$/, '') : single;
  return noE.length > 2 ? noE.replace(/y$/, 'i') : noE;
}

function everyWord(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  for (const { 0: piece, index: start } of text.matchAll(pieces)) {
    if (/^[.!?;\n]/.test(piece)) sentence++;
    else
      for (const word of spoken(plain(piece)))
        tokens.push({ word, stem: stem(word), start, end: start + piece.length, sentence });
  }
  return tokens;
}

function plain(piece: string): string {
  return piece
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

function spoken(word: string): readonly string[] {
  if (word === 'wont') return ['will', 'not'];
  if (word === 'cant' || word === 'cannot') return ['can', 'not'];
  if (word === 'hes' || word === 'shes') return [word.slice(0, -1)];
  if (word === 'theyre') return ['they'];
  const verb = /^(do|does|did|is|are|was|were|has|have|had|could|would|should)nt$/.exec(word)?.[1];
  return verb === undefined ? [word] : [verb, 'not'];
}

const fillers = new Set(
  (
    'a an the my our your his its their this that these those i it im its ive weve ' +
    'is am are was were be been being has have had just really very so also and then'
  ).split(' '),
);

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Two vowels that are confused, or two keys that lie side by side. */
function areEasilySwapped(one: string, other: string): boolean {
  const vowels = 'aeiou';
  if (vowels.includes(one) && vowels.includes(other)) return true;
  return keyboard.some(
    (row) => Math.abs(row.indexOf(one) - row.indexOf(other)) === 1 && row.includes(one) && row.includes(other),
  );
}
