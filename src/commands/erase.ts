import { blankingEvents, textsIn, type WrittenText } from '../domain/erasing.ts';
import { folderOf, isClientId, isDeviceId, isNoteId } from '../domain/ids.ts';
import type { JournalEvent, Line, Subject } from '../domain/record.ts';
import { composeRecord } from '../domain/recorder.ts';
import { ulid } from '../domain/ulid.ts';
import { HeardError } from '../errors.ts';
import { stampOf } from './case-file.ts';
import type { Ports } from './ports.ts';

/** A case, a note, a client or a device whose text is to go. */
export interface Erasure {
  readonly subject: Subject;
  readonly lines: readonly Line[];
  readonly texts: readonly WrittenText[];
  /** Whether all text of the records that hold those goes, or the keys they stand under. */
  readonly extent: 'all' | 'keys';
  /** What is recorded besides. */
  readonly events?: readonly JournalEvent[];
}

/** What a command that erases came to. */
export interface Erased {
  readonly erasures: readonly Erasure[];
  /** Other machines in whose files it stands. */
  readonly machines: readonly string[];
  /** False where the person at the terminal said no. */
  readonly isDone: boolean;
}

type ErasePorts = Pick<Ports, 'journal' | 'identity' | 'clock' | 'random' | 'cleanUp'>;

/** What there is to take out of a subject; with a phrase, only the keys it stands under. */
export function erasureOf(id: string, phrase: string, ports: Pick<Ports, 'journal'>): Erasure {
  const lines = linesOf(id, ports);
  return { subject: subjectNamed(id), lines, texts: textsIn(lines, phrase), extent: phrase === '' ? 'all' : 'keys' };
}

/** The lines of a subject, wherever its folder is. */
export function linesOf(id: string, { journal }: Pick<Ports, 'journal'>): readonly Line[] {
  const folder = folderOf(id) ?? '';
  const { subjects } = folder === 'book' ? journal.readBook() : journal.readMonth(folder);
  return subjects.get(id) ?? [];
}

function subjectNamed(id: string): Subject {
  if (isNoteId(id)) return { note: id };
  if (isClientId(id)) return { client: id };
  return isDeviceId(id) ? { device: id } : { case: id };
}

/**
 * Blanks texts for every reader, and in this machine's own files on disk, as one command.
 * @throws HeardError `disk`: where the journal has it but a file could not be rewritten, that file is named; `damaged`
 * where a text is in a form that cannot be taken out.
 */
export async function erase(erasures: readonly Erasure[], ports: ErasePorts): Promise<void> {
  const stamp = stampOf(ports);
  const command = ulid(stamp.real, stamp.random);
  const records = erasures.flatMap(({ subject, lines, texts, extent, events = [] }) => {
    const times = lines.map(({ record }) => record.at).sort();
    const parts = texts.length === 0 ? [[]] : partsOf(texts);
    return parts.map((part, index) => {
      const blanking = part.length > 0 ? blankingEvents(part, extent) : [];
      const all = index === 0 ? [...events, ...blanking] : blanking;
      return composeRecord({ subject, events: all, after: times.at(-1), command }, stamp);
    });
  });
  ports.journal.append(records);
  await ports.cleanUp();
  for (const erasure of erasures) refuseRest(erasure, ports);
}

/** As many at a time as one record has room for. */
function partsOf(texts: readonly WrittenText[]): readonly (readonly WrittenText[])[] {
  const room = 1000;
  return Array.from({ length: Math.ceil(texts.length / room) }, (_, at) => texts.slice(at * room, (at + 1) * room));
}

function refuseRest({ subject, texts }: Erasure, ports: Pick<Ports, 'journal'>): void {
  const [id = ''] = Object.values(subject);
  const left = textsIn(linesOf(id, ports)).filter(({ record, key, text }) =>
    texts.some((one) => one.record === record && one.key === key && one.text === text),
  );
  const [first] = left;
  if (first === undefined) return;
  throw new HeardError(`Some text of ${id} could not be taken out: "${first.key}" of record ${first.record}.`, {
    code: 'damaged',
    hint: 'A newer heard wrote it: install the newest one, then do it again.',
  });
}

/** In how many places each key is blanked. */
export function placesIn(erasures: readonly Erasure[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const { key } of erasures.flatMap(({ texts }) => texts)) places.set(key, (places.get(key) ?? 0) + 1);
  return places;
}

/** The other machines in whose files the texts stand. */
export function otherMachines(erasures: readonly Erasure[], { identity }: Pick<Ports, 'identity'>): readonly string[] {
  const machines = erasures.flatMap(({ texts }) => texts.map(({ machine }) => machine));
  return [...new Set(machines)].filter((machine) => machine !== identity.machine).sort();
}
