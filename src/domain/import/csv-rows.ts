import type { TextLine } from './text-line.ts';

/** A row of a CSV file, or why there is none. */
export type CsvRow =
  /** `line` is the one on which it begins. */
  { readonly line: number; readonly cells: readonly string[] } | { readonly line: number; readonly fault: string };

/** The row that is being read. */
interface Open {
  readonly line: number;
  readonly cells: string[];
  /** The beginning of a quoted cell that goes on in the next line. */
  cell: string | undefined;
}

/** In characters. A quote that nobody closed would take the rest of the file. */
const longestCell = 1024 * 1024;

/**
 * The rows of a CSV file after RFC 4180, one in memory at a time; empty lines are no rows. A quote inside a cell that begins
 * with none is text. A package would do, but none reads row by row without waiting, and says on which line a row begins.
 */
export function* csvRows(lines: Iterable<TextLine>, separator: string): Generator<CsvRow> {
  let open: Open | undefined;
  for (const { number, text, fault } of lines) {
    if (fault !== undefined) {
      yield { line: number, fault };
      open = undefined;
      continue;
    }
    const isEnded = text.endsWith('\r');
    const line = isEnded ? text.slice(0, -1) : text;
    if (open === undefined && line === '') continue;
    open ??= { line: number, cells: [], cell: undefined };
    const wrong = readLine(open, line, separator);
    if (wrong !== undefined) yield { line: number, fault: wrong };
    else if (open.cell === undefined) yield { line: open.line, cells: open.cells };
    else {
      open.cell += isEnded ? '\r\n' : '\n';
      if (open.cell.length <= longestCell) continue;
      break;
    }
    open = undefined;
  }
  if (open)
    yield { line: open.line, fault: 'A quote that opens in this row is never closed: put another " at its end.' };
}

/** Takes the cells of one more line, or says what is wrong with it. */
function readLine(open: Open, line: string, separator: string): string | undefined {
  let at = 0;
  for (;;) {
    if (open.cell === undefined && line[at] !== '"') {
      const end = line.indexOf(separator, at);
      open.cells.push(line.slice(at, end < 0 ? undefined : end));
      if (end < 0) return undefined;
      at = end + separator.length;
      continue;
    }
    const quoted = restOfQuoted(line, open.cell === undefined ? at + 1 : at);
    const cell = (open.cell ?? '') + quoted.text;
    open.cell = quoted.end === undefined ? cell : undefined;
    if (quoted.end === undefined) return undefined;
    open.cells.push(cell);
    if (quoted.end === line.length) return undefined;
    if (!line.startsWith(separator, quoted.end))
      return 'Text follows a closing quote: where a cell holds a quote, write it twice ("").';
    at = quoted.end + separator.length;
  }
}

/** The text of a quoted cell from one place on, and where the line goes on after it; no `end` where the quote stays open. */
function restOfQuoted(line: string, from: number): { readonly text: string; readonly end?: number } {
  let text = '';
  for (let at = from; ; ) {
    const quote = line.indexOf('"', at);
    if (quote < 0) return { text: text + line.slice(at) };
    text += line.slice(at, quote);
    if (line[quote + 1] !== '"') return { text, end: quote + 1 };
    text += '"';
    at = quote + 2;
  }
}

const separators = [',', ';', '\t'] as const;

/** What separates the cells, by the first line: of comma, semicolon and tab the one that stands there most often. */
export function separatorOf(first: string): string {
  const bare = first.replace(/"[^"]*"/g, '');
  const count = (separator: string) => bare.split(separator).length;
  return separators.reduce((best, one) => (count(one) > count(best) ? one : best));
}
