/** What a CSV cell can hold: text, or a number that spreadsheets may reckon with. */
export type CellValue = string | number | boolean | null | undefined;

// A spreadsheet takes a cell for a formula by its first character, some after blanks, some in full width. Apostrophes
// count as blanks, so that what people typed with one comes back with it.
const formula = /^[\s']*[=+\-@\t\r＝＋－＠]/;

/** Text that no spreadsheet takes for a formula: an apostrophe before what could be one. */
export function defuse(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text as it was before `defuse`, for reading such a file back. */
export function undefuse(text: string): string {
  return text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
}

function quoteCell(text: string): string {
  return /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell after RFC 4180: numbers bare, text defused unless `raw`, quoted where it must be. */
export function csvCell(value: CellValue, mode: 'defused' | 'raw'): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  return quoteCell(mode === 'raw' ? value : defuse(value));
}
