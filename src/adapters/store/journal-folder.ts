import { join } from 'node:path';
import { folderOf } from '../../domain/ids.ts';
import type { Folder, Place } from '../../domain/journal.ts';
import { type Checksum, decodeLine } from '../../domain/line.ts';
import { type Fault, idOf, type Line } from '../../domain/record.ts';
import { HeardError } from '../../errors.ts';
import { diskError } from './disk-error.ts';
import { eachLine, type RawLine, textOf } from './journal-lines.ts';
import { type Source, survey } from './journal-survey.ts';

export interface FolderReading extends Folder {
  /** As they were before the first byte was read. */
  readonly sources: readonly Source[];
}

const patience = 20;

/** A folder of a home's journal: a month, or `book`. */
interface FolderPlace {
  readonly home: string;
  readonly name: string;
  readonly checksum: Checksum;
}

/** Reads one folder of a home's journal. @throws HeardError `disk` for a file that cannot be read. */
export function readFolder(home: string, name: string, checksum: Checksum): FolderReading {
  return readLines({ home, name, checksum }, () => true);
}

/** Reads those lines of a folder that are wanted. @throws HeardError `disk` for a file that cannot be read. */
export function readLines({ home, name, checksum }: FolderPlace, isWanted: (line: RawLine) => boolean): FolderReading {
  return readSteadily(join(home, 'journal', name), (sources) => {
    const reading = new Reading(name, checksum);
    for (const source of sources) {
      const file = `journal/${name}/${source.name}`;
      readFile(join(home, file), (raw) => {
        if (isWanted(raw)) reading.take(raw, file);
      });
    }
    return { ...reading.result(), sources };
  });
}

/** What `read` makes of the journal files in a folder as they are, all of them at one time. */
export function readSteadily<T>(path: string, read: (sources: readonly Source[]) => T): T {
  for (let tries = 1; ; tries += 1) {
    const sources = survey(path);
    const result = read(sources);
    // A rewrite gives files other names meanwhile, so that a line may have been in neither of the two that were read.
    if (tries === patience || haveSameFiles(sources, survey(path))) return result;
  }
}

function haveSameFiles(before: readonly Source[], after: readonly Source[]): boolean {
  const names = (sources: readonly Source[]) => sources.map(({ name, inode }) => `${name} ${inode}`).join('\n');
  return names(before) === names(after);
}

function readFile(path: string, take: (line: RawLine) => void): void {
  try {
    eachLine(path, take);
  } catch (error) {
    // Something else took the file's place since the survey: it is no journal file and left alone.
    if (!(error instanceof HeardError)) throw diskError(error, `${path} could not be read`);
  }
}

/** What lines of a folder come to, however they were found. */
export class Reading {
  readonly #name: string;
  readonly #checksum: Checksum;
  readonly #subjects = new Map<string, Line[]>();
  readonly #faults: Fault[] = [];
  readonly #places = new Map<Line, Place>();

  constructor(name: string, checksum: Checksum) {
    this.#name = name;
    this.#checksum = checksum;
  }

  result(): Folder {
    return { name: this.#name, subjects: this.#subjects, faults: this.#faults, places: this.#places };
  }

  /** Takes a line of a file, whose path is below the home, or the reason why not. */
  take(raw: RawLine, file: string): void {
    const place = { file, line: raw.number };
    const reason = this.#keep(textOf(raw), place);
    if (reason) this.#faults.push({ ...place, reason });
  }

  /** Why the line is to be reported, whether it was used or not. */
  #keep(text: string, place: Place): string | undefined {
    if (text.trim() === '') return undefined;
    const decoded = decodeLine(text, this.#checksum);
    if (!decoded.ok) return decoded.reason;
    const subject = idOf(decoded.line.record);
    const folder = folderOf(subject);
    if (folder !== this.#name) return `This record belongs in journal/${folder}, so it was left out.`;
    this.#places.set(decoded.line, place);
    const lines = this.#subjects.get(subject);
    if (lines) lines.push(decoded.line);
    else this.#subjects.set(subject, [decoded.line]);
    return decoded.doubt;
  }
}
