import type { Kept } from '../../domain/journal.ts';
import { type Desk, placesOf } from './cache-places.ts';
import { readKept, writeLines } from './line-cache.ts';

/** Lines made of the months of a home, in its state folder. */
export function createKept(desk: Desk): Kept {
  const { sourcesOf, cacheOf } = placesOf(desk);
  return {
    month(month, kind) {
      // Before the journal is read: what is written to it meanwhile is found newer than the lines.
      const sources = sourcesOf(month);
      const path = cacheOf(`${month}.${kind}`);
      return {
        lines: readKept(path, sources),
        keep: (lines) => writeLines(path, { sources }, lines),
      };
    },
  };
}
