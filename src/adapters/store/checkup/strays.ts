import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../../domain/finding.ts';
import { HeardError } from '../../../errors.ts';
import { readPrices } from '../../playbooks/prices.ts';
import { disk } from '../disk.ts';
import { entriesOf, isMonthName, journalFilesIn } from '../journal-survey.ts';
import { isAlive } from '../rewrite-lock.ts';

/** Something that lies where heard keeps its files and is none of them. */
export interface Stray {
  readonly root: string;
  /** Below the root, with forward slashes. */
  readonly path: string;
  readonly message: string;
  /** False where moving it away would hide records that are read through it. */
  readonly isMovable: boolean;
}

interface Roots {
  readonly home: string;
  readonly state: string;
  /** Undefined where nothing was written yet. */
  readonly homeId: string | undefined;
  /** Milliseconds since 1970 by the real clock. */
  readonly now: number;
}

const temporary = /^\..*\.tmp$/;
/** What file managers put into every folder they show. */
const furniture: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);
const hour = 3_600_000;

/** What lies about in the journal, the home and this computer's folders for it. */
export function straysIn({ home, state, homeId, now }: Roots): readonly Stray[] {
  const kept = homeId === undefined ? [] : [homeId, `${homeId}/drafts`, `${homeId}/cache`];
  return [
    ...['', 'playbooks'].flatMap((folder) => leftIn(home, folder, now)),
    ...damagedPrices(home),
    ...straysInJournal(home, now),
    ...['', ...kept].flatMap((folder) => leftIn(state, folder, now)),
  ];
}

/** What is said of them. Places outside the home are named whole. */
export function strayFindings(roots: Roots): readonly Finding[] {
  return straysIn(roots).map(({ root, path, message, isMovable }) => ({
    kind: 'stray',
    place: root === roots.home ? path : join(root, path),
    message,
    remedy: isMovable ? 'heard doctor --fix moves it to trash.' : 'Put a real folder with the same files in its place.',
    mendable: isMovable,
  }));
}

/** Temporary files that nobody is writing any more. */
function leftIn(root: string, folder: string, now: number): readonly Stray[] {
  // What lies behind a link is somebody else's.
  if (folder !== '' && folder.split('/').some((_, at, parts) => isLink(join(root, ...parts.slice(0, at + 1)))))
    return [];
  const names = entriesOf(join(root, folder)).map(({ name }) => name);
  return names
    .filter((name) => temporary.test(name) && !isBeingWritten(join(root, folder), name, now))
    .map((name) => strayOf(root, folder === '' ? name : `${folder}/${name}`, leftOver));
}

/** Own prices that nothing can be made of: a visit goes on without them. */
function damagedPrices(home: string): readonly Stray[] {
  const path = 'playbooks/prices.json';
  if (isLink(join(home, 'playbooks'))) return [];
  try {
    if (readPrices(join(home, path)) !== 'damaged') return [];
  } catch (error) {
    // Not a plain file, or not to be read: nothing is known of what it holds.
    if (error instanceof HeardError) return [];
    throw error;
  }
  return [strayOf(home, path, 'Your own prices in this file are damaged, so heard proposes prices without them.')];
}

function straysInJournal(home: string, now: number): readonly Stray[] {
  if (isLink(join(home, 'journal'))) return [linkRead(home, 'journal')];
  return entriesOf(join(home, 'journal')).flatMap((entry) => {
    const path = `journal/${entry.name}`;
    const isKnown = entry.name === 'book' || isMonthName(entry.name);
    if (entry.name === 'book' && entry.isSymbolicLink()) return [linkRead(home, path)];
    if (isKnown && entry.isDirectory()) return straysInFolder(home, path, now);
    // With journal files in it, it is a copy of a folder.
    if (entry.isDirectory() && journalFilesIn(join(home, path)).length > 0) return [];
    return isLeftAlone(entry, join(home, 'journal'), now) ? [] : [strayOf(home, path, described(entry))];
  });
}

function straysInFolder(home: string, folder: string, now: number): readonly Stray[] {
  const journalFiles = new Set(journalFilesIn(join(home, folder)));
  return entriesOf(join(home, folder))
    .filter((entry) => !journalFiles.has(entry.name) && !isLeftAlone(entry, join(home, folder), now))
    .map((entry) => strayOf(home, `${folder}/${entry.name}`, described(entry)));
}

const leftOver = 'This is a temporary file that was left behind.';

function described(entry: Dirent): string {
  if (entry.isSymbolicLink()) return 'This is a link, and heard follows none.';
  if (entry.isDirectory()) return 'This folder does not belong to the journal.';
  if (!entry.isFile()) return 'This is not a plain file.';
  return temporary.test(entry.name) ? leftOver : 'This file does not belong to the journal, so it is not read.';
}

const strayOf = (root: string, path: string, message: string): Stray => ({ root, path, message, isMovable: true });

function linkRead(root: string, path: string): Stray {
  const message = 'This is a link to a folder: heard reads what is there and does not write to it.';
  return { root, path, message, isMovable: false };
}

function isLink(path: string): boolean {
  return disk.lstat(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function isLeftAlone(entry: Dirent, folder: string, now: number): boolean {
  if (!entry.isFile()) return false;
  return furniture.has(entry.name) || (temporary.test(entry.name) && isBeingWritten(folder, entry.name, now));
}

/** True for a file whose writer lives, or of a rewrite, which says no number, that may still go on. */
function isBeingWritten(folder: string, name: string, now: number): boolean {
  const writer = /\.(\d+)-[0-9a-z]+\.tmp$/.exec(name)?.[1];
  if (writer !== undefined) return isAlive(Number(writer));
  // Of a rewrite, or of a tool that carries files between computers.
  if (!/\.\d+\.tmp$|^\.syncthing\./.test(name)) return false;
  const found = disk.lstat(join(folder, name), { throwIfNoEntry: false });
  return found !== undefined && now - found.mtimeMs < hour;
}
