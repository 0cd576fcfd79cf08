import { pad, shorten, widthOf, wrap } from './width.ts';

/** A piece of a row. `paint` colours the text after it was made to fit. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

const gap = '  ';
const widestCell = 28;
const leastForLast = 24;

function draw({ text, paint }: Cell, columns: number): string {
  const short = text.length * 2 <= columns ? text : shorten(text, columns);
  return paint === undefined ? short : paint(short);
}

/** Lines with the mark before the first and blanks of its width before the others. */
export function hang(mark: string, text: string, columns: number): string[] {
  const indent = ' '.repeat(widthOf(mark));
  return wrap(text, columns - indent.length).map((line, index) => (index === 0 ? mark : indent) + line);
}

/** Two blocks of lines beside each other, each exactly half of the columns but for a gap of two. */
export function sideBySide(left: readonly string[], right: readonly string[], columns: number): string[] {
  const half = Math.floor((columns - gap.length) / 2);
  const height = Math.max(left.length, right.length);
  return Array.from({ length: height }, (_, row) => `${pad(left[row] ?? '', half)}${gap}${right[row] ?? ''}`.trimEnd());
}

/** Cells one after the other, in as many lines as they need; empty ones are left out. */
export function flow(cells: readonly Cell[], columns: number): string[] {
  const lines: string[] = [];
  let line: string | undefined;
  let used = 0;
  for (const cell of cells) {
    if (cell.text === '') continue;
    const width = Math.min(widthOf(cell.text), columns);
    const fits = line !== undefined && used + gap.length + width <= columns;
    if (line !== undefined && !fits) lines.push(line);
    line = fits ? line + gap + draw(cell, columns) : draw(cell, columns);
    used = fits ? used + gap.length + width : width;
  }
  return line === undefined ? lines : [...lines, line];
}

/**
 * Rows as a table: columns as wide as what stands in them, the last one takes the rest. Where the rest is too little to
 * read, a row becomes its cells in a line of their own and the last one below, indented.
 */
export function table(rows: readonly (readonly Cell[])[], columns: number): string[] {
  const heads = rows.map((row) => row.slice(0, -1));
  const widths = columnWidths(heads);
  const rest = columns - widths.reduce((sum, width) => sum + (width > 0 ? width + gap.length : 0), 0);
  const isNarrow = rest < leastForLast;
  const lines: string[] = [];
  for (const [index, head] of heads.entries()) {
    const last = rows[index]?.at(-1) ?? { text: '' };
    if (isNarrow) {
      lines.push(...flow(head, columns));
      if (last.text !== '') lines.push(gap + draw(last, columns - gap.length));
    } else {
      const cells = head.flatMap((cell, column) => {
        const width = widths[column] ?? 0;
        return width === 0 ? [] : [pad(draw(cell, width), width)];
      });
      lines.push([...cells, draw(last, rest)].join(gap).trimEnd());
    }
  }
  return lines;
}

function columnWidths(heads: readonly (readonly Cell[])[]): readonly number[] {
  const widths = (heads[0] ?? []).map(() => 0);
  for (const head of heads) {
    for (const [column, { text }] of head.entries()) {
      const widest = widths[column] ?? 0;
      // No letter is wider than two columns.
      if (text.length * 2 > widest) widths[column] = Math.max(widest, Math.min(widestCell, widthOf(text)));
    }
  }
  return widths;
}

const widestLabel = 18;

/** What is known, one fact a row: its label, and beside it the text, wrapped. On a narrow screen the text follows the label. */
export function facts(rows: readonly (readonly [label: string, text: string])[], style: Look): string[] {
  const label = Math.min(widestLabel, Math.max(0, ...rows.map(([name]) => widthOf(name))));
  return rows.flatMap(([name, text]) => {
    if (style.columns >= 60) {
      const [first = '', ...others] = hang(gap + pad(name, label) + gap, text, style.columns);
      const mark = gap + pad(name, label);
      return [style.quiet(mark) + first.slice(mark.length), ...others];
    }
    if (name === '') return hang(gap.repeat(2), text, style.columns);
    const [first = '', ...others] = wrap(`${name}: ${text}`, style.columns - gap.length * 2);
    return [gap + first, ...others.map((line) => gap.repeat(2) + line)];
  });
}

interface Look {
  readonly columns: number;
  readonly quiet: (text: string) => string;
}
