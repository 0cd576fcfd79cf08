import { join } from 'node:path';
import { type Cleanings, cleanedLine, cleaningOf } from '../../domain/cleaning.ts';
import { crc32 } from './checksum.ts';
import { isLink } from './directory.ts';
import { disk } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import { type CleanDesk, dueFolders, dueIn, foldersOf, markClean } from './journal-due.ts';
import { readFolder } from './journal-folder.ts';
import { type RawLine, textOf } from './journal-lines.ts';
import { changesIn, rewriteFolder, rewriteSettled } from './journal-rewrite.ts';
import { isOwnName, journalFilesIn } from './journal-survey.ts';
import { discard } from './replace-file.ts';

/**
 * Carries out on disk what redactions ask of this machine's own files, of copies of them that a sync tool made, of what
 * was set aside here and of what is derived. @throws HeardError `disk`: what was not reached is done the next time.
 */
export function cleanOwnFiles(desk: CleanDesk, folders = dueFolders(desk)): void {
  for (const folder of folders) cleanFolder(desk, folder);
}

/** The files of this machine, set aside ones too, in which something stands that was redacted. */
export function uncleanFiles(desk: CleanDesk): readonly string[] {
  return foldersOf(desk).flatMap((folder) => {
    const cleanings = cleaningsIn(desk.home.path, folder);
    if (cleanings.size === 0) return [];
    const path = join(desk.home.path, 'journal', folder);
    const own = journalFilesIn(path).filter((name) => isOwnName(name, desk.machine));
    const files = [...own.map((name) => join(path, name)), ...besides(desk, folder)];
    return files.filter((file) => changesIn(file, (line) => cleanedBytes(line, cleanings)).length > 0);
  });
}

function cleanFolder(desk: CleanDesk, folder: string): void {
  // Taken before reading: what comes in meanwhile is seen the next time.
  const due = dueIn(desk, folder);
  const cleanings = cleaningsIn(desk.home.path, folder);
  if (cleanings.size > 0) {
    const edit = (line: RawLine) => cleanedBytes(line, cleanings);
    rewriteFolder(desk, folder, edit);
    for (const copy of besides(desk, folder)) {
      try {
        rewriteSettled(copy, edit);
      } catch (error) {
        throw diskError(error, `${copy} could not be rewritten`);
      }
    }
    discardCache(join(desk.state, desk.home.claim()), folder);
  }
  markClean(desk, due);
}

function cleanedBytes(line: RawLine, cleanings: Cleanings): Uint8Array | null | undefined {
  const cleaned = cleanedLine(textOf(line), cleanings, crc32);
  return typeof cleaned === 'string' ? Buffer.from(cleaned) : cleaned;
}

/** Copies of this machine's files, and what it set aside. */
function besides({ home, machine, state }: CleanDesk, folder: string): readonly string[] {
  return [
    ...copiesIn(home.path, folder, machine),
    ...setAside(join(home.path, 'trash'), machine),
    ...setAside(join(state, 'trash'), machine),
  ];
}

// What lies behind a link in the place of one of these folders is somebody else's.
function discardCache(stateOfHome: string, folder: string): void {
  const cache = join(stateOfHome, 'cache');
  if ([stateOfHome, cache].some(isLink)) return;
  // A program that was killed while it wrote leaves a temporary one, which begins with a dot.
  const made = entriesIn(cache).filter(
    ({ name }) => /^\.?months\./.test(name) || name.replace(/^\./, '').startsWith(`${folder}.`),
  );
  for (const { name } of made) discard(join(cache, name));
}

function cleaningsIn(home: string, folder: string): Cleanings {
  const found = [...readFolder(home, folder, crc32).subjects].flatMap(([subject, lines]) => {
    const cleaning = cleaningOf(lines);
    return cleaning ? [[subject, cleaning] as const] : [];
  });
  return new Map(found);
}

/** Copies of this machine's files under names that sync tools give. */
function copiesIn(home: string, folder: string, machine: string): readonly string[] {
  const path = join(home, 'journal', folder);
  const around = new RegExp(`(^|[^a-z0-9-])${machine}([^a-z0-9]|$)`);
  const isCopy = (name: string) => around.test(name);
  return journalFilesIn(path)
    .filter((name) => isCopy(name) && !isOwnName(name, machine))
    .map((name) => join(path, name));
}

/** What this machine moved to `trash`. */
function setAside(trash: string, machine: string): readonly string[] {
  return foldersIn(trash)
    .filter((name) => name.endsWith(`-${machine}`))
    .flatMap((name) => filesBelow(join(trash, name)));
}

function filesBelow(path: string): readonly string[] {
  return entriesIn(path).flatMap((entry) => {
    const below = join(path, entry.name);
    if (entry.isDirectory()) return filesBelow(below);
    return entry.isFile() ? [below] : [];
  });
}

const foldersIn = (path: string) =>
  entriesIn(path)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

// A link in its place leads elsewhere.
function entriesIn(path: string) {
  try {
    return disk.lstat(path).isDirectory() ? disk.readdir(path, { withFileTypes: true }) : [];
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw diskError(error, `the folder ${path} could not be read`);
  }
}
