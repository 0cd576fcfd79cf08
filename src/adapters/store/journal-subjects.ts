import type { Folder } from '../../domain/journal.ts';
import { Column } from './journal-column.ts';
import { changed, type MonthScan, subjectNumber } from './journal-scan.ts';

/** Some subjects, read again. */
interface Part {
  readonly folder: Folder;
  /** Which subject an id of the folder is. */
  readonly subjectOf: (id: string) => number;
}

/** The subjects of a scan: whole numbers from 0 on, in the order of their ids. */
export class ScannedSubjects {
  readonly #scan: MonthScan;
  /** The lines of each subject, in the order of files and lines, after those of the one before. */
  readonly #lines: Uint32Array;
  /** Where those of each begin; the last says where they end. */
  readonly #starts = new Column();

  constructor(scan: MonthScan) {
    this.#scan = scan;
    this.#lines = upTo(scan.count).sort((one, other) => scan.subjectOf(one) - scan.subjectOf(other));
    let last = -1;
    for (const [index, line] of this.#lines.entries()) {
      if (scan.subjectOf(line) !== last) this.#starts.push(index);
      last = scan.subjectOf(line);
    }
    this.#starts.push(this.#lines.length);
  }

  get count(): number {
    return this.#starts.count - 1;
  }

  sorted(compare: (one: number, other: number) => number): Uint32Array {
    return upTo(this.count).sort(compare);
  }

  firstLineOf(subject: number): number {
    return this.#linesOf(subject)[0] ?? 0;
  }

  /** Parts of at most so many bytes or of one subject; one that is empty where there are none. */
  *dealt(order: Uint32Array, most: number): Generator<Uint32Array> {
    let start = 0;
    let bytes = 0;
    for (const [index, subject] of order.entries()) {
      const size = this.#bytesOf(subject);
      if (index > start && bytes + size > most) {
        yield order.subarray(start, index);
        start = index;
        bytes = 0;
      }
      bytes += size;
    }
    yield order.subarray(start);
  }

  /** @throws HeardError `damaged` where a line is of somebody else by now. */
  read(part: Uint32Array): Part {
    const subjects = new Map<number, number>();
    const lines: number[] = [];
    for (const subject of part) {
      subjects.set(this.#scan.subjectOf(this.firstLineOf(subject)), subject);
      for (const line of this.#linesOf(subject)) lines.push(line);
    }
    const folder = this.#scan.read(Uint32Array.from(lines).sort());
    const subjectOf = (id: string) => subjects.get(subjectNumber(id)) ?? changed();
    for (const id of folder.subjects.keys()) subjectOf(id);
    return { folder, subjectOf };
  }

  #linesOf(subject: number): Uint32Array {
    return this.#lines.subarray(this.#starts.at(subject), this.#starts.at(subject + 1));
  }

  #bytesOf(subject: number): number {
    return this.#linesOf(subject).reduce((sum, line) => sum + this.#scan.lengthOf(line), 0);
  }
}

const upTo = (count: number) => new Uint32Array(count).map((_, index) => index);
