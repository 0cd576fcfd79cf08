import { foldCase } from '../domain/fold.ts';
import { isCaseId } from '../domain/ids.ts';
import type { Journal } from '../domain/journal.ts';
import { prepare } from '../domain/prepare.ts';
import { idOf, type JournalRecord, type Line, type Subject, subjectOf } from '../domain/record.ts';
import { composeRecord } from '../domain/recorder.ts';
import { isBinding } from '../domain/taking-back.ts';
import { ulid } from '../domain/ulid.ts';
import { HeardError } from '../errors.ts';
import { stampOf } from './case-file.ts';
import type { Preview } from './import-entry.ts';
import type { Ports } from './ports.ts';

/** A record of an import that still counts. */
interface Target {
  readonly subject: Subject;
  readonly record: string;
  /** `at` of the subject's last record. */
  readonly after: string | undefined;
}

/** What there is of an import in the journal. */
export interface FoundBatch {
  readonly batch: string;
  /** In the order in which they are to be taken back: who is in the book comes last. */
  readonly targets: readonly Target[];
  readonly cases: number;
  /** Cases that go with it although somebody wrote to them since. */
  readonly touched: number;
  /** The first cases. */
  readonly first: readonly Preview[];
}

const shown = 5;
const slice = 1000;

/** Looks through the journal for what an import brought. @throws HeardError `not-found` with the imports that there are. */
export function findBatch(batch: string, { journal }: Pick<Ports, 'journal'>): FoundBatch {
  const batches = new Map<string, number>();
  const targets: Target[] = [];
  const first: Preview[] = [];
  const inBook = bookTargets(batch, journal, batches);
  const wanted = new Set(inBook.map(({ id }) => id));
  const named = new Set<string>(namedInBook(batch, journal, wanted));
  let cases = 0;
  let touched = 0;
  for (const [id, lines] of subjectsIn(journal)) {
    const { entries } = prepare(lines);
    const own = entries.filter(({ record }) => record.batch === batch);
    const others = entries.filter(
      ({ record, live }) => live && record.batch !== batch && !record.events.every(isBinding),
    );
    for (const { record } of others) for (const one of idsIn(record, wanted)) named.add(one);
    for (const { record } of entries) count(batches, record);
    const taken = own.filter(({ live, record }) => live && !record.events.some(isBinding));
    if (taken.length === 0) continue;
    const after = entries.at(-1)?.record.at;
    targets.push(...taken.map(({ record }) => ({ subject: subjectOf(record), record: record.id, after })));
    cases += 1;
    if (others.length > 0 && taken.some(({ record }) => isOpening(record))) touched += 1;
    if (first.length < shown) first.push(...previewOf(id, lines));
  }
  if (!batches.has(batch)) throw noSuchBatch(batch, [...batches.keys()]);
  const free = inBook.filter(({ id }) => !named.has(id));
  return { batch, targets: [...targets, ...free], cases, touched, first };
}

/** Takes back what is left of an import. What was written stays in the history. @throws HeardError `disk` and others. */
export function withdrawBatch(
  { targets, batch }: FoundBatch,
  ports: Pick<Ports, 'journal' | 'clock' | 'random' | 'identity' | 'progress'>,
): void {
  const stamp = stampOf(ports);
  const command = ulid(stamp.real, stamp.random);
  const progress = ports.progress();
  try {
    for (let at = 0; at < targets.length; at += slice) {
      const withdrawals = targets
        .slice(at, at + slice)
        .map(({ subject, record, after }) =>
          composeRecord({ subject, events: [{ kind: 'withdrawn', record }], after, command }, stamp),
        );
      ports.journal.append(withdrawals);
      progress.tell(() => `${at + withdrawals.length} of ${targets.length} entries taken back`);
    }
  } catch (error) {
    if (!(error instanceof HeardError)) throw error;
    const hint = `Do it again once that is mended: heard undo --batch ${batch} goes on where it was.`;
    throw new HeardError(error.message, { code: error.code, hint, cause: error });
  } finally {
    progress.end();
  }
}

function* subjectsIn(journal: Journal): Generator<readonly [string, readonly Line[]]> {
  for (const month of journal.months()) {
    for (const { subjects } of journal.readParts(month, () => '')) yield* subjects;
  }
}

interface BookTarget extends Target {
  readonly id: string;
}

/** Devices, then clients. */
function bookTargets(batch: string, journal: Journal, batches: Map<string, number>): readonly BookTarget[] {
  const targets = [...journal.readBook().subjects.values()].flatMap((lines) => {
    const { entries } = prepare(lines);
    for (const { record } of entries) count(batches, record);
    return entries
      .filter(({ record, live }) => live && record.batch === batch && !record.events.some(isBinding))
      .map(
        ({ record }): BookTarget => ({
          subject: subjectOf(record),
          record: record.id,
          after: entries.at(-1)?.record.at,
          id: idOf(record),
        }),
      );
  });
  return targets.sort((one, other) => Number('client' in one.subject) - Number('client' in other.subject));
}

/** Clients and devices of the import that live records of the book which it did not bring speak of. */
function namedInBook(batch: string, journal: Journal, wanted: ReadonlySet<string>): readonly string[] {
  if (wanted.size === 0) return [];
  return [...journal.readBook().subjects.values()].flatMap((lines) =>
    prepare(lines)
      .entries.filter(({ record, live }) => live && record.batch !== batch && !record.events.every(isBinding))
      .flatMap(({ record }) => idsIn(record, wanted)),
  );
}

const isOpening = ({ events }: JournalRecord) => events.some(({ kind }) => kind === 'opened');

const bookIds = /\b[cd]-[0-9a-hjkmnp-tv-z]{6}\b/g;

function idsIn(record: JournalRecord, wanted: ReadonlySet<string>): readonly string[] {
  if (wanted.size === 0) return [];
  return (JSON.stringify(record).match(bookIds) ?? []).filter((id) => wanted.has(id));
}

function count(batches: Map<string, number>, { batch }: JournalRecord): void {
  if (batch !== undefined) batches.set(batch, (batches.get(batch) ?? 0) + 1);
}

function previewOf(id: string, lines: readonly Line[]): readonly Preview[] {
  const found = isCaseId(id) ? foldCase(id, lines).case : undefined;
  if (!found) return [];
  const { openedAt: on, client, listening } = found;
  return [{ id, on, client: client?.name ?? '', words: listening?.words ?? '' }];
}

function noSuchBatch(batch: string, batches: readonly string[]): HeardError {
  return new HeardError(`There is no import "${batch}" here.`, {
    code: 'not-found',
    hint: batches.length === 0 ? 'Nothing was imported yet.' : `The imports here: ${batches.slice(-8).join(', ')}.`,
  });
}
