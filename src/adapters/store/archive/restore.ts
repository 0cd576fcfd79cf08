import { basename, dirname, join } from 'node:path';
import type { Manifest, Restored } from '../../../domain/manifest.ts';
import { HeardError } from '../../../errors.ts';
import { makeFolder, syncFolder } from '../directory.ts';
import { disk, isWindows } from '../disk.ts';
import { codeOf, diskError } from '../disk-error.ts';
import { markHome } from '../joined-home.ts';
import { readWhole } from '../regular-file.ts';
import { createFile } from '../replace-file.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

interface Target {
  readonly home: string;
  /** The state folder. */
  readonly state: string;
  readonly manifest: Manifest;
}

/**
 * Puts a home in place, whole or not at all. `fill` unpacks and checks it in a folder beside, and says how it reads otherwise
 * than it did. @throws HeardError `refused` where the home holds anything.
 */
export function restoreHome({ home, state, manifest }: Target, fill: (folder: string) => string | undefined): Restored {
  const place = emptyPlace(home);
  makeFolder(dirname(place));
  return inTemporaryFolder(dirname(place), (folder) => {
    const difference = fill(folder);
    // Before the home: drafts without a home do no harm, a home without its drafts looks whole.
    const drafts = putDrafts({ home: place, state, manifest }, join(folder, 'drafts'));
    moveInto(join(folder, 'home'), place);
    return { manifest, difference, home, ...drafts };
  });
}

/** Where the home is to be, links followed. */
function emptyPlace(home: string): string {
  try {
    if (!disk.lstat(home, { throwIfNoEntry: false })) return home;
    if (disk.readdir(home).length === 0) return disk.realpath(home);
  } catch (error) {
    if (codeOf(error) !== 'ENOTDIR' && codeOf(error) !== 'ENOENT') throw diskError(error, `${home} could not be read`);
  }
  throw notEmpty(home);
}

const notEmpty = (home: string) =>
  new HeardError(`${home} holds something already, so nothing was restored.`, {
    code: 'refused',
    hint: 'Name an empty folder: --home DIR.',
  });

function putDrafts({ home, state, manifest }: Target, from: string): Pick<Restored, 'drafts' | 'draftsThere'> {
  const names = manifest.files.map(({ path }) => path).filter((path) => path.startsWith('drafts/'));
  if (manifest.home === null || names.length === 0) return { drafts: 0, draftsThere: [] };
  const to = join(state, manifest.home, 'drafts');
  try {
    makeFolder(to);
    markHome(dirname(to), home);
    const there = names.map((path) => basename(path)).filter((name) => !putDraft(join(from, name), join(to, name)));
    return { drafts: names.length - there.length, draftsThere: there.map((name) => basename(name, '.json')) };
  } catch (error) {
    throw diskError(error, `the drafts could not be kept in ${to}`);
  }
}

/** False where another draft stands there. */
function putDraft(from: string, to: string): boolean {
  const bytes = readWhole(from) ?? Buffer.alloc(0);
  return createFile(to, [bytes]) || (readWhole(to)?.equals(bytes) ?? false);
}

function moveInto(from: string, place: string): void {
  try {
    if (isWindows && disk.lstat(place, { throwIfNoEntry: false })) disk.rmdir(place);
    disk.rename(from, place);
    syncFolder(dirname(place));
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(codeOf(error) ?? '')) throw notEmpty(place);
    throw diskError(error, `the home could not be put in place as ${place}`);
  }
}
