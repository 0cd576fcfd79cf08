import { fromCharacters } from '../../domain/crockford.ts';
import { isNoteId } from '../../domain/ids.ts';
import type { Folder } from '../../domain/journal.ts';
import type { Checksum } from '../../domain/line.ts';
import type { Fault } from '../../domain/record.ts';
import { HeardError } from '../../errors.ts';
import { disk } from './disk.ts';
import { diskError } from './disk-error.ts';
import { Column } from './journal-column.ts';
import { Reading } from './journal-folder.ts';
import { eachLineIn, type RawLine } from './journal-lines.ts';

/** An open file of the journal. */
export interface OpenFile {
  readonly fd: number;
  readonly path: string;
  /** The path below the home, with forward slashes. */
  readonly file: string;
}

const piece = 32 * 1024;

/** A month as its files stood when they were looked through: whose each line is, and where to read it again. */
export class MonthScan {
  readonly #name: string;
  readonly #checksum: Checksum;
  readonly #files: OpenFile[] = [];
  readonly #fileOf = new Column();
  readonly #numberOf = new Column();
  readonly #placeOf = new Column('wide');
  readonly #lengthOf = new Column();
  readonly #subjectOf = new Column();
  /** Of lines that belong to no subject of this month. */
  readonly faults: Fault[] = [];

  constructor(name: string, checksum: Checksum) {
    this.#name = name;
    this.#checksum = checksum;
  }

  /** How many lines belong to subjects of this month. They are counted in the order of files and lines. */
  get count(): number {
    return this.#subjectOf.count;
  }

  /** The bytes that a line takes. */
  lengthOf(line: number): number {
    return this.#lengthOf.at(line);
  }

  /** The number of a line's subject: see `subjectNumber`. */
  subjectOf(line: number): number {
    return this.#subjectOf.at(line);
  }

  addFile(file: OpenFile): void {
    this.#files.push(file);
    try {
      eachLineIn(file.fd, (line) => this.#add(line, file));
    } catch (error) {
      throw diskError(error, `${file.path} could not be read`);
    }
  }

  /** Reads lines again, in the order given. @throws HeardError `damaged` where one is cut off by now. */
  read(lines: Iterable<number>): Folder {
    const reading = new Reading(this.#name, this.#checksum);
    const window = { fd: -1, from: 0, bytes: Buffer.alloc(0) };
    for (const line of lines) {
      const file = this.#files[this.#fileOf.at(line)];
      if (file === undefined) continue;
      const [at, length] = [this.#placeOf.at(line), this.#lengthOf.at(line)];
      if (window.fd !== file.fd || at < window.from || at + length > window.from + window.bytes.length) {
        Object.assign(window, { fd: file.fd, from: at, bytes: bytesAt(file, at, Math.max(length, piece)) });
      }
      const bytes = window.bytes.subarray(at - window.from, at - window.from + length);
      if (bytes.length < length) changed();
      reading.take({ number: this.#numberOf.at(line), at, length, bytes }, file.file);
    }
    return reading.result();
  }

  #add(line: RawLine, { file }: OpenFile): void {
    const subject = subjectIn(line) ?? this.#subjectRead(line, file);
    if (subject === undefined) return;
    this.#fileOf.push(this.#files.length - 1);
    this.#numberOf.push(line.number);
    this.#placeOf.push(line.at);
    this.#lengthOf.push(line.length);
    this.#subjectOf.push(subjectNumber(subject));
  }

  #subjectRead(line: RawLine, file: string): string | undefined {
    const reading = new Reading(this.#name, this.#checksum);
    reading.take(line, file);
    const { subjects, faults } = reading.result();
    const [id] = subjects.keys();
    if (id === undefined) this.faults.push(...faults);
    return id;
  }
}

/** Whose line of a month it is, by parsing it; nobody's where it cannot be used. */
export function subjectsRead(
  line: RawLine,
  { name, checksum }: { readonly name: string; readonly checksum: Checksum },
): Iterable<string> {
  const reading = new Reading(name, checksum);
  reading.take(line, '');
  return reading.result().subjects.keys();
}

/** A case or a note of one month as a whole number below 2^31; numbers stand in the order of ids. Any for another id. */
export function subjectNumber(id: string): number {
  return fromCharacters(id.slice(-6)) + (isNoteId(id) ? 2 ** 30 : 0);
}

/** Files stay open while they are read, so that only a program that writes into their middle can do this. */
export function changed(): never {
  throw new HeardError('Another program wrote over the journal while it was read.', {
    code: 'damaged',
    hint: 'Do it again.',
  });
}

/** A line as heard writes it: its subject is found without parsing the rest. */
const start =
  /^\{"v":\d+,"id":"[^"\\]*","at":"[^"\\]*","by":"[^"\\]*","machine":"[^"\\]*",(?:"command":"[^"\\]*",)?(?:"batch":"[^"\\]*",)?"(case|note)":"([^"\\]*)"/;
const longestStart = 512;

/** Whose line it is, if it is whole. Undefined where only parsing it can tell. */
export function subjectIn({ bytes, length }: RawLine): string | undefined {
  const [whole, key, id] = start.exec(bytes.toString('latin1', 0, longestStart)) ?? [];
  if (whole === undefined || bytes.length < length) return undefined;
  // Of two equal keys the last counts, and any letter of one may be written as its code.
  if (bytes.includes(`"${key}"`, whole.length) || bytes.includes('\\u', whole.length)) return undefined;
  return id;
}

/** So many bytes of a file from one place on, or those up to its end. */
function bytesAt({ fd, path }: OpenFile, from: number, count: number): Buffer {
  const bytes = Buffer.allocUnsafe(count);
  try {
    for (let done = 0; ; ) {
      const more = disk.read(fd, bytes, done, count - done, from + done);
      done += more;
      if (more === 0 || done === count) return bytes.subarray(0, done);
    }
  } catch (error) {
    throw diskError(error, `${path} could not be read`);
  }
}
