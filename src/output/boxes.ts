import { hang, sideBySide } from './columns.ts';
import type { Style } from './style.ts';
import { pad, wrap } from './width.ts';

/** Something to choose: its title and the lines that describe it. A line that begins with "- " is an item of a list. */
export interface Panel {
  readonly title: string;
  readonly body: readonly string[];
}

const leastBeside = 40;
const leastFramed = 28;
const widest = 112;

interface Block {
  readonly title: readonly string[];
  readonly body: readonly string[];
}

interface Frame {
  readonly columns: number;
  readonly top: string;
  readonly between: string;
  readonly bottom: string;
  readonly side: readonly [before: string, after: string];
  /** Columns for text. */
  readonly inner: number;
}

/** Lines on four sides; where the text needs every column, only above and below. */
function frameOf(columns: number): Frame {
  const line = '─'.repeat(columns);
  if (columns < leastFramed) return { columns, top: line, between: line, bottom: line, side: ['', ''], inner: columns };
  const edge = line.slice(2);
  const side = ['│ ', ' │'] as const;
  return { columns, top: `┌${edge}┐`, between: `├${edge}┤`, bottom: `└${edge}┘`, side, inner: columns - 4 };
}

// Lines after the first step in a little, so that each line of the body is seen to begin.
function wrapBody(line: string, { columns, inner }: Frame): string[] {
  if (line.startsWith('- ')) return hang('- ', line.slice(2), inner);
  const step = columns < leastFramed ? 1 : 2;
  const [first = '', ...others] = wrap(line, inner);
  if (others.length === 0) return [first];
  return [first, ...wrap(line.slice(first.length).trim(), inner - step).map((rest) => ' '.repeat(step) + rest)];
}

function drawn({ title, body }: Block, style: Style, frame: Frame): string[] {
  const [before, after] = frame.side;
  const put = (line: string) => `${before}${pad(line, frame.inner)}${after}`;
  return [frame.top, ...title.map((line) => put(style.strong(line))), frame.between, ...body.map(put), frame.bottom];
}

function fill(lines: readonly string[], height: number): string[] {
  return Array.from({ length: height }, (_, row) => lines[row] ?? '');
}

/**
 * Two panels as boxes of the same width, height and look: beside each other from 40 columns on, else one below the
 * other. Neither is set off in any way.
 */
export function boxes([first, second]: readonly [Panel, Panel], style: Style): string[] {
  const columns = Math.min(style.columns, widest);
  const isBeside = columns >= leastBeside;
  const frame = frameOf(isBeside ? Math.floor((columns - 2) / 2) : columns);
  const block = ({ title, body }: Panel): Block => ({
    title: wrap(title, frame.inner),
    body: body.flatMap((line) => wrapBody(line, frame)),
  });
  const [left, right] = [block(first), block(second)];
  if (!isBeside) return [...drawn(left, style, frame), ...drawn(right, style, frame)];
  const titleHeight = Math.max(left.title.length, right.title.length);
  const bodyHeight = Math.max(left.body.length, right.body.length);
  const level = ({ title, body }: Block) =>
    drawn({ title: fill(title, titleHeight), body: fill(body, bodyHeight) }, style, frame);
  return sideBySide(level(left), level(right), columns);
}
