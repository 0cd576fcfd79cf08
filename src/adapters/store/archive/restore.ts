import { dirname, join } from 'node:path';
import type { Manifest, Restored } from '../../../domain/manifest.ts';
import { HeardError } from '../../../errors.ts';
import { makeFolder, syncFolder } from '../directory.ts';
import { disk, isWindows } from '../disk.ts';
import { codeOf, diskError } from '../disk-error.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { putDraftsBack } from './drafts-back.ts';

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
    const drafts = putDraftsBack({ home: place, state, manifest, unpacked: folder });
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
    // Its name is there, so it is a link.
    if (codeOf(error) === 'ENOENT') throw leadsNowhere(home);
    if (codeOf(error) !== 'ENOTDIR') throw diskError(error, `${home} could not be read`);
  }
  throw notEmpty(home);
}

const otherFolder = { code: 'refused', hint: 'Name an empty folder: --home DIR.' } as const;
const notEmpty = (home: string) =>
  new HeardError(`${home} holds something already, so nothing was restored.`, otherFolder);
const leadsNowhere = (home: string) =>
  new HeardError(`${home} is a link that leads nowhere, so it was left alone and nothing was restored.`, otherFolder);

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
