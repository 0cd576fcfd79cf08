import { csvRows, separatorOf } from '../domain/import/csv-rows.ts';
import { readDayForm } from '../domain/import/day-form.ts';
import type { Forms, RowValues } from '../domain/import/fields.ts';
import type { Mapping } from '../domain/import/mapping.ts';
import { type Layout, layoutOf, readRow } from '../domain/import/row.ts';
import { rowEvents } from '../domain/import/row-events.ts';
import type { TextLine } from '../domain/import/text-line.ts';
import { encodeLine, longestLine } from '../domain/line.ts';
import type { JournalRecord } from '../domain/record.ts';
import { composeRecord, type Stamp } from '../domain/recorder.ts';
import { HeardError } from '../errors.ts';
import { undefuse } from '../output/cell.ts';
import type { ImportEntry } from './import-entry.ts';
import { clientsIn, type ImportDesk } from './import-own.ts';
import { type PlaceDesk, placeOf, type Seen } from './import-place.ts';

interface CsvDesk extends ImportDesk, Omit<PlaceDesk, 'seen'> {
  readonly mapping: Mapping;
  readonly stamp: Stamp;
  /** The helper's own, where neither mapping nor row says one. */
  readonly currency: string;
  /** Takes the columns that nothing is taken from. */
  readonly leavesOut: (columns: readonly string[]) => void;
}

/** What the rows of a CSV file come to, one case each. @throws HeardError `usage` where its first line does not fit the mapping. */
export function* csvEntries(lines: Iterable<TextLine>, desk: CsvDesk): Generator<ImportEntry> {
  const seen: Seen = { rows: new Map(), cases: new Set() };
  const forms = formsOf(desk);
  let layout: Layout | undefined;
  for (const row of csvRows(...separated(lines))) {
    if ('fault' in row) {
      yield { state: 'refused', line: row.line, column: '', message: row.fault };
      // Without the names of its columns no row can be read.
      if (!layout) return;
      continue;
    }
    if (!layout) {
      layout = takeLayout(desk.mapping, row.cells);
      desk.leavesOut(layout.leftOut);
      continue;
    }
    const { line } = row;
    const read = readRow(row.cells.map(undefuse), layout, forms);
    if ('faults' in read) for (const fault of read.faults) yield { state: 'refused', line, ...fault };
    else yield entryOf(read.values, line, { ...desk, seen, layout });
  }
  if (!layout) throw new HeardError('There is no line with the names of columns.', { code: 'usage' });
}

function formsOf({ mapping, currency, stamp }: CsvDesk): Forms {
  const { dates, decimal } = mapping;
  const day = readDayForm(dates);
  if (!day.ok) throw new HeardError(day.reason, { code: 'usage' });
  return { day: day.value, dates, decimal, currency: mapping.currency ?? currency, now: stamp.now };
}

function takeLayout(mapping: Mapping, header: readonly string[]): Layout {
  const layout = layoutOf(mapping, header);
  if (layout.ok) return layout.value;
  throw new HeardError(layout.reason, {
    code: 'usage',
    hint: 'Nothing was imported: mend the mapping, or the first line.',
  });
}

/** The lines and what separates their cells: spreadsheets may say it in a line of its own, else the first line shows it. */
function separated(lines: Iterable<TextLine>): [Iterable<TextLine>, string] {
  const rest = lines[Symbol.iterator]();
  const first = rest.next();
  if (first.done) return [[], ','];
  const said = /^sep=(.)\r?$/.exec(first.value.text)?.[1];
  const begun = said === undefined ? [first.value] : [];
  return [chained(begun, { [Symbol.iterator]: () => rest }), said ?? separatorOf(first.value.text)];
}

function* chained<T>(first: Iterable<T>, then: Iterable<T>): Generator<T> {
  yield* first;
  yield* then;
}

type Named = Required<Pick<RowValues, 'client' | 'words' | 'on'>>;

function entryOf(values: RowValues, line: number, desk: CsvDesk & { seen: Seen; layout: Layout }): ImportEntry {
  const { client: typed, words, on } = values as Named;
  const place = placeOf(values, desk);
  if (place === 'here' || place === 'taken-back') return { state: place, line };
  if (place === 'twice') {
    const message = `${values.id} stands in this file more than once.`;
    return { state: 'refused', line, column: 'id', message };
  }
  const client = desk.book.clientNamed(typed, values.contact);
  if (!client.ok) return { state: 'refused', line, column: 'client', message: `${client.reason}.` };
  const devices = (values.devices ?? []).map((name) => desk.book.deviceNamed(client.value, name));
  const isClosed = desk.mapping.isOwn !== true || values.closedOn !== undefined;
  const record: JournalRecord = {
    ...composeRecord(
      {
        subject: { case: place.case },
        events: rowEvents(values, { client: client.value, devices }, isClosed),
        batch: desk.batch,
      },
      { ...desk.stamp, by: values.by ?? desk.stamp.by },
    ),
    id: place.record,
  };
  const size = new TextEncoder().encode(encodeLine(record, () => 0)).length;
  if (size > longestLine) {
    return {
      state: 'refused',
      line,
      column: '',
      message: 'This row is too long to keep: one case holds at most 256 KB.',
    };
  }
  desk.seen.cases.add(place.case);
  // Not before: who is new in a row that is refused is new in the next one.
  const added = desk.book.take();
  const preview = { id: place.case, on, client: client.value.name, words };
  return { state: 'new', line, records: [...added, record], clients: clientsIn(added), size, preview };
}
