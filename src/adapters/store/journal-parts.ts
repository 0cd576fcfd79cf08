import { join } from 'node:path';
import type { Folder, KeyOf } from '../../domain/journal.ts';
import type { Checksum } from '../../domain/line.ts';
import type { Fault } from '../../domain/record.ts';
import { HeardError } from '../../errors.ts';
import { disk, flags } from './disk.ts';
import { codeOf, diskError } from './disk-error.ts';
import { readFolder, readSteadily } from './journal-folder.ts';
import { changed, MonthScan, type OpenFile } from './journal-scan.ts';
import { ScannedSubjects } from './journal-subjects.ts';
import { survey } from './journal-survey.ts';
import { openRegular } from './regular-file.ts';

interface Month {
  readonly home: string;
  /** `2026-11`. */
  readonly name: string;
  readonly checksum: Checksum;
  readonly bounds?: Bounds;
}

/** In bytes of the journal. */
interface Bounds {
  /** A month that has more is full. */
  readonly full: number;
  /** The most that a part of a full month has. */
  readonly part: number;
}

/**
 * Measured: a month costs half as much time where it is read once, and 2 MB of it take 40 MB. A part is small enough to be
 * collected as young garbage: four times as much takes a third more memory.
 */
const ownBounds: Bounds = { full: 2 * 1024 * 1024, part: 256 * 1024 };
/** A month of more files than may be open at a time is read whole: no shop has so many computers. */
const mostFiles = 100;

/** In bytes. */
const longestKey = 32;

/** A month in parts: see `Journal.readParts`. Its files stay open meanwhile, so that no rewrite moves a line of theirs. */
export function* readParts({ home, name, checksum, bounds = ownBounds }: Month, keyOf: KeyOf): Generator<Folder> {
  const path = join(home, 'journal', name);
  const files = survey(path);
  if (files.length > mostFiles || files.reduce((sum, { size }) => sum + size, 0) <= bounds.full) {
    yield readFolder(home, name, checksum);
    return;
  }
  const held: OpenFile[] = [];
  try {
    const scan = readSteadily(path, (sources) => {
      close(held.splice(0));
      for (const source of sources) held.push(...open(home, `journal/${name}/${source.name}`));
      return scanOf(held, name, checksum);
    });
    yield* sortedParts(scan, keyOf, bounds.part);
  } finally {
    close(held);
  }
}

function open(home: string, file: string): readonly OpenFile[] {
  const path = join(home, file);
  try {
    return [{ file, path, fd: openRegular(path, flags.O_RDONLY) }];
  } catch (error) {
    // It is gone, or something else took its place since the survey: that is no journal file and left alone.
    if (codeOf(error) === 'ENOENT' || error instanceof HeardError) return [];
    throw diskError(error, `${path} could not be read`);
  }
}

// Nothing was written to them, so that nothing can be lost.
function close(files: readonly OpenFile[]): void {
  for (const { fd } of files) {
    try {
      disk.close(fd);
    } catch {}
  }
}

function scanOf(files: readonly OpenFile[], name: string, checksum: Checksum): MonthScan {
  const scan = new MonthScan(name, checksum);
  for (const file of files) scan.addFile(file);
  return scan;
}

/** Every line is read twice: for the keys and the faults, and once more in the order that follows. */
function* sortedParts(scan: MonthScan, keyOf: KeyOf, most: number): Generator<Folder> {
  const subjects = new ScannedSubjects(scan);
  // Outside of the heap, as in a column.
  const keys = Buffer.alloc(subjects.count * longestKey);
  const faults = [...scan.faults];
  const asFound = subjects.sorted((one, other) => subjects.firstLineOf(one) - subjects.firstLineOf(other));
  for (const part of subjects.dealt(asFound, most)) {
    const { folder, subjectOf } = subjects.read(part);
    for (const [id, lines] of folder.subjects) keys.write(keyOf(id, lines), subjectOf(id) * longestKey, longestKey);
    for (const fault of folder.faults) faults.push(fault);
  }
  faults.sort((one, other) => compare(one.file, other.file) || one.line - other.line);
  const told = new Set(faults.map(placeOf));
  const byKey = subjects.sorted((one, other) => keys.compare(keys, ...spanOf(other), ...spanOf(one)) || one - other);
  let untold: readonly Fault[] = faults;
  for (const part of subjects.dealt(byKey, most)) {
    const { folder } = subjects.read(part);
    if (folder.faults.some((fault) => !told.has(placeOf(fault)))) changed();
    yield { ...folder, faults: untold };
    untold = [];
  }
}

const spanOf = (subject: number) => [subject * longestKey, (subject + 1) * longestKey] as const;

const placeOf = ({ file, line }: Fault) => `${file} ${line}`;

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
