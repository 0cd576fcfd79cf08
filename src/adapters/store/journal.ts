import { join } from 'node:path';
import type { Journal } from '../../domain/journal.ts';
import { crc32 } from './checksum.ts';
import { appendRecords, type Desk } from './journal-append.ts';
import { readFolder } from './journal-folder.ts';
import { readOwn } from './journal-own.ts';
import { journalFilesIn, monthsOf } from './journal-survey.ts';

/** The journal of a home, as this computer reads and writes it. */
export function createJournal({ home, identity }: Omit<Desk, 'checksum'>): Journal {
  return {
    months: () => monthsOf(home.path).filter((month) => journalFilesIn(join(home.path, 'journal', month)).length > 0),
    readMonth: (month) => readFolder(home.path, month, crc32),
    readBook: () => readFolder(home.path, 'book', crc32),
    append: (records) => appendRecords(records, { home, identity, checksum: crc32 }),
    own: () => readOwn(home.path, identity.machine, crc32),
  };
}
