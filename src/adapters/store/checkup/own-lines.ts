import { join } from 'node:path';
import { encodeLine } from '../../../domain/line.ts';
import { withoutRepeats } from '../../../domain/repeats.ts';
import { crc32 } from '../checksum.ts';
import { diskError } from '../disk-error.ts';
import { appendTo } from '../journal-append.ts';
import { type RewriteDesk, rewriteFolder } from '../journal-rewrite.ts';
import { isOwnName, journalFilesIn } from '../journal-survey.ts';
import { bareBytes, inUse, isWhole, neededBeside, type ReadLine, readLines, type Sound } from './lines.ts';
import type { Trash } from './trash.ts';

type Did = (sentence: string) => void;

/** Appends lines, their bytes unchanged, to this machine's own files of the folders they belong in. */
export function takeOver(lines: readonly Sound[], { home, machine }: Pick<RewriteDesk, 'home' | 'machine'>): void {
  for (const folder of new Set(lines.map(({ belongs }) => belongs))) {
    const own = lines.filter(({ belongs }) => belongs === folder);
    const path = join(home.path, 'journal', folder, `${machine}.jsonl`);
    const newline = Buffer.from('\n');
    try {
      appendTo(path, Buffer.concat(own.flatMap((read) => [newline, bareBytes(read), newline])));
    } catch (error) {
      throw diskError(error, `the record could not be written to ${path}`);
    }
  }
}

/**
 * Mends this machine's own files of one folder: damaged lines go to trash, doubtful ones that are used get a right sum,
 * records of another folder go there. The files as they were are kept in trash.
 */
export function mendOwnLines(desk: RewriteDesk, folder: string, { trash, did }: { trash: Trash; did: Did }): void {
  const { home, machine } = desk;
  const lines = readLines(home.path, folder, journalFilesIn(join(home.path, 'journal', folder)));
  const own = lines.filter(({ file }) => isOwnName(nameOf(file), machine));
  const edits = editsOf(own, lines);
  if (edits.size === 0) return;
  const misplaced = own.filter(isWhole).filter(({ verdict }) => verdict === 'misplaced');
  bringHome(misplaced, desk);
  const changed = own.filter((read) => edits.has(keyOf(read)));
  const places = [...new Set(changed.map(({ file }) => file))].map((file) => {
    const copied = trash.copy(file);
    const bad = changed.filter((read) => read.file === file && read.verdict !== 'misplaced');
    if (bad.length > 0)
      trash.keep(
        copied,
        bad.map(({ bytes }) => bytes),
      );
    const out = bad.filter((read) => edits.get(keyOf(read)) === null).length;
    return { file, copied, out, kept: bad.length - out };
  });
  rewriteFolder(desk, folder, (line, name) => edits.get(`${name}\n${line.bytes.toString('latin1')}`));
  for (const { file, copied, out, kept } of places) {
    if (out > 0) did(`Took ${count(out, 'line')} out of ${file}; the file as it was is in ${copied}.`);
    if (kept > 0)
      did(`Kept ${count(kept, 'changed line')} of ${file} as they read now; the file as it was is in ${copied}.`);
  }
  if (misplaced.length > 0)
    did(`Moved ${count(misplaced.length, 'record')} from journal/${folder} to where it belongs.`);
}

/** What becomes of lines of own files: null takes one out. Lines that may stay are not named. */
function editsOf(own: readonly ReadLine[], all: readonly ReadLine[]): ReadonlyMap<string, Uint8Array | null> {
  const used = inUse(all);
  const edits = new Map<string, Uint8Array | null>();
  for (const read of own) {
    if (read.verdict === 'sound') continue;
    const keeps = read.verdict === 'doubtful' && isChosen(read, used.get(read.subject) ?? []);
    edits.set(keyOf(read), keeps ? Buffer.from(encodeLine(read.line.record, crc32)) : null);
  }
  return edits;
}

/** True for a line that is used. One that is not has a better one with the same id beside it. */
function isChosen({ line }: Sound, beside: readonly Sound[]): boolean {
  return withoutRepeats(beside.map((read) => read.line)).lines.some(({ raw }) => raw === line.raw);
}

function bringHome(misplaced: readonly Sound[], desk: RewriteDesk): void {
  const { path } = desk.home;
  for (const folder of new Set(misplaced.map(({ belongs }) => belongs))) {
    const there = readLines(path, folder, journalFilesIn(join(path, 'journal', folder)));
    const lines = misplaced.filter(({ belongs }) => belongs === folder);
    takeOver(neededBeside(lines, inUse(there)), desk);
  }
}

const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);
const keyOf = ({ file, bytes }: ReadLine) => `${nameOf(file)}\n${bytes.toString('latin1')}`;
const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`;
