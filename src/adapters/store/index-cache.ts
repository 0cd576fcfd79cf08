import { readCache, writeCache } from './cache-file.ts';
import type { Source } from './journal-survey.ts';
import type { MonthRows } from './month-rows.ts';

/** What is first needed of a month: all but its rows. */
export type Head = Omit<MonthRows, 'open' | 'rest'> & Made;

/** Anything that was made of journal files. */
export interface Made {
  readonly sources: readonly Source[];
}

/** Which rows of a month are asked for. */
export type Rows = 'open' | 'rest';

const partOf: Readonly<Record<Rows, number>> = { open: 1, rest: 2 };

/** The head of a folder's file, if it is whole and was made of these very sources; undefined in any other case. */
export function readHead<T extends Made = Head>(path: string | undefined, sources: readonly Source[]): T | undefined {
  return readCache(path, ({ value }) => madeOf(value(0) as T, sources));
}

/** Rows of a month's file, on the same terms; without sources whatever they were made of. */
export function readRows<K extends Rows>(
  path: string | undefined,
  rows: K,
  sources?: readonly Source[],
): MonthRows[K] | undefined {
  return readCache(path, ({ value }) =>
    sources && !madeOf(value(0) as Made, sources) ? undefined : (value(partOf[rows]) as MonthRows[K]),
  );
}

/** Keeps a month for the next time. */
export function writeMonth(path: string | undefined, { open, rest, ...head }: MonthRows & Made): void {
  writeCache(path, [head, open, rest]);
}

/** Keeps what has no rows. */
export function writeHead(path: string | undefined, head: Made): void {
  writeCache(path, [head]);
}

function madeOf<T extends Made>(head: T, sources: readonly Source[]): T | undefined {
  return isMadeOf(head, sources) ? head : undefined;
}

/** True if it was made of these very files. */
export function isMadeOf({ sources: made }: Made, sources: readonly Source[]): boolean {
  return (
    made.length === sources.length &&
    sources.every(({ name, size, mtime, inode }, at) => {
      const one = made[at];
      return one?.name === name && one.size === size && one.mtime === mtime && one.inode === inode;
    })
  );
}
