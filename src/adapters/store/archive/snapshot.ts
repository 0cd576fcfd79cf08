import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { decodeLine, longestLine } from '../../../domain/line.ts';
import { type Listed, mostBytes, mostFiles } from '../../../domain/manifest.ts';
import { HeardError } from '../../../errors.ts';
import { crc32 } from '../checksum.ts';
import { makeFolder } from '../directory.ts';
import { disk, flags } from '../disk.ts';
import { codeOf, diskError } from '../disk-error.ts';
import { bytesBetween, openRegular, using } from '../regular-file.ts';
import { writeNew } from '../replace-file.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { type Places, type Surveyed, surveyFiles } from './survey.ts';

export interface Snapshot {
  /** Holds what is listed, each file under its path in the archive. */
  readonly folder: string;
  readonly files: readonly Listed[];
  readonly leftOut: readonly string[];
  /** Paths of journal files whose last line was never finished, and is not in the copy. */
  readonly torn: readonly string[];
}

interface Copy {
  readonly listed: Listed;
  readonly isTorn: boolean;
}

const patience = 20;
const newline = 0x0a;

/**
 * What `use` makes of a copy of everything at one moment, which is gone afterwards. Where another process gave files
 * other names meanwhile, as a rewrite does, the copy is made again: a line may have been in neither of two files.
 */
export function inSnapshot<T>(places: Places, parent: string, use: (snapshot: Snapshot) => T): T {
  for (let tries = 1; tries <= patience; tries += 1) {
    const made = inTemporaryFolder(parent, (folder) => {
      const snapshot = copyAll(places, folder);
      return snapshot && { of: use(snapshot) };
    });
    if (made) return made.of;
  }
  throw new HeardError(`Something keeps replacing files in ${places.home}, so no backup could be made.`, {
    code: 'disk',
    hint: 'Wait until whatever else writes to that folder is done, then do it again.',
  });
}

/** Undefined where a file was moved or replaced meanwhile. */
function copyAll(places: Places, folder: string): Snapshot | undefined {
  const { files, leftOut } = surveyFiles(places);
  refuseTooMuch(files, places);
  const listed: Listed[] = [];
  const torn: string[] = [];
  for (const file of files) {
    const copied = copyFile(file, join(folder, ...file.path.split('/')));
    if (!copied) return undefined;
    listed.push(copied.listed);
    if (copied.isTorn) torn.push(file.from);
  }
  return namesOf(surveyFiles(places).files) === namesOf(files) ? { folder, files: listed, leftOut, torn } : undefined;
}

function refuseTooMuch(files: readonly Surveyed[], { home }: Places): void {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length <= mostFiles && bytes <= mostBytes) return;
  throw new HeardError(`${home} holds more than one backup can: ${mostFiles} files and 4 GB.`, {
    code: 'refused',
    hint: 'Move what is in its trash folder elsewhere, then do it again.',
  });
}

const namesOf = (files: readonly Surveyed[]) => files.map(({ path, inode }) => `${path} ${inode}`).join('\n');

function copyFile({ from, path, size, inode }: Surveyed, to: string): Copy | undefined {
  try {
    return using(openRegular(from, flags.O_RDONLY), (fd) => {
      const found = disk.fstat(fd);
      if (found.ino !== inode || found.size < size) return undefined;
      const bytes = path.startsWith('home/journal/') ? wholeLines(fd, size) : size;
      const sum = createHash('sha256');
      makeFolder(dirname(to));
      writeNew(to, summed(bytesBetween(fd, 0, bytes), sum), 'derived');
      if (disk.stat(to).size !== bytes) return undefined;
      return { listed: { path, bytes, sha256: sum.digest('hex') }, isTorn: bytes < size && isTorn(fd, bytes, size) };
    });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw diskError(error, `${from} could not be copied for the backup`);
  }
}

function* summed(pieces: Iterable<Buffer>, sum: ReturnType<typeof createHash>): Generator<Buffer> {
  for (const piece of pieces) {
    sum.update(piece);
    yield piece;
  }
}

/** How many of the first `size` bytes are whole lines: a record that is being appended ends later. */
function wholeLines(fd: number, size: number): number {
  let end = size;
  const step = 64 * 1024;
  while (end > 0) {
    const from = Math.max(0, end - step);
    const at = Buffer.concat([...bytesBetween(fd, from, end)]).lastIndexOf(newline);
    end = at < 0 ? from : from + at + 1;
    if (at >= 0) break;
  }
  // One written by hand may lack its newline.
  return isRecord(fd, end, size) ? size : end;
}

function isRecord(fd: number, from: number, to: number): boolean {
  if (to - from > longestLine) return false;
  return decodeLine(Buffer.concat([...bytesBetween(fd, from, to)]).toString(), crc32).ok;
}

/** Whether what follows the whole lines is more than blanks, and nobody is writing its rest. */
function isTorn(fd: number, from: number, size: number): boolean {
  if (disk.fstat(fd).size > size) return false;
  for (const piece of bytesBetween(fd, from, size)) if (piece.toString().trim() !== '') return true;
  return false;
}
