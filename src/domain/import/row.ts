import { nearest } from '../nearest.ts';
import { type Parsed, quoted, refused, understood } from '../parsed.ts';
import { type FieldName, type Forms, fieldNames, fields, neededFields, type RowValues } from './fields.ts';
import type { Mapping } from './mapping.ts';

/** A mapping on the columns of one file. */
export interface Layout {
  readonly mapping: Mapping;
  readonly header: readonly string[];
  /** The places of each field's columns. */
  readonly places: ReadonlyMap<FieldName, readonly number[]>;
  /** Names of the columns that nothing is taken from. */
  readonly leftOut: readonly string[];
}

/** Where the columns of a mapping stand. A column that is not there is refused with the nearest, and so is one that stands twice. */
export function layoutOf(mapping: Mapping, first: readonly string[]): Parsed<Layout> {
  const header = first.map((cell) => cell.trim());
  const places = new Map<FieldName, readonly number[]>();
  for (const field of fieldNames) {
    const names = [mapping.columns[field] ?? []].flat().filter((name) => !mapping.isOwn || header.includes(name));
    for (const name of names) {
      const count = header.filter((cell) => cell === name.trim()).length;
      if (count > 1) return refused(`The column ${quoted(name)} stands there twice: give each a name of its own.`);
      if (count === 0) return refused(`There is no column ${quoted(name)}${nearestOf(name, header)}`);
    }
    if (names.length > 0)
      places.set(
        field,
        names.map((name) => header.indexOf(name.trim())),
      );
  }
  const missing = neededFields.find((field) => !places.has(field) && mapping.constants[field] === undefined);
  if (missing !== undefined)
    return refused(`There is no column ${quoted([mapping.columns[missing] ?? ''].flat()[0] ?? '')}.`);
  const taken = new Set([...places.values()].flat());
  return understood({ mapping, header, places, leftOut: header.filter((name, at) => name !== '' && !taken.has(at)) });
}

function nearestOf(name: string, header: readonly string[]): string {
  const near = nearest(name, header);
  return near === undefined || near === '' ? '.' : `: did you mean ${quoted(near)}?`;
}

/** Something in a row that cannot be read. */
export interface CellFault {
  /** The name of its column; empty where it is the row as a whole. */
  readonly column: string;
  /** One sentence. */
  readonly message: string;
}

/** What a row tells, or everything that is wrong with it. */
export type ReadRow = { readonly values: RowValues } | { readonly faults: readonly CellFault[] };

/** Reads a row. `forms` are those of the file: its currency holds where the row names none. */
export function readRow(cells: readonly string[], layout: Layout, forms: Forms): ReadRow {
  const { header } = layout;
  if (cells.length !== header.length)
    return { faults: [{ column: '', message: misaligned(cells.length, header.length) }] };
  const values: Record<string, unknown> = {};
  const faults: CellFault[] = [];
  // The currency of a row comes before its amounts.
  for (const field of ['currency', ...fieldNames.filter((name) => name !== 'currency')] as const) {
    const column = columnOf(field, layout);
    const cell = meant(field, cells, layout);
    const needed = neededFields.some((name) => name === field);
    if (cell.trim() === '') {
      if (needed) faults.push({ column, message: `"${field}" is empty: every case needs one.` });
      continue;
    }
    const own = { ...forms, ...(typeof values.currency === 'string' && { currency: values.currency }) };
    const read: Parsed<unknown> = fields[field](cell, own);
    if (read.ok) values[field] = read.value;
    else faults.push({ column, message: `${quoted(cell)} ${read.reason}.` });
  }
  return faults.length > 0 ? { faults } : { values: values as RowValues };
}

function columnOf(field: FieldName, { header, places }: Layout): string {
  return (places.get(field) ?? []).map((place) => header[place] ?? '').join(', ');
}

/** What stands in the columns of a field, or what the mapping says in its place. */
function meant(field: FieldName, cells: readonly string[], { mapping, places }: Layout): string {
  const found = (places.get(field) ?? []).map((place) => cells[place] ?? '').filter((cell) => cell.trim() !== '');
  const cell = found.join('\n');
  const table = Object.entries(mapping.values[field] ?? {});
  const typed = cell.trim();
  const entry =
    table.find(([word]) => word === typed) ?? table.find(([word]) => word.toLowerCase() === typed.toLowerCase());
  const said = typed !== '' && entry ? (entry[1] ?? '') : cell;
  return typed === '' ? (mapping.constants[field] ?? '') : said;
}

function misaligned(count: number, wanted: number): string {
  const cells = count === 1 ? '1 cell' : `${count} cells`;
  return `This row has ${cells} where the first line names ${wanted}: put text that holds a separator or a line break in quotes.`;
}
