import { foldText } from '../phrase.ts';

/** A name as names are compared: small letters, digits, `+` and `.`; "Win 10", "win-10" and "WIN10" are one. */
export function squash(text: string): string {
  // Nearly all of them, a good deal faster.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9+.]/g, '');
  return foldText(text).replace(/[^\p{L}\p{N}+.]/gu, '');
}

/** The words of a name, whose joints `squash` forgets. */
export function wordsOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/[\s,;:/()[\]"“”]+/u)
    .filter((word) => word !== '');
}
