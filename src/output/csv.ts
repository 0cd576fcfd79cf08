import type { Parsed } from '../domain/parsed.ts';
import type { CaseDocument } from './case-document.ts';
import { csvCell } from './cell.ts';
import { csvColumns } from './csv-columns.ts';
import { readNames } from './fields.ts';

/** `raw` leaves text as it is, formulas included: for programs, not for spreadsheets. */
export type CsvMode = 'defused' | 'raw';

/** One sentence on what a CSV export leaves out. */
export const csvLeavesOut =
  'CSV holds one line a case: read-backs, answers, checks, quote lines, further fixes, the texts of notes and promises, and the history are left out; ndjson holds everything.';

function lineOf(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

/** Which columns were asked for by name; a name that is none is refused with the nearest. */
export function readColumns(typed: string): Parsed<readonly string[]> {
  return readNames(typed, Object.keys(csvColumns), 'column');
}

/** Cases as CSV after RFC 4180, a chunk a line, the names of the columns first; all columns unless some are given. */
export function* csvLines(
  documents: Iterable<CaseDocument>,
  mode: CsvMode,
  columns: readonly string[] = Object.keys(csvColumns),
): Generator<string> {
  yield lineOf(columns);
  for (const document of documents)
    yield lineOf(columns.map((column) => csvCell(csvColumns[column]?.(document), mode)));
}
