import { dirname } from 'node:path';
import { crc32 } from './checksum.ts';
import { makeOwnFolder } from './directory.ts';
import { disk, flags } from './disk.ts';
import { openRegular, using } from './regular-file.ts';
import { replaceFile } from './replace-file.ts';

/** To be raised whenever rows or the fold change: a cache of another version is made again. */
const version = 5;

/** A file begins with its version, and the sum and the length in bytes of each of its parts: JSON, or bytes as they were. */
const frontForm = /^([0-9]{3})((?: [0-9a-f]{8} [0-9]{10})+)\n/;
const longestFront = 128;

/** Reads parts by their number, from 0, while the file is open. @throws Error for one that is not as it was written. */
export interface Parts {
  /** Tells one writing of the file from another. */
  readonly mark: string;
  value(number: number): unknown;
  bytes(number: number): Buffer;
}

/** What `read` makes of a file; undefined where there is none, or any of it is not as it was written. */
export function readCache<T>(path: string | undefined, read: (parts: Parts) => T | undefined): T | undefined {
  if (path === undefined) return undefined;
  try {
    return using(openRegular(path, flags.O_RDONLY), (fd) => {
      const { mark, spans } = frontIn(fd);
      const bytes = (number: number) => partIn(fd, spans, number);
      return read({ mark, bytes, value: (number) => JSON.parse(bytes(number).toString('latin1')) });
    });
  } catch {
    // It is never the truth: whatever is wrong with it, it is made again.
    return undefined;
  }
}

/** Keeps the parts for the next time, what is needed most first. A failure is no matter: it only costs time. */
export function writeCache(path: string | undefined, parts: readonly unknown[]): void {
  if (path === undefined) return;
  const written = parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(`${asciiOf(part)}\n`, 'latin1')));
  const marks = written.map(
    (part) => `${crc32(part).toString(16).padStart(8, '0')} ${String(part.length).padStart(10, '0')}`,
  );
  try {
    for (const own of [dirname(dirname(path)), dirname(path)]) makeOwnFolder(own);
    replaceFile(path, [`${[String(version).padStart(3, '0'), ...marks].join(' ')}\n`, ...written], 'derived');
  } catch {}
}

interface Span {
  readonly at: number;
  readonly length: number;
  readonly sum: number;
}

function frontIn(fd: number): { readonly mark: string; readonly spans: readonly Span[] } {
  const [whole = '', written, marks = ''] = frontForm.exec(readAt(fd, 0, longestFront).toString('latin1')) ?? [];
  if (Number(written) !== version) throw new Error('of another version');
  let at = whole.length;
  const spans = [...marks.matchAll(/ (\w+) (\w+)/g)].map(([, sum = '', length]) => {
    const span = { at, length: Number(length), sum: Number.parseInt(sum, 16) };
    at += span.length;
    return span;
  });
  if (at !== disk.fstat(fd).size) throw new Error('cut off');
  return { mark: whole, spans };
}

function partIn(fd: number, spans: readonly Span[], number: number): Buffer {
  const span = spans[number];
  if (!span) throw new Error('no such part');
  const bytes = readAt(fd, span.at, span.length);
  if (crc32(bytes) !== span.sum) throw new Error('damaged');
  return bytes;
}

// Letters beyond ASCII would make reading the text several times as slow.
function asciiOf(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function readAt(fd: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, disk.read(fd, bytes, 0, length, at));
}
