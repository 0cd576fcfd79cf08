import { dirname, join } from 'node:path';
import { makeOwnFolder } from './directory.ts';
import { diskError } from './disk-error.ts';
import type { Home } from './home.ts';
import { isOwnName, monthsOf, survey } from './journal-survey.ts';
import { readWhole } from './regular-file.ts';
import { replaceFile } from './replace-file.ts';

/** Whose files may have to be cleaned of what was redacted. */
export interface CleanDesk {
  readonly home: Home;
  readonly machine: string;
  /** The state folder. */
  readonly state: string;
}

/**
 * By folder of the journal: the files of other machines as they were when this one's were last cleaned, or `due` from
 * before a redaction is written until it is carried out on disk.
 */
type Marks = Readonly<Record<string, string>>;

const due = 'due';

/** The folders in which redactions may have come in since this machine's files there were cleaned. */
export function dueFolders(desk: CleanDesk): readonly string[] {
  if (desk.home.id() === undefined) return [];
  const marks = readMarks(desk);
  return [...monthsOf(desk.home.path), 'book'].filter((folder) => (marks[folder] ?? '') !== stateOf(desk, folder));
}

/** Notes that a redaction is about to be written, so that a program stopped right after it still leads to clean files. */
export function markDue(desk: CleanDesk, folders: Iterable<string>): void {
  const marked = Object.fromEntries([...folders].map((folder) => [folder, due]));
  writeMarks(desk, { ...readMarks(desk), ...marked });
}

/** Notes that a folder is clean as far as these files go. */
export function markClean(desk: CleanDesk, folder: string, state: string): void {
  writeMarks(desk, { ...readMarks(desk), [folder]: state });
}

/** What of a folder is not this machine's, in one line; empty where everything is. */
export function stateOf({ home, machine }: CleanDesk, folder: string): string {
  const path = join(home.path, 'journal', folder);
  const others = survey(path).filter(({ name }) => !isOwnName(name, machine));
  return others.map(({ name, size, mtime, inode }) => `${name} ${size} ${mtime} ${inode}`).join('\n');
}

// A damaged one says nothing, so that everything is looked through once more.
function readMarks(desk: CleanDesk): Marks {
  try {
    const text = readWhole(fileOf(desk))?.toString();
    return text === undefined ? {} : Object(JSON.parse(text));
  } catch {
    return { [due]: due };
  }
}

function writeMarks(desk: CleanDesk, marks: Marks): void {
  const file = fileOf(desk);
  try {
    makeOwnFolder(dirname(file));
    replaceFile(file, [JSON.stringify(marks)]);
  } catch (error) {
    throw diskError(error, `${file} could not be written`);
  }
}

const fileOf = ({ home, state }: CleanDesk) => join(state, home.claim(), 'cleaned.json');
