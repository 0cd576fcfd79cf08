import { HeardError } from '../../errors.ts';
import { disk, flags, isWindows } from '../store/disk.ts';
import { codeOf, diskError } from '../store/disk-error.ts';

/** The most a playbook file may hold, in bytes. */
export const mostBytes = 256 * 1024;

/** What is wrong, without a full stop, and how to mend it, one sentence. */
export type Wrong = readonly [message: string, mend: string];

export const tooBig: Wrong = ['this file holds more than 256 KB', 'Take out what no visit needs.'];
const notPlain: Wrong = ['this is not a plain file', 'Put a plain text file in its place.'];
const notText: Wrong = ['this is not UTF-8 text', 'Save it again as UTF-8.'];
const notThere: Wrong = ['there is no such file', 'Look at its name once more.'];

export type Text = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly wrong: Wrong };

/** The text of a regular file of at most 256 KB, links followed; a pipe or a device is never waited for. */
export function readPlaybookText(path: string): Text {
  try {
    // Without O_NONBLOCK, opening a named pipe waits for a writer.
    const fd = disk.open(path, flags.O_RDONLY | (isWindows ? 0 : flags.O_NONBLOCK));
    try {
      return disk.fstat(fd).isFile() ? decoded(readUpTo(fd, mostBytes + 1)) : { ok: false, wrong: notPlain };
    } finally {
      disk.close(fd);
    }
  } catch (error) {
    return { ok: false, wrong: wrongOf(error) };
  }
}

function readUpTo(fd: number, most: number): Buffer {
  const buffer = Buffer.alloc(most);
  let length = 0;
  for (let read = -1; read !== 0 && length < most; length += read)
    read = disk.read(fd, buffer, length, most - length, null);
  return buffer.subarray(0, length);
}

function decoded(bytes: Buffer): Text {
  if (bytes.length > mostBytes) return { ok: false, wrong: tooBig };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, wrong: notText };
  }
}

/** What a failed call of the system means. @throws what is no such failure. */
function wrongOf(error: unknown): Wrong {
  const code = codeOf(error) ?? '';
  if (code === 'ENOENT') return notThere;
  if (['ENXIO', 'EISDIR', 'ELOOP'].includes(code)) return notPlain;
  const failure = diskError(error, 'this file could not be read');
  if (!(failure instanceof HeardError)) throw failure;
  return [failure.message.replace(/\.$/, ''), failure.hint ?? ''];
}
