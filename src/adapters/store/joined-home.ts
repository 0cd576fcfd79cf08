import { join } from 'node:path';
import { isHomeId } from '../../domain/ids.ts';
import { makeFolder, syncFolder } from './directory.ts';
import { disk } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import { readWhole } from './regular-file.ts';
import { createFile } from './replace-file.ts';

const mark = 'home';

/** Notes in the state folder of a home where that home is, so that it is known again under another id. */
export function markHome(stateOfHome: string, homePath: string): void {
  const file = join(stateOfHome, mark);
  if (!disk.lstat(file, { throwIfNoEntry: false })) createFile(file, [`${homePath}\n`]);
}

/**
 * Moves the drafts kept for a home under earlier ids of it to its id now. A home gets another id when it joins one that is
 * shared: the older heard.json wins, and what was begun before must not be lost.
 */
export function adoptDrafts(state: string, homePath: string, id: string): void {
  for (const earlier of earlierIds(state, homePath, id)) {
    try {
      moveAll(join(state, earlier, 'drafts'), join(state, id, 'drafts'));
    } catch (error) {
      throw diskError(error, `the drafts of ${earlier} could not be moved to ${id}`);
    }
  }
}

/** The ids under which this computer knew the home before. */
export function earlierIds(state: string, homePath: string, id: string): readonly string[] {
  return homesIn(state).filter(
    (earlier) => earlier !== id && readWhole(join(state, earlier, mark))?.toString() === `${homePath}\n`,
  );
}

function homesIn(state: string): readonly string[] {
  try {
    return disk.readdir(state).filter(isHomeId);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw diskError(error, `the folder ${state} could not be read`);
  }
}

function moveAll(from: string, to: string): void {
  if (!disk.lstat(from, { throwIfNoEntry: false })) return;
  const names = disk.readdir(from).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  if (names.length === 0) return;
  makeFolder(to);
  for (const name of names) {
    const target = join(to, name);
    if (!disk.lstat(target, { throwIfNoEntry: false })) disk.rename(join(from, name), target);
  }
  syncFolder(to);
}
