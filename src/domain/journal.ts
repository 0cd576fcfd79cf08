import type { Client } from './book.ts';
import type { Positions } from './cursor.ts';
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

/** What a month of the journal holds beyond where its files were read before. */
export interface MonthSince {
  /** Where the last whole line of each file ends now. */
  readonly positions: Positions;
  /** Names of files that are gone or no longer what was read: what changed in them, nobody can tell. */
  readonly rewritten: readonly string[];
  /** True if any line of a subject came. */
  readonly hasChanged: boolean;
  /** True for a case or a note of this month of which a line came. */
  isChanged(id: string): boolean;
}

/** The append-only journal of one home. Everything is synchronous. */
export interface Journal {
  /** The id of the home; undefined where none has been made. @throws HeardError `damaged`. */
  homeId(): string | undefined;
  /** Month folders that hold anything, newest first. */
  months(): readonly string[];
  readMonth(month: string): Folder;
  /**
   * The same in parts, so that a full month takes no more memory than one of them: whole subjects, those of a part before
   * those of the next by key, then by id. A month that is not full is one part, and nobody is asked for a key. The first
   * part tells the faults of all. @throws HeardError `damaged` where a file was written over meanwhile.
   */
  readParts(month: string, keyOf: KeyOf): Iterable<Folder>;
  /** The folder as far as it tells of one case, note, client or device, and the faults of its lines. */
  readSubject(id: string): Folder;
  readBook(): Folder;
  /** Holds a month against where it was read before. Without that, everything counts as changed, and little is read. */
  since(month: string, before: Positions | undefined): MonthSince;
  /**
   * Appends records in the order given (book first, the case last). Durable when it returns.
   * @throws HeardError `disk` when a byte could not be kept, `read-only` when the home is of a newer format,
   * `refused` for a record over 256 KB or an id that is none.
   */
  append(records: readonly JournalRecord[]): void;
  /** The records of this machine's own files, newest first by ULID. */
  own(): Iterable<JournalRecord>;
}

/** What is quickly known of every case. */
export interface CaseLine {
  readonly id: string;
  /** The id it was recorded under; empty where there is none, as for the playbook. */
  readonly client: string;
  readonly openedAt: string;
  readonly playbook: string;
  readonly withdrawn: boolean;
}

export interface CasesWanted {
  readonly clients: readonly string[];
  readonly playbook: string;
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
  /** The id of every case; with a beginning those alone that it may be one of, whole or of their random part. */
  ids(start?: string): Iterable<string>;
  /** Cases recorded under one of these ids of clients, with this playbook, in no order. */
  casesOf(wanted: CasesWanted): readonly CaseLine[];
  /** Notes not yet filed, newest first. */
  notes(): readonly NoteRow[];
  /** Clients as the book has them now, sorted by id. */
  clients(): readonly Client[];
  /** The faults of every folder. */
  faults(): readonly Fault[];
}

/** A line that was made of one case or note. */
export interface KeptLine {
  readonly id: string;
  /** Without a newline in it. */
  readonly text: string;
}

/** The lines made of a month, in the order they were kept in. */
export interface KeptLines {
  readonly ids: readonly string[];
  /** UTF-8, a newline behind each. */
  readonly bytes: Uint8Array;
  /** The id of the line that a byte of them is in. */
  idAt(place: number): string;
}

/** What lines are made of a case: its document as exports print it, or its text as searches compare it. */
export type KeptKind = 'log' | 'text';

/** Lines made of each month, kept until anything in the month changes. Whatever is missing or damaged only costs time. */
export interface Kept {
  /** The month as it is now: lines that were kept of it, and how to keep those that are made instead. */
  month(
    month: string,
    kind: KeptKind,
  ): {
    readonly lines: KeptLines | undefined;
    /** Only for a month in which nothing is damaged. */
    keep(lines: readonly KeptLine[]): void;
  };
}
