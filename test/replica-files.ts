import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file and the folders above it. */
export function put(path: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** The same values in an order of chance. */
export function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

/** Matches by id: within a month they come in the order of the files. */
export function inOrder(found: string): string {
  const { matches }: { matches: readonly { readonly id: string }[] } = JSON.parse(found);
  return JSON.stringify(matches.toSorted((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id))));
}

/** What stands around the first letter that is not the same. */
export function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const from = Math.max(0, (at < 0 ? one.length : at) - 200);
  return `${one.slice(from, from + 400)}\nand\n${other.slice(from, from + 400)}`;
}
