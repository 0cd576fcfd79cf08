import { join } from 'node:path';
import { folderOf } from '../../../domain/ids.ts';
import { decodeLine } from '../../../domain/line.ts';
import { idOf, type Line } from '../../../domain/record.ts';
import { recordFault, withoutRepeats } from '../../../domain/repeats.ts';
import { HeardError } from '../../../errors.ts';
import { crc32 } from '../checksum.ts';
import { diskError } from '../disk-error.ts';
import { eachLine, type RawLine, textOf } from '../journal-lines.ts';

interface Read {
  /** Path below the home, with forward slashes. */
  readonly file: string;
  readonly number: number;
  /** As they stand in the file, without the newline. */
  readonly bytes: Buffer;
}

/** A line that holds a record. */
export interface Sound extends Read {
  readonly verdict: 'sound' | 'doubtful' | 'misplaced';
  /** Empty for a sound one. */
  readonly reason: string;
  readonly line: Line;
  /** The id of what it is about. */
  readonly subject: string;
  /** The folder of the journal that its id says. */
  readonly belongs: string;
}

/** A line that cannot be used. */
interface Damaged extends Read {
  readonly verdict: 'damaged';
  readonly reason: string;
}

/** A line of a journal file and what is to be thought of it. */
export type ReadLine = Sound | Damaged;

/** The lines of journal files of one folder, blank ones left out. @throws HeardError `disk` */
export function readLines(home: string, folder: string, names: readonly string[]): readonly ReadLine[] {
  return names.flatMap((name) => {
    const file = `journal/${folder}/${name}`;
    const lines: ReadLine[] = [];
    try {
      eachLine(join(home, file), (raw) => {
        if (textOf(raw).trim() !== '') lines.push(judged(raw, file, folder));
      });
    } catch (error) {
      // Something else took the file's place meanwhile: it is no journal file.
      if (!(error instanceof HeardError)) throw diskError(error, `${join(home, file)} could not be read`);
    }
    return lines;
  });
}

function judged(raw: RawLine, file: string, folder: string): ReadLine {
  const read = { file, number: raw.number, bytes: raw.bytes };
  const decoded = decodeLine(textOf(raw), crc32);
  const fault = decoded.ok ? recordFault(decoded.line.record) : decoded.reason;
  if (!decoded.ok || fault !== undefined) return { ...read, verdict: 'damaged', reason: fault ?? '' };
  const { line, doubt } = decoded;
  const subject = idOf(line.record);
  const belongs = folderOf(subject) ?? folder;
  const whole = { ...read, line, subject, belongs };
  if (belongs !== folder) {
    return { ...whole, verdict: 'misplaced', reason: `This record belongs in journal/${belongs}, so it was left out.` };
  }
  return { ...whole, verdict: doubt === undefined ? 'sound' : 'doubtful', reason: doubt ?? '' };
}

/** True for a line that holds a record, wherever it belongs. */
export function isWhole(read: ReadLine): read is Sound {
  return read.verdict !== 'damaged';
}

/** The lines of a folder that the fold uses, by subject. */
export function inUse(lines: readonly ReadLine[]): ReadonlyMap<string, readonly Sound[]> {
  return bySubject(lines.filter(isWhole).filter(({ verdict }) => verdict !== 'misplaced'));
}

function bySubject(lines: readonly Sound[]): ReadonlyMap<string, readonly Sound[]> {
  const subjects = new Map<string, Sound[]>();
  for (const read of lines) {
    const own = subjects.get(read.subject);
    if (own) own.push(read);
    else subjects.set(read.subject, [read]);
  }
  return subjects;
}

/** Those of `lines` that a fold would miss, or take another line for, if only `kept` were there. Each once. */
export function neededBeside(lines: readonly Sound[], kept: ReturnType<typeof inUse>): readonly Sound[] {
  return [...bySubject(lines)].flatMap(([subject, offered]) => {
    const there = (kept.get(subject) ?? []).map(({ line }) => line);
    const raws = new Set(there.map(({ raw }) => raw));
    const chosen = new Set(withoutRepeats([...there, ...offered.map(({ line }) => line)]).lines);
    return offered.filter(({ line }) => chosen.has(line) && !raws.has(line.raw));
  });
}

/** A line's bytes without the mark that some editors put at the start of a file. */
export function bareBytes({ number, bytes }: Read): Buffer {
  return number === 1 && bytes.subarray(0, 3).equals(Buffer.from('\uFEFF')) ? bytes.subarray(3) : bytes;
}
