import { blankingEvents, textsIn, type WrittenText } from '../domain/erasing.ts';
import { folderOf, isClientId, isDeviceId, isNoteId } from '../domain/ids.ts';
import type { JournalEvent, Line, Subject } from '../domain/record.ts';
import { composeRecord } from '../domain/recorder.ts';
import { ulid } from '../domain/ulid.ts';
import { stampOf } from './case-file.ts';
import type { Ports } from './ports.ts';

/** A case, a note, a client or a device whose text is to go. */
export interface Erasure {
  readonly subject: Subject;
  readonly lines: readonly Line[];
  readonly texts: readonly WrittenText[];
  /** What is recorded besides. */
  readonly events?: readonly JournalEvent[];
}

type ErasePorts = Pick<Ports, 'journal' | 'identity' | 'clock' | 'random' | 'cleanUp'>;

/** What there is to take out of a subject; with a phrase, only where it stands. */
export function erasureOf(id: string, phrase: string, { journal }: Pick<Ports, 'journal'>): Erasure {
  const folder = folderOf(id) ?? '';
  const { subjects } = folder === 'book' ? journal.readBook() : journal.readMonth(folder);
  const lines = subjects.get(id) ?? [];
  return { subject: subjectNamed(id), lines, texts: textsIn(lines, phrase) };
}

function subjectNamed(id: string): Subject {
  if (isNoteId(id)) return { note: id };
  if (isClientId(id)) return { client: id };
  return isDeviceId(id) ? { device: id } : { case: id };
}

/**
 * Blanks texts for every reader, and in this machine's own files on disk, as one command.
 * @throws HeardError `disk`: where the journal has it but a file could not be rewritten, that file is named.
 */
export async function erase(erasures: readonly Erasure[], extent: 'all' | 'keys', ports: ErasePorts): Promise<void> {
  const stamp = stampOf(ports);
  const command = ulid(stamp.real, stamp.random);
  const records = erasures.map(({ subject, lines, texts, events = [] }) => {
    const times = lines.map(({ record }) => record.at).sort();
    const blanking = texts.length > 0 ? blankingEvents(texts, extent) : [];
    return composeRecord({ subject, events: [...events, ...blanking], after: times.at(-1), command }, stamp);
  });
  ports.journal.append(records);
  await ports.cleanUp();
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
