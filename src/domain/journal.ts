import type { Client } from './book.ts';
import type { Fault, JournalRecord, Line } from './record.ts';
import type { NoteRow, Row } from './row.ts';

/** Where a line stands. */
export type Place = Pick<Fault, 'file' | 'line'>;

/** One folder of the journal as it was read: a month such as `2026-11`, or `book`. */
export interface Folder {
  readonly name: string;
  /** The lines of each subject, by the subject's id, in the order read. */
  readonly subjects: ReadonlyMap<string, readonly Line[]>;
  readonly faults: readonly Fault[];
  readonly places: ReadonlyMap<Line, Place>;
}

/** What the subjects of a month are sorted by: at most 32 letters of ASCII, made of all lines of one. */
export type KeyOf = (id: string, lines: readonly Line[]) => string;

/** The append-only journal of one home. Everything is synchronous. */
export interface Journal {
  /** Month folders that hold anything, newest first. */
  months(): readonly string[];
  readMonth(month: string): Folder;
  /**
   * The same in parts, so that a full month takes no more memory than one of them: whole subjects, those of a part before
   * those of the next by key, then by id. A month that is not full is one part, and nobody is asked for a key. The first
   * part tells the faults of all. @throws HeardError `damaged` where a file was written over meanwhile.
   */
  readParts(month: string, keyOf: KeyOf): Iterable<Folder>;
  readBook(): Folder;
  /**
   * Appends records in the order given (book first, the case last). Durable when it returns.
   * @throws HeardError `disk` when a byte could not be kept, `read-only` when the home is of a newer format,
   * `refused` for a record over 256 KB or an id that is none.
   */
  append(records: readonly JournalRecord[]): void;
  /** The records of this machine's own files, newest first by ULID. */
  own(): Iterable<JournalRecord>;
}

/** Rows of cases, notes and clients, kept ready per folder so that lists need not fold the journal. Opened for one command. */
export interface Index {
  /** Cases that lists show unasked, newest opened first, read as far as they are asked for. */
  open(): Iterable<Row>;
  countOpen(): number;
  /** Cases that a day may come for, or that cannot wait. Newest opened first. */
  due(): readonly Row[];
  /** Every case, newest month first. */
  all(): Iterable<Row>;
  /** The id of every case. */
  ids(): Iterable<string>;
  /** Notes not yet filed, newest first. */
  notes(): readonly NoteRow[];
  /** Clients as the book has them now, sorted by id. */
  clients(): readonly Client[];
  /** The faults of every folder. */
  faults(): readonly Fault[];
}
