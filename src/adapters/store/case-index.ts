import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Index } from '../../domain/journal.ts';
import type { Row } from '../../domain/row.ts';
import { HeardError } from '../../errors.ts';
import type { Home } from './home.ts';
import { type CachedMonth, type Head, isMadeOf, readCached, readHead, writeCached } from './index-cache.ts';
import { readFolder } from './journal-folder.ts';
import { monthsOf, survey } from './journal-survey.ts';
import { newestFirst, rowsOfMonth } from './month-rows.ts';

interface Desk {
  readonly home: Home;
  /** The state folder. */
  readonly state: string;
}

/** The rows of a home, kept per month in the state folder. A month whose files changed is folded again. */
export function createIndex({ home, state }: Desk): Index {
  const heads = new Map<string, Head>();
  const sourcesOf = (month: string) => survey(join(home.path, 'journal', month));
  const cacheOf = (month: string) => {
    const id = idOf(home);
    return id === undefined ? undefined : join(state, id, 'cache', `${month}.json`);
  };
  const fold = (month: string): CachedMonth => {
    const reading = readFolder(home.path, month, crc32);
    const made = { ...rowsOfMonth(reading), sources: reading.sources };
    writeCached(cacheOf(month), made);
    return made;
  };
  const headOf = (month: string): Head => {
    const sources = sourcesOf(month);
    const known = heads.get(month);
    if (known && isMadeOf(known, sources)) return known;
    const { rest: _, ...head }: Head & { rest?: unknown } = readHead(cacheOf(month), sources) ?? fold(month);
    heads.set(month, head);
    return head;
  };
  const rowsOf = (month: string): readonly Row[] => {
    const { rest, ...head } = readCached(cacheOf(month), sourcesOf(month)) ?? fold(month);
    heads.set(month, head);
    return [...head.waiting, ...rest].sort(newestFirst((row) => row.openedAt));
  };

  return {
    waiting: () =>
      monthsOf(home.path)
        .flatMap((month) => headOf(month).waiting)
        .sort(newestFirst((row) => row.openedAt)),
    *all() {
      for (const month of monthsOf(home.path)) yield* rowsOf(month);
    },
    notes() {
      const months = monthsOf(home.path).map(headOf);
      const filed = new Set(months.flatMap((month) => month.named));
      const notes = months.flatMap((month) => month.notes).filter((note) => !filed.has(note.id));
      return notes.sort(newestFirst((note) => note.at));
    },
    faults: () => [...heads.values()].flatMap((head) => head.faults),
  };
}

// Reading needs no id: a home whose heard.json is damaged is read without a cache.
function idOf(home: Home): string | undefined {
  try {
    return home.id();
  } catch (error) {
    if (error instanceof HeardError) return undefined;
    throw error;
  }
}
