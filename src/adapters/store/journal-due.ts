import { dirname, join } from 'node:path';
import { makeOwnFolder } from './directory.ts';
import { disk } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import type { Home } from './home.ts';
import { othersIn } from './journal-others.ts';
import { entriesOf, monthsOf } from './journal-survey.ts';
import { readWhole } from './regular-file.ts';
import { createFile, discard, replaceFile } from './replace-file.ts';

/** Whose files may have to be cleaned of what was redacted. */
export interface CleanDesk {
  readonly home: Home;
  readonly machine: string;
  /** The state folder. */
  readonly state: string;
}

/** By path of a folder of the journal: the files of other machines as they were when this one's were last cleaned. */
type Marks = Readonly<Record<string, string>>;

/** The folders in which redactions may have come in since this machine's files there were cleaned. */
export function dueFolders(desk: CleanDesk): readonly string[] {
  if (desk.home.id() === undefined) return [];
  const marks = readMarks(desk);
  const pending = pendingIn(desk);
  return foldersOf(desk).filter(
    (folder) =>
      pending.some((one) => one.folder === folder) || (marks[keyOf(desk, folder)] ?? '') !== stateOf(desk, folder),
  );
}

/** Every folder of the journal. */
export const foldersOf = ({ home }: CleanDesk): readonly string[] => [...monthsOf(home.path), 'book'];

/**
 * Notes that a redaction is about to be written, so that a program stopped right after it still leads to clean files. Each
 * has a file of its own: whoever cleans takes away only those that were there before it read.
 */
export function markDue(desk: CleanDesk, folders: Iterable<string>): void {
  const file = join(placeOf(desk), 'due');
  try {
    for (const folder of new Set(folders)) {
      makeOwnFolder(dirname(file));
      makeOwnFolder(file);
      createFile(join(file, `${folder}.${process.pid}-${Math.random().toString(36).slice(2, 10)}`), [desk.home.path]);
    }
  } catch (error) {
    throw diskError(error, `${file} could not be written`);
  }
}

/** What is to be carried out in a folder, as it is before its files are read. */
export interface Due {
  readonly folder: string;
  readonly state: string;
  readonly pending: readonly string[];
}

export function dueIn(desk: CleanDesk, folder: string): Due {
  const pending = pendingIn(desk).filter((one) => one.folder === folder);
  return { folder, state: stateOf(desk, folder), pending: pending.map(({ path }) => path) };
}

/** Notes that a folder is clean as far as that goes. */
export function markClean(desk: CleanDesk, { folder, state, pending }: Due): void {
  const file = join(placeOf(desk), 'cleaned.json');
  const marks = readMarks(desk);
  try {
    if ((marks[keyOf(desk, folder)] ?? '') !== state) {
      makeOwnFolder(dirname(file));
      replaceFile(file, [JSON.stringify({ ...marks, [keyOf(desk, folder)]: state })]);
    }
  } catch (error) {
    throw diskError(error, `${file} could not be written`);
  }
  // One that stays only leads to another look.
  for (const path of pending) discard(path);
}

function stateOf({ home, machine }: CleanDesk, folder: string): string {
  const path = join(home.path, 'journal', folder);
  try {
    return othersIn(path, namesIn(path), machine);
  } catch (error) {
    throw diskError(error, `${path} could not be read`);
  }
}

function namesIn(path: string): string[] {
  try {
    return disk.readdir(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw diskError(error, `the folder ${path} could not be read`);
  }
}

function pendingIn(desk: CleanDesk): readonly { readonly folder: string; readonly path: string }[] {
  const place = join(placeOf(desk), 'due');
  return entriesOf(place)
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => ({ folder: name.replace(/\..*$/, ''), path: join(place, name) }))
    .filter(({ path }) => isOfHome(path, desk));
}

function isOfHome(path: string, { home }: CleanDesk): boolean {
  try {
    return readWhole(path)?.toString() === home.path;
  } catch (error) {
    throw diskError(error, `${path} could not be read`);
  }
}

// A damaged one says nothing, so that everything is looked through once more.
function readMarks(desk: CleanDesk): Marks {
  try {
    return Object(JSON.parse(readWhole(join(placeOf(desk), 'cleaned.json'))?.toString() ?? '{}'));
  } catch {
    return {};
  }
}

// Two copies of one home on this computer have one id.
const keyOf = ({ home }: CleanDesk, folder: string) => join(home.path, 'journal', folder);
const placeOf = ({ home, state }: CleanDesk) => join(state, home.claim());
