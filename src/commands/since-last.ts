import { type Cursor, cursorText, type Position, readCursor } from '../domain/cursor.ts';
import { HeardError } from '../errors.ts';
import type { MonthPick } from './cases-in-order.ts';
import type { Ports } from './ports.ts';

/** What an export takes that goes on from the one before. */
interface SinceLast {
  /** The cases that changed, month by month; months that were rewritten are told on stderr. */
  readonly pick: MonthPick;
  /** Keeps how far the journal was read, which is only true once everything picked was handed on. */
  keep(): void;
}

/**
 * The cases that changed since the run that last wrote a file; all where there is none.
 * @throws HeardError `refused`, `damaged` where that file is of another journal or no cursor, `usage`.
 */
export function sinceLast(
  path: string,
  { journal, files, output }: Pick<Ports, 'journal' | 'files' | 'output'>,
): SinceLast {
  if (path === '-') throw new HeardError('--cursor needs a file of its own.', { code: 'usage' });
  const before = cursorIn(path, files);
  const home = journal.homeId() ?? null;
  if (before && before.home !== null && before.home !== home) throw ofAnother(path);
  files.expectPlace(path);
  const now = new Map<string, Position>();
  for (const month of monthsGone(before, journal)) output.warn(`${month} is no longer in the journal.`);
  return {
    pick(month) {
      const { positions, rewritten, hasChanged, isChanged } = journal.since(month, before?.files);
      for (const [file, position] of positions) now.set(file, position);
      if (rewritten.length > 0) {
        output.warn(`All of ${month} is in it again, as this was rewritten or is gone: ${rewritten.join(', ')}`);
        return () => true;
      }
      return before === undefined || hasChanged ? isChanged : undefined;
    },
    keep: () => files.write(path, [cursorText({ home, files: now })], { force: true }),
  };
}

function cursorIn(path: string, files: Ports['files']): Cursor | undefined {
  let text: string;
  try {
    text = files.read(path);
  } catch (error) {
    if (error instanceof HeardError && error.code === 'not-found') return undefined;
    throw error;
  }
  const cursor = readCursor(text);
  if (cursor.ok) return cursor.value;
  throw new HeardError(`${path} ${cursor.reason}, so nothing was exported.`, { code: 'damaged', hint: startOver });
}

function monthsGone(before: Cursor | undefined, journal: Ports['journal']): readonly string[] {
  const there = new Set(journal.months());
  const known = new Set([...(before?.files.keys() ?? [])].map((file) => file.slice(0, file.indexOf('/'))));
  return [...known].filter((month) => !there.has(month)).sort();
}

const startOver = 'Name another file, or remove this one to start over with every case.';

const ofAnother = (path: string) =>
  new HeardError(`${path} belongs to another journal than this one, so nothing was exported.`, {
    code: 'refused',
    hint: `Look whether --home is right. ${startOver}`,
  });
