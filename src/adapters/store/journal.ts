import { join } from 'node:path';
import { folderOf } from '../../domain/ids.ts';
import type { Journal } from '../../domain/journal.ts';
import { idOf } from '../../domain/record.ts';
import { crc32 } from './checksum.ts';
import { appendRecords, type Desk } from './journal-append.ts';
import { markDue } from './journal-due.ts';
import { readFolder } from './journal-folder.ts';
import { readOwn } from './journal-own.ts';
import { readParts } from './journal-parts.ts';
import { readSince } from './journal-since.ts';
import { readSubject } from './journal-subject.ts';
import { journalFilesIn, monthsOf } from './journal-survey.ts';

/** The journal of a home, as this computer reads and writes it. */
export function createJournal({ home, identity, state }: Omit<Desk, 'checksum'> & { readonly state: string }): Journal {
  return {
    homeId: home.id,
    months: () => monthsOf(home.path).filter((month) => journalFilesIn(join(home.path, 'journal', month)).length > 0),
    readMonth: (month) => readFolder(home.path, month, crc32),
    readParts: (month, keyOf) => readParts({ home: home.path, name: month, checksum: crc32 }, keyOf),
    readSubject: (id) => readSubject(home.path, id),
    readBook: () => readFolder(home.path, 'book', crc32),
    since: (month, before) => readSince({ home: home.path, name: month, checksum: crc32 }, before),
    append(records) {
      const redactions = records.filter(({ events }) => events.some((event) => event.kind === 'redacted'));
      const folders = redactions.map((record) => folderOf(idOf(record)) ?? '');
      if (folders.length > 0) markDue({ home, machine: identity.machine, state }, folders);
      appendRecords(records, { home, identity, checksum: crc32 });
    },
    own: () => readOwn(home.path, identity.machine, crc32),
  };
}
