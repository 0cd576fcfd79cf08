import { folderOf } from '../../domain/ids.ts';
import type { Folder } from '../../domain/journal.ts';
import { crc32 } from './checksum.ts';
import { readLines } from './journal-folder.ts';

/**
 * The lines that tell of one case, note, client or device, without parsing those that cannot: what is damaged in them is
 * known to the index. @throws HeardError `disk` for a file that cannot be read.
 */
export function readSubject(home: string, id: string): Folder {
  const name = folderOf(id);
  if (name === undefined) return { name: '', subjects: new Map(), faults: [], places: new Map() };
  const wanted = Buffer.from(id);
  return readLines(
    { home, name, checksum: crc32 },
    ({ bytes }) =>
      // Any letter of the id may be written as its code.
      bytes.includes(wanted) || bytes.includes('\\u'),
  );
}
