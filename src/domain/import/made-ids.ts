import { fromCharacters, toCharacters } from '../crockford.ts';

// What comes from a file has its ids from what stands there, so that the same row is the same case whenever, wherever and
// however often it comes in.

const six = 2 ** 30;

/** A record id for content, by its SHA-256 in hexadecimal: a ULID of the day it happened (milliseconds since 1970). */
export function recordIdOf(hash: string, on: number): string {
  return (toCharacters(on, 10) + charactersOf(hash, 0, 8) + charactersOf(hash, 10, 8)).toUpperCase();
}

/** Six characters for content, and others where they are taken: the tries count from 0. */
export function sixOf(hash: string, isTaken: (six: string) => boolean): string {
  const first = fromCharacters(charactersOf(hash, 20, 6));
  let tries = 0;
  while (isTaken(toCharacters((first + tries) % six, 6))) tries += 1;
  return toCharacters((first + tries) % six, 6);
}

/** The name of an import by the SHA-256 of what is read: that of a file is always the same. */
export const batchIdOf = (hash: string): string => `b-${charactersOf(hash, 20, 6)}`;

/** Five bits a character, from a place in the hexadecimal digits on; at most eight of them. */
function charactersOf(hash: string, from: number, count: number): string {
  return toCharacters(Number.parseInt(hash.slice(from, from + 10), 16), 8).slice(0, count);
}
