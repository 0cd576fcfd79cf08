import type { JournalRecord } from './record.ts';

/** The things in the order their records are folded: by the instant `at`, then by `id`. */
export function inFoldOrder<T>(things: readonly T[], recordOf: (thing: T) => JournalRecord): readonly T[] {
  if (things.length < 2) return things;
  return things
    .map((thing) => ({ thing, id: recordOf(thing).id, at: Date.parse(recordOf(thing).at) }))
    .sort((one, other) => one.at - other.at || compareText(one.id, other.id))
    .map(({ thing }) => thing);
}

/** Negative if the first text comes first in the order of its UTF-8 bytes, positive if the second does, 0 if they are equal. */
export function compareText(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const difference = byteRank(one.charCodeAt(index)) - byteRank(other.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** UTF-16 puts surrogates before U+E000, UTF-8 puts what they stand for after U+FFFF. */
function byteRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
