import { join } from 'node:path';
import type { Index } from '../../domain/journal.ts';
import type { Fault } from '../../domain/record.ts';
import type { Row } from '../../domain/row.ts';
import { HeardError } from '../../errors.ts';
import type { BookRows } from './book-rows.ts';
import { crc32 } from './checksum.ts';
import type { Home } from './home.ts';
import { type CachedMonth, type Head, isMadeOf, type Made, readCached, readHead, writeCached } from './index-cache.ts';
import { type FolderReading, readFolder } from './journal-folder.ts';
import { monthsOf, type Source, survey } from './journal-survey.ts';
import type { MonthRows } from './month-rows.ts';
import { newestFirst } from './newest-first.ts';

interface Desk {
  readonly home: Home;
  /** The state folder. */
  readonly state: string;
}

/** What folds a folder of the journal. */
export interface Folds {
  readonly rowsOfMonth: (reading: FolderReading) => MonthRows;
  readonly rowsOfBook: (reading: FolderReading) => BookRows;
}

type Book = BookRows & Made;

/** Where an index takes its rows from. */
interface Shelf {
  months(): readonly string[];
  head(month: string): Head;
  rest(month: string): CachedMonth;
  book(): Book;
  faults(): readonly Fault[];
}

/**
 * The rows of a home, kept per folder in the state folder. What folds is loaded only if a folder changed since: it takes
 * longer to start than Node itself.
 */
export async function openIndex(desk: Desk): Promise<Index> {
  const kept = keptShelf(desk);
  if (kept) return indexOver(kept);
  const [{ rowsOfMonth }, { rowsOfBook }] = await Promise.all([import('./month-rows.ts'), import('./book-rows.ts')]);
  return createIndex(desk, { rowsOfMonth, rowsOfBook });
}

/** The same, with what folds at hand: a folder whose files changed is folded again. */
export function createIndex(desk: Desk, folds: Folds): Index {
  return indexOver(foldingShelf(desk, folds));
}

function indexOver({ months, head, rest, book, faults }: Shelf): Index {
  return {
    waiting: () =>
      months()
        .flatMap((month) => head(month).waiting)
        .sort(newestFirst((row) => row.openedAt)),
    *all() {
      for (const month of months()) yield* rowsOf(rest(month));
    },
    notes() {
      const heads = months().map(head);
      const filed = new Set(heads.flatMap((month) => month.named));
      const notes = heads.flatMap((month) => month.notes).filter((note) => !filed.has(note.id));
      return notes.sort(newestFirst((note) => note.at));
    },
    clients: () => book().clients,
    faults,
  };
}

function rowsOf({ waiting, rest }: CachedMonth): readonly Row[] {
  return [...waiting, ...rest].sort(newestFirst((row) => row.openedAt));
}

/** Everything as it is kept, undefined if any of it was made of other files than there are now. */
function keptShelf(desk: Desk): Shelf | undefined {
  const { home, sourcesOf, cacheOf } = placesOf(desk);
  const book = readHead<Book>(cacheOf('book'), sourcesOf('book')) ?? emptyBook(sourcesOf('book'));
  const heads = new Map<string, Head>();
  for (const month of monthsOf(home.path)) {
    const head = readHead(cacheOf(month), sourcesOf(month));
    if (!head) return undefined;
    heads.set(month, head);
  }
  const head = (month: string) => heads.get(month) ?? changed();
  return (
    book && {
      months: () => [...heads.keys()],
      head,
      // Where another heard wrote meanwhile, the newer file of its making tells more, and nothing less.
      rest: (month) => readCached(cacheOf(month), head(month).sources) ?? readCached(cacheOf(month)) ?? changed(),
      book: () => book,
      faults: () => [...heads.values(), book].flatMap(({ faults }) => faults),
    }
  );
}

/** A home without a book needs none kept. */
function emptyBook(sources: readonly Source[]): Book | undefined {
  return sources.length === 0 ? { clients: [], faults: [], sources } : undefined;
}

function changed(): never {
  throw new HeardError('Another heard wrote to the journal while it was read.', {
    code: 'damaged',
    hint: 'Do it again.',
  });
}

function foldingShelf(desk: Desk, { rowsOfMonth, rowsOfBook }: Folds): Shelf {
  const { home, sourcesOf, cacheOf } = placesOf(desk);
  const heads = new Map<string, Head>();
  let book: Book | undefined;
  const fold = (month: string): CachedMonth => {
    const reading = readFolder(home.path, month, crc32);
    const made = { ...rowsOfMonth(reading), sources: reading.sources };
    writeCached(cacheOf(month), made);
    return made;
  };
  const foldBook = (): Book => {
    const reading = readFolder(home.path, 'book', crc32);
    const made = { ...rowsOfBook(reading), sources: reading.sources };
    writeCached(cacheOf('book'), { ...made, rest: [] });
    return made;
  };
  const shelf: Shelf = {
    months: () => monthsOf(home.path),
    head(month) {
      const sources = sourcesOf(month);
      const known = heads.get(month);
      if (known && isMadeOf(known, sources)) return known;
      const { rest: _, ...head }: Head & { rest?: unknown } = readHead(cacheOf(month), sources) ?? fold(month);
      heads.set(month, head);
      return head;
    },
    rest(month) {
      const made = readCached(cacheOf(month), sourcesOf(month)) ?? fold(month);
      const { rest: _, ...head } = made;
      heads.set(month, head);
      return made;
    },
    book() {
      const sources = sourcesOf('book');
      if (!book || !isMadeOf(book, sources)) book = readHead<Book>(cacheOf('book'), sources) ?? foldBook();
      return book;
    },
    faults() {
      const known = shelf.months().map((month) => heads.get(month) ?? shelf.head(month));
      return [...known, book ?? shelf.book()].flatMap(({ faults }) => faults);
    },
  };
  return shelf;
}

function placesOf({ home, state }: Desk) {
  return {
    home,
    sourcesOf: (folder: string) => survey(join(home.path, 'journal', folder)),
    cacheOf(folder: string) {
      const id = idOf(home);
      return id === undefined ? undefined : join(state, id, 'cache', `${folder}.json`);
    },
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
