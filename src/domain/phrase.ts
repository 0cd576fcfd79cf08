/** A place in a text, in UTF-16 units; `end` is the first one behind it. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Text as it is compared: the same letters whatever their case, width or way of being composed, and one blank for
 * any run of white space.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').replace(/\s+/g, ' ');
}

/** Finds a phrase literally, as `foldText` compares; its first place in the text, undefined where it does not stand. */
export function phraseFinder(phrase: string): (text: string) => Place | undefined {
  const wanted = foldText(phrase).trim();
  return (text) => (wanted !== '' && foldText(text).includes(wanted) ? placeOf(wanted, text) : undefined);
}

/** Folds piece by piece, a letter with its accents or a run of blanks, to learn which piece each unit came from. */
function placeOf(wanted: string, text: string): Place {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: piece, index } of text.matchAll(/\s+|\P{M}\p{M}*|\p{M}+/gsu)) {
    const next = foldText(piece);
    for (let unit = 0; unit < next.length; unit += 1) {
      starts.push(index);
      ends.push(index + piece.length);
    }
    folded += next;
  }
  const at = folded.indexOf(wanted);
  // Where pieces fold otherwise than the whole, the whole text is the place.
  if (at < 0) return { start: 0, end: text.length };
  return { start: starts[at] ?? 0, end: ends[at + wanted.length - 1] ?? text.length };
}

/** True if every one of the words stands somewhere in the text, as `foldText` compares. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const folded = foldText(text);
  return words.every((word) => folded.includes(foldText(word).trim()));
}
