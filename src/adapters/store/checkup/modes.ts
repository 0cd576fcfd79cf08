import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../../domain/finding.ts';
import { isHomeId } from '../../../domain/ids.ts';
import { disk, isWindows } from '../disk.ts';
import { diskError } from '../disk-error.ts';
import { entriesOf } from '../journal-survey.ts';
import { fileMode } from '../regular-file.ts';

interface Loose {
  readonly path: string;
  readonly mode: number;
}

const folderMode = 0o700;
const forOthers = 0o077;
const inHome: ReadonlySet<string> = new Set([
  'heard.json',
  '.gitattributes',
  '.gitignore',
  'journal',
  'playbooks',
  'trash',
]);
const inState: ReadonlySet<string> = new Set(['machine.json', 'trash']);

/** What others on this computer may open, of a home and of a state folder. Links are left alone, as are files of other tools. */
export function looseIn(home: string, state: string): readonly (readonly [root: string, loose: readonly Loose[]])[] {
  if (isWindows) return [];
  return [
    [home, looseBelow(home, (name) => inHome.has(name))],
    [state, looseBelow(state, (name) => inState.has(name) || isHomeId(name))],
  ];
}

/** What is said of them, once for each of the two. */
export function modeFindings(home: string, state: string): readonly Finding[] {
  return looseIn(home, state).flatMap(([root, loose]): readonly Finding[] => {
    const [first] = loose;
    if (first === undefined) return [];
    const which = loose.length === 1 ? first.path : `${first.path} and ${loose.length - 1} more`;
    return [
      {
        kind: 'open-to-others',
        place: root,
        message: `Others on this computer may open ${which}.`,
        remedy: 'heard doctor --fix keeps them for you alone.',
        mendable: true,
      },
    ];
  });
}

/** Keeps everything of a home and a state folder for this user alone. @returns how much was open to others. */
export function tighten(home: string, state: string): number {
  const all = looseIn(home, state).flatMap(([, loose]) => loose);
  for (const { path, mode } of all) {
    try {
      disk.chmod(path, mode);
    } catch (error) {
      throw diskError(error, `${path} could not be kept for you alone`);
    }
  }
  return all.length;
}

function looseBelow(root: string, isOurs: (name: string) => boolean): readonly Loose[] {
  const entries = entriesOf(root).filter(({ name }) => isOurs(name));
  return [...looseAt(root), ...entries.flatMap((entry) => walk(root, entry))];
}

function walk(folder: string, entry: Dirent): readonly Loose[] {
  const path = join(folder, entry.name);
  if (entry.isDirectory()) return [...looseAt(path), ...entriesOf(path).flatMap((below) => walk(path, below))];
  return entry.isFile() ? looseAt(path) : [];
}

function looseAt(path: string): readonly Loose[] {
  const found = disk.lstat(path, { throwIfNoEntry: false });
  if (!found || found.isSymbolicLink() || (found.mode & forOthers) === 0) return [];
  return [{ path, mode: found.isDirectory() ? folderMode : fileMode }];
}
