import { createHash } from 'node:crypto';
import { foldBook } from '../../../domain/book.ts';
import type { Case } from '../../../domain/case.ts';
import { foldCase } from '../../../domain/fold.ts';
import { isCaseId } from '../../../domain/ids.ts';
import type { Folder } from '../../../domain/journal.ts';
import type { Folds } from '../../../domain/manifest.ts';
import { foldNote } from '../../../domain/note.ts';
import type { Line } from '../../../domain/record.ts';
import { crc32 } from '../checksum.ts';
import { readFolder } from '../journal-folder.ts';
import { monthsOf } from '../journal-survey.ts';

/** A case as everybody reads it. */
export type DocumentOf = (subject: Case) => unknown;

/** Reads a whole home, a month in memory at a time. */
export function foldsOf(home: string, documentOf: DocumentOf): Folds {
  const sum = createHash('sha256');
  const count = { cases: 0, notes: 0, clients: 0, lines: 0 };
  const take = (value: unknown) => sum.update(`${JSON.stringify(value)}\n`);
  for (const month of monthsOf(home)) {
    for (const [id, lines] of subjectsOf(readFolder(home, month, crc32))) {
      count.lines += lines.length;
      const found = isCaseId(id) ? foldCase(id, lines).case : undefined;
      const note = isCaseId(id) ? undefined : foldNote(id, lines).note;
      if (found) take(documentOf(found));
      if (note) take(note);
      if (found && !found.withdrawn) count.cases += 1;
      if (note && !note.withdrawn) count.notes += 1;
    }
  }
  const lines = subjectsOf(readFolder(home, 'book', crc32)).flatMap(([, own]) => own);
  const { clients, devices } = foldBook(lines);
  take({ clients, devices });
  return { ...count, clients: clients.length, lines: count.lines + lines.length, sha256: sum.digest('hex') };
}

function subjectsOf({ subjects }: Folder): readonly (readonly [id: string, lines: readonly Line[]])[] {
  return [...subjects].sort(([one], [other]) => (one < other ? -1 : 1));
}
