/** A word in a text, as phrases are compared with it. */
export interface Word {
  /** In small letters, without apostrophes. */
  readonly folded: string;
  readonly written: string;
  /** What any amount of money is, and any word with an 's. */
  readonly sort?: '<money>' | '<owner>';
  /** In UTF-16 units; `end` is the first one behind it. */
  readonly start: number;
  readonly end: number;
  /** Counts up at each sentence end: no phrase spans two. */
  readonly sentence: number;
}

const figure = '\\d{1,9}(?:[.,]\\d{1,9}){0,4}';
const unit = '(?:[$€£¥]|(?:dollars?|euros?|pounds?|bucks|usd|eur|gbp|chf)(?!\\p{L}))';
/** Every repetition is bounded or ends where no other can begin, so that each place is looked at a few times at most. */
const pieces = new RegExp(
  [
    `(?<money>[$€£¥]\\s{0,3}${figure}|${figure}\\s{0,3}${unit})`,
    `(?<share>${figure}\\s{0,3}%)`,
    "(?<word><?[\\p{L}\\p{N}\\p{M}]+>?(?:['’‘`´ʼ][\\p{L}\\p{M}]+)*)",
    '(?<stop>[.!?;:()\\n…])',
  ].join('|'),
  'giu',
);

/** The words of a text in their order; a line break between two words is a blank. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let sentence = 0;
  for (const { 0: written, index: start, groups = {} } of text.matchAll(pieces)) {
    if (groups.stop !== undefined) {
      if (written !== '\n') sentence += 1;
      continue;
    }
    const end = start + written.length;
    if (groups.money !== undefined) words.push({ folded: written, written, sort: '<money>', start, end, sentence });
    else words.push({ folded: fold(written), written, ...sortOf(written), start, end, sentence });
  }
  return words;
}

/** "Don’t" as "dont", "100 %" as "100%". */
function fold(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘`´ʼ\s]+/g, '');
}

function sortOf(written: string): Pick<Word, 'sort'> {
  return /['’‘`´ʼ]s$/i.test(written) ? { sort: '<owner>' } : {};
}
