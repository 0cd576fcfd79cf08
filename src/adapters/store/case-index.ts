import type { Progress } from '../../context.ts';
import type { Index } from '../../domain/journal.ts';
import type { Fault } from '../../domain/record.ts';
import type { Row } from '../../domain/row.ts';
import { HeardError } from '../../errors.ts';
import type { BookRows } from './book-rows.ts';
import { type Desk, placesOf } from './cache-places.ts';
import { crc32 } from './checksum.ts';
import { type Head, isMadeOf, type Made, type Rows, readHead, readRows, writeHead, writeMonth } from './index-cache.ts';
import { type CaseLines, casesOf, idsFrom, idsIn, linesOf, readSummary, writeSummary } from './index-summary.ts';
import { type FolderReading, readFolder } from './journal-folder.ts';
import { monthsOf, type Source } from './journal-survey.ts';
import type { MonthRows } from './month-rows.ts';
import { newestFirst } from './newest-first.ts';

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
  rows<K extends Rows>(month: string, rows: K): MonthRows[K];
  /** The lines of all months. */
  lines(): CaseLines;
  book(): Book;
  faults(): readonly Fault[];
}

interface Opening extends Desk {
  /** The built worker that folds months. */
  readonly worker: string;
  readonly progress: () => Progress;
}

/** In bytes of the journal: what takes longer to fold than a second processor to be set to it. */
const worthWorkers = 16 * 1024 * 1024;

/**
 * The rows of a home, kept per folder in the state folder. What folds is loaded only if a folder changed since: it takes
 * longer to start than Node itself.
 */
export async function openIndex({ worker, progress, ...desk }: Opening): Promise<Index> {
  const kept = keptShelf(desk);
  if (kept) return indexOver(kept);
  const changed = changedMonths(desk);
  if (changed.reduce((sum, { bytes }) => sum + bytes, 0) >= worthWorkers) {
    const { foldAhead } = await import('./fold-ahead.ts');
    await foldAhead(
      changed.map(({ month }) => month),
      { ...desk, worker, progress: progress() },
    );
  }
  const [{ rowsOfMonth }, { rowsOfBook }] = await Promise.all([import('./month-rows.ts'), import('./book-rows.ts')]);
  return createIndex(desk, { rowsOfMonth, rowsOfBook });
}

/** The months of which nothing is kept as they are now. */
function changedMonths(desk: Desk): readonly { readonly month: string; readonly bytes: number }[] {
  const { home, sourcesOf, cacheOf } = placesOf(desk);
  return monthsOf(home.path).flatMap((month) => {
    const sources = sourcesOf(month);
    const bytes = sources.reduce((sum, { size }) => sum + size, 0);
    return readHead(cacheOf(month), sources) ? [] : [{ month, bytes }];
  });
}

/** The same, with what folds at hand: a folder whose files changed is folded again. */
export function createIndex(desk: Desk, folds: Folds): Index {
  return indexOver(foldingShelf(desk, folds));
}

function indexOver({ months, head, rows, lines, book, faults }: Shelf): Index {
  const heads = () => months().map(head);
  return {
    *open() {
      const left = months()
        .map((month) => ({ month, ...head(month).opens }))
        .filter(({ count }) => count > 0)
        .sort((one, other) => (one.newest < other.newest ? 1 : -1));
      let pending: readonly Row[] = [];
      for (let at = 0; ; at += 1) {
        const next = left[at];
        // What was opened after all that is still to be read comes first.
        const later = next ? pending.findIndex((row) => row.openedAt <= next.newest) : pending.length;
        const first = later < 0 ? pending.length : later;
        yield* pending.slice(0, first);
        if (!next) return;
        pending = [...pending.slice(first), ...rows(next.month, 'open')].sort(byOpened);
      }
    },
    countOpen: () => heads().reduce((sum, { opens }) => sum + opens.count, 0),
    due: () =>
      heads()
        .flatMap(({ due }) => due)
        .sort(byOpened),
    *all() {
      for (const month of months()) yield* [...rows(month, 'open'), ...rows(month, 'rest')].sort(byOpened);
    },
    ids: (start) => (start === undefined ? idsIn(lines()) : idsFrom(lines(), start)),
    casesOf: (wanted) => casesOf(lines(), wanted),
    notes() {
      const filed = new Set(heads().flatMap((month) => month.named));
      const notes = heads()
        .flatMap((month) => month.notes)
        .filter((note) => !filed.has(note.id));
      return notes.sort(newestFirst((note) => note.at));
    },
    clients: () => book().clients,
    faults,
  };
}

const byOpened = newestFirst<Row>((row) => row.openedAt);

/** Everything as it is kept, undefined if any of it was made of other files than there are now. */
function keptShelf(desk: Desk): Shelf | undefined {
  const { home, sourcesOf, cacheOf } = placesOf(desk);
  const book = readHead<Book>(cacheOf('book'), sourcesOf('book')) ?? emptyBook(sourcesOf('book'));
  const summary = readSummary(cacheOf('months'));
  const heads = new Map<string, Head>();
  for (const month of monthsOf(home.path)) {
    const sources = sourcesOf(month);
    const known = summary.heads.get(month);
    const head = known && isMadeOf(known, sources) ? known : readHead(cacheOf(month), sources);
    if (!head) return undefined;
    heads.set(month, head);
  }
  const head = (month: string) => heads.get(month) ?? changed();
  // Where another heard wrote meanwhile, the newer file of its making tells more, and nothing less.
  const rows = <K extends Rows>(month: string, which: K) =>
    readRows(cacheOf(month), which, head(month).sources) ?? readRows(cacheOf(month), which) ?? changed();
  const isKept = (month: string) => summary.heads.get(month) === heads.get(month);
  const linesIn = (month: string) => (isKept(month) ? summary.linesOf(month) : undefined) ?? monthLines(rows, month);
  const isWhole = summary.heads.size === heads.size && [...heads.keys()].every(isKept);
  if (!isWhole) writeSummary(cacheOf('months'), heads, linesIn);
  return (
    book && {
      months: () => [...heads.keys()],
      head,
      rows,
      lines: () => (isWhole ? summary.lines() : undefined) ?? joined([...heads.keys()].map(linesIn)),
      book: () => book,
      faults: () => [...heads.values(), book].flatMap(({ faults }) => faults),
    }
  );
}

function monthLines(rows: Shelf['rows'], month: string): CaseLines {
  return linesOf([...rows(month, 'open'), ...rows(month, 'rest')]);
}

function joined(lines: readonly CaseLines[]): CaseLines {
  return Buffer.concat(lines);
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
  const fold = (month: string): MonthRows & Made => {
    const reading = readFolder(home.path, month, crc32);
    const made = { ...rowsOfMonth(reading), sources: reading.sources };
    writeMonth(cacheOf(month), made);
    const { open: _, rest: __, ...head } = made;
    heads.set(month, head);
    return made;
  };
  const foldBook = (): Book => {
    const reading = readFolder(home.path, 'book', crc32);
    const made = { ...rowsOfBook(reading), sources: reading.sources };
    writeHead(cacheOf('book'), made);
    return made;
  };
  const shelf: Shelf = {
    months: () => monthsOf(home.path),
    head(month) {
      const sources = sourcesOf(month);
      const known = heads.get(month);
      if (known && isMadeOf(known, sources)) return known;
      const head = readHead(cacheOf(month), sources) ?? fold(month);
      heads.set(month, head);
      return head;
    },
    rows: (month, which) => readRows(cacheOf(month), which, sourcesOf(month)) ?? fold(month)[which],
    lines: () => joined(shelf.months().map((month) => monthLines(shelf.rows, month))),
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
