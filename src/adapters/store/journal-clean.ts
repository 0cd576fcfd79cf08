import { join } from 'node:path';
import { type Cleanings, cleanedLine, cleaningOf } from '../../domain/cleaning.ts';
import { crc32 } from './checksum.ts';
import { isLink } from './directory.ts';
import { disk } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import { type CleanDesk, dueFolders, markClean, stateOf } from './journal-due.ts';
import { readFolder } from './journal-folder.ts';
import { type RawLine, textOf } from './journal-lines.ts';
import { rewriteFolder, rewriteSettled } from './journal-rewrite.ts';
import { isOwnName, journalFilesIn } from './journal-survey.ts';
import { discard } from './replace-file.ts';

/**
 * Carries out on disk what redactions ask of this machine's own files, of copies of them that a sync tool made, of what
 * was set aside here and of what is derived. @throws HeardError `disk`: what was not reached is done the next time.
 */
export function cleanOwnFiles(desk: CleanDesk): void {
  for (const folder of dueFolders(desk)) cleanFolder(desk, folder);
}

function cleanFolder(desk: CleanDesk, folder: string): void {
  const { home, machine, state } = desk;
  // Taken before reading: what comes in meanwhile is seen the next time.
  const before = stateOf(desk, folder);
  const cleanings = cleaningsIn(home.path, folder);
  if (cleanings.size > 0) {
    const edit = (line: RawLine) => {
      const cleaned = cleanedLine(textOf(line), cleanings, crc32);
      return typeof cleaned === 'string' ? Buffer.from(cleaned) : cleaned;
    };
    rewriteFolder(desk, folder, edit);
    for (const copy of [...copiesIn(home.path, folder, machine), ...setAside(home.path, machine)]) {
      try {
        rewriteSettled(copy, `${copy}.tmp`, edit);
      } catch (error) {
        throw diskError(error, `${copy} could not be rewritten`);
      }
    }
    discardCache(join(state, home.claim()), folder);
  }
  markClean(desk, folder, before);
}

// What lies behind a link in the place of one of these folders is somebody else's.
function discardCache(stateOfHome: string, folder: string): void {
  const cache = join(stateOfHome, 'cache');
  if ([stateOfHome, cache].every((path) => !isLink(path))) discard(join(cache, `${folder}.json`));
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
  const isCopy = (name: string) => name.startsWith(machine) && !/^[a-z0-9]/.test(name.slice(machine.length));
  return journalFilesIn(path)
    .filter((name) => isCopy(name) && !isOwnName(name, machine))
    .map((name) => join(path, name));
}

/** What this machine moved to `trash`. */
function setAside(home: string, machine: string): readonly string[] {
  const trash = join(home, 'trash');
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
