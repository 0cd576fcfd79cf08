import { basename, dirname, join } from 'node:path';
import { syncFolder } from './directory.ts';
import { disk, flags, isWindows } from './disk.ts';
import { codeOf } from './disk-error.ts';
import { fileMode, using, writeAll } from './regular-file.ts';

type Chunks = Iterable<string | Uint8Array>;

/** `synced` survives a power cut; `derived` can be made again, so it need not. */
export type Durability = 'synced' | 'derived';

/** Puts a whole file in place of what is there: a reader sees the old one or the new one, never half. */
export function replaceFile(path: string, chunks: Chunks, durability: Durability = 'synced'): void {
  const temporary = writeTemporary(path, chunks, durability);
  try {
    disk.rename(temporary, path);
  } catch (error) {
    discard(temporary);
    throw error;
  }
  if (durability === 'synced') syncFolder(dirname(path));
}

/** Puts a whole file where there is none; of several processes one wins. False when something stood there. */
export function createFile(path: string, chunks: Chunks): boolean {
  return placeFile(path, chunks, { force: false });
}

/** How a file is put where a person wants it. */
export interface Placing {
  /** Takes the place of what is there. */
  readonly force: boolean;
  /** Looks at the whole file before it gets its name, and throws where that must not be. */
  readonly check?: (temporary: string) => void;
}

/** Puts a whole file there. False when something stood in its place and was not to be replaced. */
export function placeFile(path: string, chunks: Chunks, { force, check }: Placing): boolean {
  const temporary = writeTemporary(path, chunks, 'synced');
  try {
    check?.(temporary);
    if (!giveName(temporary, path, { force })) return false;
    syncFolder(dirname(path));
    return true;
  } finally {
    discard(temporary);
  }
}

/** Gives a whole file its name. False when something has that name and was not to be replaced. */
export function giveName(temporary: string, path: string, { force }: Pick<Placing, 'force'>): boolean {
  if (!force) return claimName(temporary, path);
  disk.rename(temporary, path);
  return true;
}

function claimName(temporary: string, path: string): boolean {
  try {
    disk.link(temporary, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error) ?? '')) throw error;
  }
  // A disk without hard links, such as many a USB stick.
  if (disk.lstat(path, { throwIfNoEntry: false })) return false;
  disk.rename(temporary, path);
  return true;
}

function writeTemporary(path: string, chunks: Chunks, durability: Durability): string {
  const unique = `${process.pid}-${Math.random().toString(36).slice(2, 10)}`;
  const temporary = join(dirname(path), `${temporaryStart(path)}${unique}.tmp`);
  writeNew(temporary, chunks, durability);
  return temporary;
}

/** How the names of temporary files for this path begin, before the id of the process that writes them. */
export function temporaryStart(path: string): string {
  // Names end at 255 bytes on most disks.
  return `.${basename(path).slice(0, 40)}.`;
}

/** Writes a file where there is none, for this user alone; a failure leaves nothing. Its name is not durable yet. */
export function writeNew(path: string, chunks: Chunks, durability: Durability): void {
  const fd = disk.open(path, flags.O_WRONLY | flags.O_CREAT | flags.O_EXCL, fileMode);
  try {
    using(fd, () => {
      if (!isWindows) disk.fchmod(fd, fileMode);
      for (const chunk of chunks) writeAll(fd, typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      if (durability === 'synced') disk.fsync(fd);
    });
  } catch (error) {
    discard(path);
    throw error;
  }
}

/** Removes a file whose going or staying matters to nobody. */
export function discard(path: string): void {
  try {
    disk.unlink(path);
  } catch {}
}
