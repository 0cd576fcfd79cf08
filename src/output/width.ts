import measure from 'fast-string-width';

// Latin, Greek, Cyrillic, dashes, quotes, currencies: one column each, so that lists need no tables of Unicode.
const narrow = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;
const wordJoiners = /(?<=[\u0620-\u0dff\u1780-\u17ff])[\u200c\u200d]/g;

/** Columns the text takes on a terminal; colour codes take none. */
export function widthOf(text: string): number {
  return narrow.test(text) ? text.length : measure(text.replace(wordJoiners, ''));
}

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character: a letter with its accents, an emoji of several parts. */
function* graphemes(text: string): Generator<string> {
  if (narrow.test(text)) yield* text;
  else {
    // Made once and only when needed: it loads the tables of ICU.
    segmenter ??= new Intl.Segmenter('en');
    for (const { segment } of segmenter.segment(text)) yield segment;
  }
}

/** The beginning of the text that fits; never half a character. */
export function cut(text: string, columns: number): string {
  // One character more is looked at: it may be an accent of the last.
  const start = text.slice(0, Math.max(0, columns) + 1);
  if (narrow.test(start.replaceAll('\n', ' '))) return start.slice(0, Math.max(0, columns));
  let taken = '';
  let width = 0;
  for (const grapheme of graphemes(text)) {
    width += widthOf(grapheme);
    if (width > columns) return taken;
    taken += grapheme;
  }
  return taken;
}

/** The text if it fits, else its beginning and `…`. */
export function shorten(text: string, columns: number): string {
  return widthOf(text) <= columns ? text : `${cut(text, columns - 1).trimEnd()}…`;
}

/** The text with blanks after it up to the width; a longer text stays as it is. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

function breakWord(word: string, columns: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const grapheme of graphemes(word)) {
    const wide = widthOf(grapheme);
    if (piece !== '' && width + wide > columns) {
      pieces.push(piece);
      piece = '';
      width = 0;
    }
    piece += grapheme;
    width += wide;
  }
  return [...pieces, piece];
}

function wrapLine(line: string, columns: number): string[] {
  const rows: string[] = [];
  let row: string | undefined;
  let width = 0;
  for (const word of line.split(' ')) {
    const wide = widthOf(word);
    const gap = row === undefined ? 0 : 1;
    if (width + gap + wide <= columns) {
      row = row === undefined ? word : `${row} ${word}`;
      width += gap + wide;
    } else if (word !== '') {
      if (row?.trim()) rows.push(row.trimEnd());
      const pieces = breakWord(word, columns);
      row = pieces.pop() ?? '';
      rows.push(...pieces);
      width = widthOf(row);
    }
  }
  return [...rows, (row ?? '').trimEnd()];
}

/**
 * Lines of at most so many columns, broken at blanks, and inside a word only where it is longer than a line.
 * Takes text without colour: colour goes on the lines that come back.
 */
export function wrap(text: string, columns: number): string[] {
  const width = Math.max(1, columns);
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}
