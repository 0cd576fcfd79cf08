import { join } from 'node:path';
import { foldBook } from '../../../domain/book.ts';
import {
  clockOf,
  type Finding,
  findingsInCase,
  isNewer,
  notesFiledTwice,
  type Remark,
  type Report,
} from '../../../domain/finding.ts';
import { foldCase } from '../../../domain/fold.ts';
import { isCaseId, isNoteId } from '../../../domain/ids.ts';
import { foldNote } from '../../../domain/note.ts';
import type { LineFault } from '../../../domain/repeats.ts';
import { isOwnName, journalFilesIn, monthsOf } from '../journal-survey.ts';
import { inUse, type ReadLine, readLines, type Sound } from './lines.ts';

interface Desk {
  readonly home: string;
  /** Undefined where this computer has written nothing yet. */
  readonly machine: string | undefined;
  /** Places of copies, which go to trash as a whole. */
  readonly copies: ReadonlySet<string>;
  /** Milliseconds since 1970 by the real clock. */
  readonly now: number;
}

interface ReadFolder extends Report {
  readonly newer: number;
  /** Notes with the cases that name them. */
  readonly filed: readonly (readonly [note: string, subject: string])[];
}

/** Reads every line of a home's journal and folds it, a folder in memory at a time. */
export function readJournal(desk: Desk): Report {
  const folders = ['book', ...monthsOf(desk.home)].map((folder) => readFolder(folder, desk));
  const sumOf = (count: (folder: ReadFolder) => number) => folders.reduce((sum, one) => sum + count(one), 0);
  const filed = new Map<string, string[]>();
  for (const [note, subject] of folders.flatMap((folder) => folder.filed)) {
    filed.set(note, [...(filed.get(note) ?? []), subject]);
  }
  return {
    findings: [...folders.flatMap(({ findings }) => findings), ...notesFiledTwice(filed)],
    remarks: [
      ...folders.flatMap(({ remarks }) => remarks),
      ...newerRemarks(
        sumOf(({ newer }) => newer),
        desk.home,
      ),
    ],
    cases: sumOf(({ cases }) => cases),
    notes: sumOf(({ notes }) => notes),
    clients: sumOf(({ clients }) => clients),
    lines: sumOf(({ lines }) => lines),
  };
}

function readFolder(folder: string, desk: Desk): ReadFolder {
  const lines = readLines(desk.home, folder, journalFilesIn(join(desk.home, 'journal', folder)));
  const folded = folder === 'book' ? foldedBook(lines) : foldedMonth(lines);
  const clock = clockIn(lines, desk);
  const newer = new Set(
    lines.flatMap((read) => (read.verdict !== 'damaged' && isNewer(read.line.record) ? [read.line.record.id] : [])),
  );
  return {
    ...folded,
    findings: [...lines.flatMap((read) => lineFindings(read, desk)), ...folded.findings, ...clock.findings],
    remarks: clock.remarks,
    lines: lines.length,
    newer: newer.size,
  };
}

type Folded = Pick<ReadFolder, 'findings' | 'cases' | 'notes' | 'clients' | 'filed'>;

function foldedBook(lines: readonly ReadLine[]): Folded {
  const used = [...inUse(lines).values()].flat();
  const book = foldBook(used.map(({ line }) => line));
  return { findings: corrections(book.faults, used), cases: 0, notes: 0, clients: book.clients.length, filed: [] };
}

function foldedMonth(lines: readonly ReadLine[]): Folded {
  const findings: Finding[] = [];
  const filed: (readonly [string, string])[] = [];
  let cases = 0;
  let notes = 0;
  for (const [id, used] of inUse(lines)) {
    const own = used.map(({ line }) => line);
    if (isCaseId(id)) {
      const { case: subject, faults } = foldCase(id, own);
      findings.push(...corrections(faults, used), ...(subject ? findingsInCase(subject) : []));
      if (!subject || (subject.withdrawn && !subject.disputed)) continue;
      cases += 1;
      filed.push(...subject.filedNotes.map((note) => [note, id] as const));
    } else if (isNoteId(id)) {
      const { note, faults } = foldNote(id, own);
      findings.push(...corrections(faults, used));
      if (note && !note.withdrawn) notes += 1;
    }
  }
  return { findings, cases, notes, clients: 0, filed };
}

/** What a fold left out of lines that are whole in themselves. */
function corrections(faults: readonly LineFault[], lines: readonly Sound[]): readonly Finding[] {
  return faults.map(({ line, reason }) => {
    const read = lines.find((one) => one.line === line);
    const remedy = 'Nothing else is touched by it; heard note says in words what should stand there.';
    return { kind: 'correction', place: read ? placeOf(read) : '', message: reason, remedy, mendable: false };
  });
}

const kindOf = {
  damaged: 'damaged-line',
  doubtful: 'doubtful-line',
  misplaced: 'misplaced-record',
} as const;

const remedies = {
  damaged: 'heard doctor --fix moves it to trash, with the whole file beside it; a backup may still have it whole.',
  doubtful:
    'Look at it with heard show first: heard doctor --fix keeps it as it reads now, and the line as it stood in trash.',
  misplaced: 'heard doctor --fix puts it where it belongs.',
} as const;
const elsewhere =
  'Run heard doctor --fix on the computer that wrote this file; if that one is gone, it does no harm as it is.';

function lineFindings(read: ReadLine, { machine, copies }: Desk): readonly Finding[] {
  if (read.verdict === 'sound') return [];
  const isOwn = machine !== undefined && isOwnName(nameOf(read.file), machine);
  const mendable = isOwn || copies.has(read.file);
  const remedy = mendable ? remedies[read.verdict] : elsewhere;
  const about = read.verdict === 'doubtful' ? `${read.reason} It is about ${read.subject}.` : read.reason;
  return [{ kind: kindOf[read.verdict], place: placeOf(read), message: about, remedy, mendable }];
}

/** Jumps of this computer's clock, by its own records in the order it wrote them. */
function clockIn(lines: readonly ReadLine[], { machine, now }: Desk): Pick<Report, 'findings' | 'remarks'> {
  const findings: Finding[] = [];
  const remarks: Remark[] = [];
  const own = lines.filter(
    (read): read is Sound =>
      read.verdict !== 'damaged' &&
      read.line.record.machine === machine &&
      // What was imported has its id from the day it happened.
      read.line.record.batch === undefined &&
      isOwnName(nameOf(read.file), read.line.record.machine),
  );
  for (const place of new Set(own.map(({ file }) => file))) {
    const ids = own.filter(({ file }) => file === place).map(({ line }) => line.record.id);
    const { back, ahead } = clockOf(ids, now);
    if (ahead > 0) {
      const message = `By their ids ${records(ahead)} more than a day from now, so this computer's clock was wrong.`;
      const remedy = 'Look whether its date and time are right; what was written stays.';
      findings.push({ kind: 'clock', place, message, remedy, mendable: false });
    }
    if (back > 0) {
      const message = `${back === 1 ? 'One entry is' : `${back} entries are`} older than the one before: the clock was set back, or they were put back later.`;
      remarks.push({ kind: 'clock-set-back', place, message });
    }
  }
  return { findings, remarks };
}

const records = (count: number) => (count === 1 ? '1 record was written' : `${count} records were written`);

function newerRemarks(count: number, place: string): readonly Remark[] {
  if (count === 0) return [];
  const which = count === 1 ? '1 record was' : `${count} records were`;
  const message = `${which} written by a newer heard: kept as they are, and shown in the history.`;
  return [{ kind: 'newer-records', place, message }];
}

const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);
const placeOf = ({ file, number }: ReadLine) => `${file} line ${number}`;
