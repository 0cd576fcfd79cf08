import { disk, flags, isWindows } from '../store/disk.ts';

/** The most a playbook file may hold, in bytes. */
export const mostBytes = 256 * 1024;

/**
 * The text of a regular file of at most 256 KB; a pipe or a device is never waited for.
 * @throws Error with one sentence when it is none, too big, or not UTF-8.
 */
export function readPlaybookText(path: string): string {
  // Without O_NONBLOCK, opening a named pipe waits for a writer.
  const fd = disk.open(path, flags.O_RDONLY | (isWindows ? 0 : flags.O_NONBLOCK));
  try {
    if (!disk.fstat(fd).isFile()) throw new Error('this is not a plain file');
    return decode(readUpTo(fd, mostBytes));
  } finally {
    disk.close(fd);
  }
}

function readUpTo(fd: number, most: number): Buffer {
  const buffer = Buffer.alloc(most + 1);
  let length = 0;
  for (let read = -1; read !== 0 && length <= most; length += read)
    read = disk.read(fd, buffer, length, buffer.length - length, null);
  if (length > most) throw new Error('too big: at most 256 KB');
  return buffer.subarray(0, length);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('not UTF-8 text: save it again as UTF-8');
  }
}
