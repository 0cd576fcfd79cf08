import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './directory.ts';
import { disk, flags, isWindows } from './disk.ts';
import { diskError } from './disk-error.ts';
import type { Home } from './home.ts';
import { eachLine, type RawLine } from './journal-lines.ts';
import { isOwnName, journalFilesIn } from './journal-survey.ts';
import { fileMode, openRegular, using, writeAll } from './regular-file.ts';
import { createFile, discard } from './replace-file.ts';
import { startOf, whileLocked } from './rewrite-lock.ts';

/** What becomes of a line: undefined keeps its bytes, null takes it out, bytes (without a newline) take its place. */
export type Edit = (line: RawLine, file: string) => Uint8Array | null | undefined;

/** Whose files are rewritten. */
export interface RewriteDesk {
  readonly home: Home;
  readonly machine: string;
  /** The state folder. */
  readonly state: string;
}

interface Change {
  /** The line's place in the file, in bytes. */
  readonly at: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

const nothing = new Uint8Array();
const piece = 1024 * 1024;

/**
 * Rewrites this machine's own files of one folder of the journal, and returns the names of those that changed. Appends go
 * on meanwhile: the live file is renamed first, still read under its new name, and whoever was writing to it repeats its
 * lines on the new live file.
 * @throws HeardError `disk`: everything is then as it was, or some files are done.
 */
export function rewriteFolder({ home, machine, state }: RewriteDesk, folder: string, edit: Edit): readonly string[] {
  const path = join(home.path, 'journal', folder);
  // A name such as laptop.lan changes with the network; its first part stays.
  const holder = { host: hostname().split('.')[0] ?? '', pid: process.pid, started: startOf(process.pid) };
  try {
    return whileLocked(join(state, home.claim()), holder, () =>
      journalFilesIn(path)
        .filter((name) => isOwnName(name, machine))
        .filter((name) => rewriteFile(path, name, machine, edit)),
    );
  } catch (error) {
    throw diskError(error, `the files in ${path} could not be rewritten`);
  }
}

/** Rewrites a file that nobody appends to; a reader sees the old one or the new one. */
export function rewriteSettled(path: string, edit: (line: RawLine) => ReturnType<Edit>): void {
  const changes = changesIn(path, edit);
  const unique = `${process.pid}-${Math.random().toString(36).slice(2, 10)}`;
  if (changes.length > 0) replace(path, join(dirname(path), `.${basename(path).slice(0, 40)}.${unique}.tmp`), changes);
}

function rewriteFile(folder: string, name: string, machine: string, edit: Edit): boolean {
  const changes = changesIn(join(folder, name), (line) => edit(line, name));
  if (changes.length === 0) return false;
  const isLive = name === `${machine}.jsonl`;
  const number = isLive ? nextNumber(folder, machine) : numberOf(name);
  const settled = join(folder, `${machine}.${number}.jsonl`);
  if (isLive) {
    disk.rename(join(folder, name), settled);
    // A sync that carries files over and deletes none must find one to put in place of the old.
    createFile(join(folder, name), []);
  }
  replace(settled, join(folder, `.${machine}.${number}.tmp`), changes);
  return true;
}

function replace(path: string, temporary: string, changes: readonly Change[]): void {
  discard(temporary);
  try {
    copy(path, temporary, changes);
    disk.rename(temporary, path);
  } catch (error) {
    discard(temporary);
    throw error;
  }
  syncFolder(dirname(path));
}

/** What the edit makes of the lines of a file. */
export function changesIn(path: string, edit: (line: RawLine) => ReturnType<Edit>): readonly Change[] {
  const changes: Change[] = [];
  eachLine(path, (line) => {
    const bytes = edit(line);
    if (bytes !== undefined) changes.push({ at: line.at, end: line.at + line.length, bytes: bytes ?? nothing });
  });
  return changes;
}

const numberOf = (name: string) => Number(/\.(\d+)\.jsonl$/.exec(name)?.[1]);

function nextNumber(folder: string, machine: string): number {
  const numbers = journalFilesIn(folder).filter((name) => isOwnName(name, machine) && name !== `${machine}.jsonl`);
  return Math.max(0, ...numbers.map(numberOf)) + 1;
}

/** Copies a file with its changes, and at its end whatever was appended meanwhile: the last look comes up empty. */
function copy(from: string, to: string, changes: readonly Change[]): void {
  using(openRegular(from, flags.O_RDONLY), (source) => {
    using(disk.open(to, flags.O_WRONLY | flags.O_CREAT | flags.O_EXCL, fileMode), (target) => {
      if (!isWindows) disk.fchmod(target, fileMode);
      let done = 0;
      for (const { at, end, bytes } of changes) {
        copyRange(source, target, { from: done, to: at });
        writeAll(target, bytes);
        done = end;
      }
      copyRange(source, target, { from: done, to: Number.POSITIVE_INFINITY });
      disk.fsync(target);
    });
  });
}

function copyRange(source: number, target: number, range: { readonly from: number; readonly to: number }): void {
  const buffer = Buffer.allocUnsafe(piece);
  for (let at = range.from; at < range.to; ) {
    const count = disk.read(source, buffer, 0, Math.min(piece, range.to - at), at);
    if (count === 0) return;
    writeAll(target, buffer.subarray(0, count));
    at += count;
  }
}
