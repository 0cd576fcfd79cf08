import { fromCharacters, randomCharacters, toCharacters } from './crockford.ts';

/** A ULID of `realMs` (milliseconds since 1970): 26 characters in upper case that sort by time. */
export function ulid(realMs: number, random: () => number): string {
  return (toCharacters(realMs, 10) + randomCharacters(16, random)).toUpperCase();
}

/** Milliseconds since 1970 at which the ULID was drawn, NaN for a text that is none. */
export function ulidTime(id: string): number {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id) ? fromCharacters(id.slice(0, 10).toLowerCase()) : Number.NaN;
}
