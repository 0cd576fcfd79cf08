import { dirname } from 'node:path';
import { HeardError } from '../../errors.ts';
import { disk, flags, isWindows } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import { using } from './regular-file.ts';

const folderMode = 0o700;

/**
 * Makes a folder and the ones above it, each durable and for this user alone.
 * @throws HeardError `disk` naming the folder.
 */
export function makeFolder(path: string): void {
  try {
    make(path);
  } catch (error) {
    throw diskError(error, `the folder ${path} could not be made`);
  }
}

// Not mkdir's own `recursive`: it spins for ever on paths such as /proc/nope.
function make(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) make(parent);
  try {
    disk.mkdir(path, folderMode);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && isFolder(path)) return;
    throw error;
  }
  if (!isWindows) disk.chmod(path, folderMode);
  syncFolder(parent);
}

function isFolder(path: string): boolean {
  const found = disk.stat(path, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw Object.assign(new Error(`${path} is no folder`), { code: 'ENOTDIR' });
  return found !== undefined;
}

/** Makes the names in a folder durable. */
export function syncFolder(path: string): void {
  if (isWindows) return;
  try {
    using(disk.open(path, flags.O_RDONLY), disk.fsync);
  } catch (error) {
    // Some network disks cannot sync a folder and say so.
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP') throw error;
  }
}

/**
 * Makes a folder inside a home, where a symbolic link in its place would lead out of it.
 * @throws HeardError `refused` for a link, `disk` when it cannot be made.
 */
export function makeOwnFolder(path: string): void {
  makeFolder(path);
  refuseLink(path);
}

/** @throws HeardError `refused` where a link stands in place of a folder of heard's own, `disk`. */
export function refuseLink(path: string): void {
  if (!isLink(path)) return;
  throw new HeardError(`${path} is a link to another folder, so it was left alone.`, {
    code: 'refused',
    hint: 'Put a real folder in its place, then do it again.',
  });
}

/** True for a symbolic link. @throws HeardError `disk` */
export function isLink(path: string): boolean {
  try {
    return disk.lstat(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch (error) {
    throw diskError(error, `the folder ${path} could not be read`);
  }
}
