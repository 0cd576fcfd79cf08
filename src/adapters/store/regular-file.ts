import { HeardError } from '../../errors.ts';
import { disk, flags, isWindows } from './disk.ts';
import { codeOf, ShortWriteError } from './disk-error.ts';

export const fileMode = 0o600;

/** A link inside a home may lead out of it; one that a person names is theirs to follow. */
type Links = 'refuse' | 'follow';

/** Not waiting for the other end of a pipe. Windows has neither flag. */
const guards: Readonly<Record<Links, number>> = isWindows
  ? { refuse: 0, follow: 0 }
  : { refuse: flags.O_NOFOLLOW | flags.O_NONBLOCK, follow: flags.O_NONBLOCK };

const otherThanFile = ['ELOOP', 'EMLINK', 'ENXIO', 'EISDIR'];

/**
 * Opens a regular file and nothing else, for this user alone where it is made.
 * @throws HeardError `refused` for a link, a pipe, a folder or a device; else the system's own error.
 */
export function openRegular(path: string, mode: number, links: Links = 'refuse'): number {
  let fd: number;
  try {
    fd = disk.open(path, mode | guards[links], fileMode);
  } catch (error) {
    if (otherThanFile.includes(codeOf(error) ?? '')) throw notRegular(path);
    throw error;
  }
  try {
    if (!disk.fstat(fd).isFile()) throw notRegular(path);
    return fd;
  } catch (error) {
    closeQuietly(fd);
    throw error;
  }
}

/** What is said of anything but a plain file. */
export function notRegular(path: string): HeardError {
  return new HeardError(`${path} is not a plain file, so it was left alone.`, {
    code: 'refused',
    hint: 'Put a plain file in its place, or name another one.',
  });
}

/** What `use` makes of an open file, which is closed whatever happens. */
export function using<T>(fd: number, use: (fd: number) => T): T {
  let result: T;
  try {
    result = use(fd);
  } catch (error) {
    closeQuietly(fd);
    throw error;
  }
  disk.close(fd);
  return result;
}

// The first failure is the one worth telling.
function closeQuietly(fd: number): void {
  try {
    disk.close(fd);
  } catch {}
}

/**
 * The bytes of a regular file, or undefined where there is none.
 * @throws HeardError `refused` for anything else, and for a link unless links are followed.
 */
export function readWhole(path: string, links: Links = 'refuse'): Buffer | undefined {
  let fd: number;
  try {
    fd = openRegular(path, flags.O_RDONLY, links);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  return using(fd, () => Buffer.concat([...chunksOf(fd, 64 * 1024)]));
}

/** The rest of an open file, in pieces of at most `size` bytes. */
export function* chunksOf(fd: number, size: number): Generator<Buffer> {
  for (;;) {
    const chunk = Buffer.allocUnsafe(size);
    const count = disk.read(fd, chunk, 0, size, null);
    if (count === 0) return;
    yield chunk.subarray(0, count);
  }
}

/** The bytes of an open file from one place up to another, or to its end, in pieces of at most `size`. */
export function* bytesBetween(fd: number, from: number, to: number, size = 64 * 1024): Generator<Buffer> {
  for (let at = from; at < to; ) {
    const piece = Buffer.allocUnsafe(Math.min(size, to - at));
    const count = disk.read(fd, piece, 0, piece.length, at);
    if (count === 0) return;
    at += count;
    yield piece.subarray(0, count);
  }
}

/** The bytes of a regular file, in pieces; the file is open until the last of them was taken. */
export function* bytesOf(path: string): Generator<Buffer> {
  const fd = openRegular(path, flags.O_RDONLY);
  try {
    yield* chunksOf(fd, 64 * 1024);
  } finally {
    disk.close(fd);
  }
}

/** Writes every byte, in as many calls as it takes. @throws ShortWriteError when the disk takes no more. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    const count = disk.write(fd, bytes, done, bytes.length - done);
    if (count === 0) throw new ShortWriteError('the disk took no more bytes');
    done += count;
  }
}

/** Writes all bytes in one call, as several processes appending to one file need. @throws ShortWriteError */
export function writeOnce(fd: number, bytes: Uint8Array): void {
  const count = disk.write(fd, bytes, 0, bytes.length);
  if (count !== bytes.length) throw new ShortWriteError(`${count} of ${bytes.length} bytes were written`);
}
