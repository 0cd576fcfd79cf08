import { join } from 'node:path';
import { folderOf } from '../../domain/ids.ts';
import type { Folder } from '../../domain/journal.ts';
import { type Checksum, decodeLine } from '../../domain/line.ts';
import type { Fault, Line } from '../../domain/record.ts';
import { HeardError } from '../../errors.ts';
import { diskError } from './disk-error.ts';
import { eachLine, textOf } from './journal-lines.ts';
import { type Source, survey } from './journal-survey.ts';

/** Where a line stands. */
export type Place = Pick<Fault, 'file' | 'line'>;

export interface FolderReading extends Folder {
  readonly places: ReadonlyMap<Line, Place>;
  /** As they were before the first byte was read. */
  readonly sources: readonly Source[];
}

const patience = 20;

/** Reads one folder of a home's journal: a month, or `book`. @throws HeardError `disk` for a file that cannot be read. */
export function readFolder(home: string, name: string, checksum: Checksum): FolderReading {
  const path = join(home, 'journal', name);
  for (let tries = 1; ; tries += 1) {
    const sources = survey(path);
    const reading = new Reading(home, name, checksum);
    for (const source of sources) reading.readFile(source.name);
    // A rewrite gives files other names meanwhile, so that a line may have been in neither of the two that were read.
    if (tries === patience || haveSameFiles(sources, survey(path))) return { ...reading.result(), sources };
  }
}

function haveSameFiles(before: readonly Source[], after: readonly Source[]): boolean {
  const names = (sources: readonly Source[]) => sources.map(({ name, inode }) => `${name} ${inode}`).join('\n');
  return names(before) === names(after);
}

/** One pass over the files of a folder. */
class Reading {
  readonly #home: string;
  readonly #name: string;
  readonly #checksum: Checksum;
  readonly #subjects = new Map<string, Line[]>();
  readonly #faults: Fault[] = [];
  readonly #places = new Map<Line, Place>();

  constructor(home: string, name: string, checksum: Checksum) {
    this.#home = home;
    this.#name = name;
    this.#checksum = checksum;
  }

  result(): Omit<FolderReading, 'sources'> {
    return { name: this.#name, subjects: this.#subjects, faults: this.#faults, places: this.#places };
  }

  readFile(name: string): void {
    const file = `journal/${this.#name}/${name}`;
    try {
      eachLine(join(this.#home, file), (raw) => {
        const place = { file, line: raw.number };
        const reason = this.#take(textOf(raw), place);
        if (reason) this.#faults.push({ ...place, reason });
      });
    } catch (error) {
      // Something else took the file's place since the survey: it is no journal file and left alone.
      if (!(error instanceof HeardError)) throw diskError(error, `${join(this.#home, file)} could not be read`);
    }
  }

  /** Why the line is to be reported, whether it was used or not. */
  #take(text: string, place: Place): string | undefined {
    if (text.trim() === '') return undefined;
    const decoded = decodeLine(text, this.#checksum);
    if (!decoded.ok) return decoded.reason;
    const { record } = decoded.line;
    const subject = record.case ?? record.note ?? record.client ?? record.device ?? '';
    const folder = folderOf(subject);
    if (folder !== this.#name) return `This record belongs in journal/${folder}, so it was left out.`;
    this.#places.set(decoded.line, place);
    const lines = this.#subjects.get(subject);
    if (lines) lines.push(decoded.line);
    else this.#subjects.set(subject, [decoded.line]);
    return decoded.doubt;
  }
}
