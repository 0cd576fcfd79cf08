import { foldCase } from '../domain/fold.ts';
import { firstDifference } from '../domain/import/difference.ts';
import { type OwnCase, readOwnLine } from '../domain/import/own-line.ts';
import type { TextLine } from '../domain/import/text-line.ts';
import type { JournalRecord } from '../domain/record.ts';
import { caseDocument } from '../output/case-document.ts';
import type { ImportedBook } from './import-book.ts';
import type { ImportEntry } from './import-entry.ts';
import type { HeldCase } from './import-held.ts';

/** What the cases of an import are held against. */
export interface ImportDesk {
  readonly held: (id: string) => HeldCase | undefined;
  readonly book: ImportedBook;
  readonly batch: string;
}

/** What the lines of heard's own export come to: the records are taken over as they are, but for the mark of the import. */
export function* ownEntries(lines: Iterable<TextLine>, desk: ImportDesk): Generator<ImportEntry> {
  const seen = new Set<string>();
  for (const { number, text, fault } of lines) {
    if (text.trim() === '' && fault === undefined) continue;
    const read = fault === undefined ? readOwnLine(text) : ({ ok: false, reason: fault } as const);
    yield read.ok
      ? entryOf(read.value, { line: number, size: text.length }, { ...desk, seen })
      : { state: 'refused', line: number, column: '', message: read.reason };
  }
}

function entryOf(
  { id, document, records }: OwnCase,
  { line, size }: { readonly line: number; readonly size: number },
  { held, book, batch, seen }: ImportDesk & { readonly seen: Set<string> },
): ImportEntry {
  const lines = records.map((record) => ({ record, sum: 'right' as const, raw: record.id }));
  const { case: told } = foldCase(id, lines);
  if (!told) return { state: 'refused', line, column: '', message: 'The history of this line tells of no case.' };
  const { history: _, ...whole } = caseDocument(told);
  const difference = firstDifference(document, whole);
  if (difference !== undefined) {
    const message = `"${difference}" is not what the history of this line comes to: somebody changed the one and not the other.`;
    return { state: 'refused', line, column: '', message };
  }
  const here = held(id);
  const missing = records.filter((record) => here?.records.has(record.id) !== true && !seen.has(keyOf(id, record)));
  if (missing.length === 0) {
    const isTakenBack =
      !told.withdrawn && records.some((record) => isOpening(record) && here?.records.get(record.id) === false);
    return { state: isTakenBack ? 'taken-back' : 'here', line };
  }
  if (told.client && book.isForgotten(told.client.id)) return { state: 'forgotten', line };
  for (const record of missing) seen.add(keyOf(id, record));
  if (told.client) book.learn(told.client, told.devices);
  const added = book.take();
  const brought = missing.map((record) => ({ ...(here?.cleaning?.clean(record) ?? record), batch }));
  return {
    state: 'new',
    line,
    records: [...added, ...brought],
    clients: clientsIn(added),
    size,
    preview: { id, on: told.openedAt, client: told.client?.name ?? '', words: told.listening?.words ?? '' },
  };
}

/** How many clients are new among the records of a book. */
export function clientsIn(records: readonly JournalRecord[]): number {
  return records.filter(({ events }) => events.some(({ kind }) => kind === 'client-added')).length;
}

const keyOf = (id: string, record: JournalRecord) => `${id} ${record.id}`;
const isOpening = ({ events }: JournalRecord) => events.some(({ kind }) => kind === 'opened');
