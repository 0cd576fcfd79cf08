import { distance } from './nearest.ts';

/**
 * True if `said` is a slip of the finger from `meant`, which has five letters or more: one letter more, less, other or
 * swapped, never the first; two of them in a word of nine letters or more.
 */
export function isSlip(said: string, meant: string): boolean {
  if (meant.length < 5 || Math.abs(said.length - meant.length) > 2) return false;
  return isOneSlip(said, meant) || (meant.length >= 9 && said[0] === meant[0] && distance(said, meant) <= 2);
}

function isOneSlip(said: string, meant: string): boolean {
  if (Math.abs(said.length - meant.length) > 1) return false;
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

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Two vowels that are confused, or two keys that lie side by side. */
function areEasilySwapped(one: string, other: string): boolean {
  const vowels = 'aeiou';
  if (vowels.includes(one) && vowels.includes(other)) return true;
  return keyboard.some(
    (row) => Math.abs(row.indexOf(one) - row.indexOf(other)) === 1 && row.includes(one) && row.includes(other),
  );
}
