import type { Client } from '../../domain/book.ts';
import { foldBook } from '../../domain/book.ts';
import type { Fault } from '../../domain/record.ts';
import type { FolderReading } from './journal-folder.ts';

/** What lists need of the book. */
export interface BookRows {
  readonly clients: readonly Client[];
  readonly faults: readonly Fault[];
}

/** Folds the book. */
export function rowsOfBook({ subjects, faults, places }: FolderReading): BookRows {
  const book = foldBook([...subjects.values()].flat());
  const found = book.faults.map(({ line, reason }) => ({ file: '', line: 0, ...places.get(line), reason }));
  return { clients: book.clients, faults: [...faults, ...found] };
}
