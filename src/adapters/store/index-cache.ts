import { dirname } from 'node:path';
import { crc32 } from './checksum.ts';
import { makeOwnFolder } from './directory.ts';
import { disk, flags } from './disk.ts';
import type { Source } from './journal-survey.ts';
import type { MonthRows } from './month-rows.ts';
import { openRegular, using } from './regular-file.ts';
import { replaceFile } from './replace-file.ts';

/** To be raised whenever rows or the fold change: a cache of another version is made again. */
const version = 3;

/** The file begins with the sums and the lengths in bytes of its two parts, each of them JSON. */
const frontForm = /^([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9]{10}) ([0-9]{10})\n$/;
const frontLength = 40;

/** A month as lists first need it: all but the cases that wait for nothing. */
export interface Head extends Omit<MonthRows, 'rest'>, Made {}

/** Anything that was made of journal files. */
export interface Made {
  readonly sources: readonly Source[];
}

export interface CachedMonth extends Head {
  readonly rest: MonthRows['rest'];
}

/** The head of a folder's file, if it is whole and was made of these very sources; undefined in any other case. */
export function readHead<T extends Made = Head>(path: string | undefined, sources: readonly Source[]): T | undefined {
  return open(path, (fd) => headIn<T>(fd, sources));
}

/** A month's whole file, on the same terms; without sources whatever it was made of. */
export function readCached(path: string | undefined, sources?: readonly Source[]): CachedMonth | undefined {
  return open(path, (fd) => {
    const head = headIn<Head>(fd, sources);
    return head && { ...head, rest: partIn(fd, 'rest') as MonthRows['rest'] };
  });
}

/** Keeps a folder for the next time. A failure is no matter: it only costs time. */
export function writeCached(path: string | undefined, { rest, ...head }: Made & { readonly rest: unknown }): void {
  if (path === undefined) return;
  const parts = [asciiOf({ version, ...head }), `\n${asciiOf(rest)}\n`].map((text) => Buffer.from(text));
  const sums = parts.map((part) => crc32(part).toString(16).padStart(8, '0'));
  const lengths = parts.map((part) => String(part.length).padStart(10, '0'));
  try {
    for (const own of [dirname(dirname(path)), dirname(path)]) makeOwnFolder(own);
    replaceFile(path, [`${[...sums, ...lengths].join(' ')}\n`, ...parts], 'derived');
  } catch {}
}

/** True if a month was made of these very files. */
export function isMadeOf(head: Made, sources: readonly Source[]): boolean {
  return JSON.stringify(head.sources) === JSON.stringify(sources);
}

function open<T>(path: string | undefined, read: (fd: number) => T): T | undefined {
  if (path === undefined) return undefined;
  try {
    return using(openRegular(path, flags.O_RDONLY), read);
  } catch {
    // It is never the truth: whatever is wrong with it, it is made again.
    return undefined;
  }
}

function headIn<T extends Made>(fd: number, sources: readonly Source[] | undefined): T | undefined {
  const head = partIn(fd, 'head') as T & { readonly version: number };
  return head.version === version && (!sources || isMadeOf(head, sources)) ? head : undefined;
}

/** @throws Error for a part that is not as it was written. */
function partIn(fd: number, part: 'head' | 'rest'): unknown {
  const [, headSum, restSum, headLength, restLength] = frontForm.exec(readAt(fd, 0, frontLength).toString()) ?? [];
  const at = part === 'head' ? frontLength : frontLength + Number(headLength);
  const length = Number(part === 'head' ? headLength : restLength);
  if (!(at + length <= disk.fstat(fd).size)) throw new Error('cut off');
  const bytes = readAt(fd, at, length);
  if (crc32(bytes) !== Number.parseInt((part === 'head' ? headSum : restSum) ?? '', 16)) throw new Error('damaged');
  return JSON.parse(bytes.toString('latin1'));
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
