import { join } from 'node:path';
import type { Finding } from '../../../domain/finding.ts';
import { eachLine } from '../journal-lines.ts';
import { entriesOf, isMonthName, journalFilesIn, monthsOf } from '../journal-survey.ts';
import { inUse, isWhole, neededBeside, type ReadLine, readLines, type Sound } from './lines.ts';

/** Journal files under a name that no machine gave them: one file, or a whole folder of them. */
interface Copy {
  /** Path below the home of what would be moved. */
  readonly place: string;
  readonly folder: string;
  readonly names: readonly string[];
}

export interface ReadCopy {
  readonly place: string;
  /** How many records it holds. */
  readonly records: number;
  /** The lines that would be missed without it and the copies before it. */
  readonly needed: readonly Sound[];
}

const ownForm = /^([a-z0-9][a-z0-9-]{0,59})(?:\.\d+)?\.jsonl$/;

/** The copies in a home's journal, each read when its turn comes. `machines` are those that this computer writes as. */
export function* readCopies(home: string, machines: readonly string[]): Generator<ReadCopy> {
  const copies = findCopies(home, machines);
  const kept = new Map<string, readonly ReadLine[]>();
  const keptIn = (folder: string): readonly ReadLine[] => {
    const own = new Set(copies.filter((copy) => copy.folder === folder).flatMap(({ names }) => names));
    const names = journalFilesIn(join(home, 'journal', folder)).filter((name) => !own.has(name));
    const lines = kept.get(folder) ?? readLines(home, folder, names);
    kept.set(folder, lines);
    return lines;
  };
  for (const { place, folder, names } of copies) {
    const lines = readLines(home, folder, names).filter(isWhole);
    const needed = [...new Set(lines.map(({ belongs }) => belongs))].flatMap((target) => {
      const there = keptIn(target);
      const missing = neededBeside(
        lines.filter(({ belongs }) => belongs === target),
        inUse(there),
      );
      kept.set(target, [...there, ...missing.map((read) => ({ ...read, verdict: 'sound' as const }))]);
      return missing;
    });
    yield { place, records: new Set(lines.map(({ line }) => line.record.id)).size, needed };
  }
}

/** What is said of the copies. */
export function copyFindings(home: string, machines: readonly string[]): readonly Finding[] {
  return [...readCopies(home, machines)].map(({ place, records, needed }) => ({
    kind: 'copy',
    place,
    message: `This is a copy that something other than heard made, with ${counted(records, needed.length)}.`,
    remedy: 'heard doctor --fix takes over what is nowhere else and moves the copy to trash.',
    mendable: true,
  }));
}

function counted(records: number, needed: number): string {
  const all = records === 1 ? '1 record' : `${records} records`;
  if (needed === 0) return records === 0 ? 'no record' : `${all}, none of which is missing elsewhere`;
  return `${all}, ${needed} of which ${needed === 1 ? 'is' : 'are'} nowhere else`;
}

function findCopies(home: string, machines: readonly string[]): readonly Copy[] {
  const folders = [...monthsOf(home), 'book'];
  const writers = writersIn(home, folders, machines);
  const files = folders.flatMap((folder) =>
    journalFilesIn(join(home, 'journal', folder))
      .filter((name) => isCopy(home, folder, name, writers))
      .map((name) => ({ place: `journal/${folder}/${name}`, folder, names: [name] })),
  );
  return [...oddFolders(home), ...files];
}

/** Folders beside the months that hold journal files, such as `2026-11 2`. */
function oddFolders(home: string): readonly Copy[] {
  const folders = entriesOf(join(home, 'journal')).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .filter((name) => name !== 'book' && !isMonthName(name))
    .sort()
    .map((folder) => ({
      place: `journal/${folder}`,
      folder,
      names: journalFilesIn(join(home, 'journal', folder)),
    }))
    .filter(({ names }) => names.length > 0);
}

// A machine that has only ever taken over the records of others is known by no record, but it never did that alone.
function isCopy(home: string, folder: string, name: string, writers: ReadonlySet<string>): boolean {
  const machine = ownForm.exec(name)?.[1];
  if (machine === undefined) return true;
  return !writers.has(machine) && readLines(home, folder, [name]).some(isWhole);
}

/** The machines that wrote a record in a file named after them, and those of this computer. */
function writersIn(home: string, folders: readonly string[], machines: readonly string[]): ReadonlySet<string> {
  const writers = new Set(machines);
  for (const folder of folders) {
    for (const name of journalFilesIn(join(home, 'journal', folder))) {
      const machine = ownForm.exec(name)?.[1];
      if (machine === undefined || writers.has(machine)) continue;
      const signed = `"machine":"${machine}"`;
      eachLine(join(home, 'journal', folder, name), ({ bytes }) => {
        if (bytes.includes(signed)) writers.add(machine);
      });
    }
  }
  return writers;
}
