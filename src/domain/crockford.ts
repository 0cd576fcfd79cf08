const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** `count` random characters of Crockford base32 in lower case (no i, l, o, u). `random` gives numbers in [0, 1). */
export function randomCharacters(count: number, random: () => number): string {
  let text = '';
  for (let drawn = 0; drawn < count; drawn += 1) text += alphabet.charAt(Math.floor(random() * 32));
  return text;
}

/** A whole number of at most 53 bits as `length` characters. */
export function toCharacters(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = alphabet.charAt(rest % 32) + text;
  return text;
}

/** The number that the characters stand for, NaN if one of them is none of the alphabet. */
export function fromCharacters(text: string): number {
  let value = 0;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    value = digit < 0 ? Number.NaN : value * 32 + digit;
  }
  return value;
}

/** What a person types, in lower case and with the look-alikes i, l and o read as 1, 1 and 0. */
export function readLookAlikes(typed: string): string {
  return typed.trim().toLowerCase().replace(/[il]/g, '1').replace(/o/g, '0');
}
