import type { Dirent, Stats } from 'node:fs';
import { join } from 'node:path';
import { disk } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';

/** What tells whether a journal file is still the one that was read. */
export interface Source {
  readonly name: string;
  readonly size: number;
  /** Milliseconds since 1970, with a fraction. */
  readonly mtime: number;
  readonly inode: number;
}

const monthName = /^20\d\d-(0[1-9]|1[0-2])$/;

/** True for the name of a month folder: `2026-11`. */
export const isMonthName = (name: string): boolean => monthName.test(name);

/** Names of a home's month folders, newest first, whatever they hold. @throws HeardError `disk` where the home is no folder. */
export function monthsOf(home: string): readonly string[] {
  const folders = monthEntries(home).filter((entry) => entry.isDirectory());
  const names = folders.map((entry) => entry.name).filter(isMonthName);
  return names.sort().reverse();
}

/** Names of the journal files in a folder, whoever wrote or copied them there. Only plain files are any. */
export function journalFilesIn(path: string): readonly string[] {
  return survey(path).map(({ name }) => name);
}

/** True for the file a machine appends to, and for those a rewrite put beside it. */
export function isOwnName(name: string, machine: string): boolean {
  return name.startsWith(`${machine}.`) && /^([1-9]\d{0,8}\.)?jsonl$/.test(name.slice(machine.length + 1));
}

/** The journal files of a folder as they are now. A list asks this of every month: it takes no step that it can spare. */
export function survey(path: string): readonly Source[] {
  const names = namesIn(path).filter((name) => name.endsWith('.jsonl') && !name.startsWith('.'));
  return names.sort().flatMap((name) => {
    const found = look(`${path}/${name}`);
    return found?.isFile() ? [{ name, size: found.size, mtime: found.mtimeMs, inode: found.ino }] : [];
  });
}

function namesIn(path: string): string[] {
  try {
    return disk.readdir(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw diskError(error, `the folder ${path} could not be read`);
  }
}

function look(path: string): Stats | undefined {
  try {
    return disk.lstat(path, { throwIfNoEntry: false });
  } catch (error) {
    throw diskError(error, `${path} could not be read`);
  }
}

// A file in place of the home must not look like a home with nothing in it.
function monthEntries(home: string): readonly Dirent[] {
  try {
    return entriesIn(join(home, 'journal'));
  } catch (error) {
    throw diskError(error, `there is no journal to read in ${home}`);
  }
}

/** What a folder holds; nothing where there is none. @throws HeardError `disk` */
export function entriesOf(path: string): readonly Dirent[] {
  try {
    return entriesIn(path);
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return [];
    throw diskError(error, `the folder ${path} could not be read`);
  }
}

function entriesIn(path: string): readonly Dirent[] {
  try {
    return disk.readdir(path, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
