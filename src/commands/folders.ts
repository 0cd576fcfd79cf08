import { folderOf } from '../domain/ids.ts';
import type { Folder, Journal } from '../domain/journal.ts';
import { prepare } from '../domain/prepare.ts';
import { idOf, type JournalRecord, type Line } from '../domain/record.ts';
import { isBinding } from '../domain/taking-back.ts';

/** The folders of a journal, each read once. */
export interface Folders {
  isWithdrawn(record: JournalRecord): boolean;
  /** True for the record that a client or device is known by, where a live record outside the command names them. */
  isNamedBeside(record: JournalRecord, command: readonly JournalRecord[]): boolean;
  /** A record as every reader has it: without what was redacted since it was written. */
  readonly asRead: (record: JournalRecord) => JournalRecord;
  /** `at` of a subject's last record in fold order. */
  lastOf(subject: string): string | undefined;
}

/** What taking something back must know of the journal. */
export function createFolders(journal: Journal): Folders {
  const read = new Map<string, Folder>();
  const folder = (name: string): Folder => {
    const found = read.get(name) ?? (name === 'book' ? journal.readBook() : journal.readMonth(name));
    read.set(name, found);
    return found;
  };
  const linesOf = (subject: string): readonly Line[] => folder(folderOf(subject) ?? '').subjects.get(subject) ?? [];
  return {
    isWithdrawn: (record) => prepare(linesOf(idOf(record))).withdrawals.has(record.id),
    isNamedBeside({ client, device, events }, command) {
      const id = client ?? device;
      // Without a later change there is still somebody to name.
      if (id === undefined || events.every(({ kind }) => kind.endsWith('-changed'))) return false;
      const own = new Set(command.map((record) => record.id));
      const names = [...journal.months(), 'book'];
      return names.some((name) => [...folder(name).subjects.values()].some((lines) => isNamedIn(lines, id, own)));
    },
    asRead: (record) =>
      prepare(linesOf(idOf(record))).entries.find((entry) => entry.record.id === record.id)?.record ?? record,
    lastOf: (subject) => prepare(linesOf(subject)).entries.at(-1)?.record.at,
  };
}

function isNamedIn(lines: readonly Line[], id: string, own: ReadonlySet<string>): boolean {
  if (!lines.some(({ raw }) => raw.includes(id))) return false;
  return prepare(lines).entries.some(
    ({ live, record }) =>
      live && !own.has(record.id) && !record.events.every(isBinding) && JSON.stringify(record).includes(id),
  );
}
