import { dirname, join } from 'node:path';
import type { Identity } from '../../context.ts';
import { folderOf } from '../../domain/ids.ts';
import { type Checksum, encodeLine, longestLine } from '../../domain/line.ts';
import type { JournalRecord } from '../../domain/record.ts';
import { HeardError } from '../../errors.ts';
import { makeOwnFolder, syncFolder } from './directory.ts';
import { disk, flags, isWindows } from './disk.ts';
import { codeOf, diskError, mayBeKept } from './disk-error.ts';
import type { Home } from './home.ts';
import { fileMode, openRegular, using, writeOnce } from './regular-file.ts';

/** The most bytes that one record may have. */
export const recordLimit = longestLine;

/** More often than any rewrite comes in between. */
const patience = 100;

/** Where this computer writes. */
export interface Desk {
  readonly home: Home;
  readonly identity: Identity;
  /** A faster sum than the domain's own, which needs no import. */
  readonly checksum?: Checksum;
}

/**
 * Appends records in the order given and returns when they are durable. Records are checked before the first byte is
 * written, so a record that is refused leaves nothing behind; writing them once more does no harm, as ids deduplicate.
 * @throws HeardError `refused`, `read-only`, `disk`.
 */
export function appendRecords(records: readonly JournalRecord[], { home, identity, checksum }: Desk): void {
  const runs = runsOf(records, checksum);
  if (runs.length === 0) return;
  home.claim();
  const name = `${identity.machine}.jsonl`;
  for (const [index, { folder, lines }] of runs.entries()) {
    const path = join(home.path, 'journal', folder, name);
    try {
      appendTo(path, Buffer.concat(lines));
    } catch (error) {
      const failure = diskError(error, `the record could not be written to ${path}`);
      throw index === 0 ? failure : mayBeKept(failure);
    }
  }
}

interface Run {
  readonly folder: string;
  readonly lines: Buffer[];
}

/** Neighbours that go into one file are written at once; the order of files is kept. */
function runsOf(records: readonly JournalRecord[], checksum?: Checksum): readonly Run[] {
  const runs: Run[] = [];
  for (const record of records) {
    const folder = folderOfRecord(record);
    const line = lineOf(record, checksum);
    const last = runs.at(-1);
    if (last?.folder === folder) last.lines.push(line);
    else runs.push({ folder, lines: [line] });
  }
  return runs;
}

/** Only a valid id ever becomes a path. */
function folderOfRecord(record: JournalRecord): string {
  const ids = [record.case, record.note, record.client, record.device].filter((id) => id !== undefined);
  const folder = ids.length === 1 && ids[0] !== undefined ? folderOf(ids[0]) : undefined;
  if (folder) return folder;
  throw new HeardError(`"${ids.join(', ')}" is not an id that heard made, so nothing was written.`, {
    code: 'refused',
  });
}

// It starts with a newline too, so that a torn line before it never swallows it.
function lineOf(record: JournalRecord, checksum?: Checksum): Buffer {
  const line = Buffer.from(`\n${encodeLine(record, checksum)}\n`);
  if (line.length - 2 <= recordLimit) return line;
  throw new HeardError('That is too long to keep: one record holds at most 256 KB, about 80 pages of text.', {
    code: 'refused',
    hint: 'Shorten it, or put the long part in a file of its own and note its name.',
  });
}

/**
 * Appends bytes to a file of the journal and returns when they are durable. A rewrite may rename the file while it is
 * written to: the same lines then go to the one that took its place.
 */
export function appendTo(path: string, bytes: Buffer): void {
  makeOwnFolder(dirname(dirname(path)));
  makeOwnFolder(dirname(path));
  for (let tries = 1; tries <= patience; tries += 1) {
    const { fd, isNew } = openForAppend(path);
    let isWritten = false;
    try {
      const isSettled = using(fd, () => {
        writeOnce(fd, bytes);
        isWritten = true;
        disk.fdatasync(fd);
        if (isNew) syncFolder(dirname(path));
        return isSameFile(fd, path);
      });
      if (isSettled) return;
    } catch (error) {
      throw isWritten ? mayBeKept(diskError(error, `it is not sure that the record is in ${path}`)) : error;
    }
  }
  throw busy(path);
}

function openForAppend(path: string): { readonly fd: number; readonly isNew: boolean } {
  const append = flags.O_WRONLY | flags.O_APPEND;
  for (let tries = 1; tries <= patience; tries += 1) {
    try {
      return { fd: openRegular(path, append), isNew: false };
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
    try {
      const fd = openRegular(path, append | flags.O_CREAT | flags.O_EXCL);
      if (!isWindows) disk.fchmod(fd, fileMode);
      return { fd, isNew: true };
    } catch (error) {
      // Another process made it first.
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
  throw busy(path);
}

const busy = (path: string) =>
  new HeardError(`Something keeps replacing ${path}, so the record may not be kept.`, {
    code: 'disk',
    hint: 'Stop whatever else writes to that folder, then do it again.',
  });

function isSameFile(fd: number, path: string): boolean {
  const open = disk.fstat(fd, { bigint: true });
  const live = disk.lstat(path, { bigint: true, throwIfNoEntry: false });
  return live?.dev === open.dev && live.ino === open.ino;
}
