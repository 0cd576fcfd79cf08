import { boxes, type Panel } from '../boxes.ts';
import { clean } from '../clean.ts';
import { hang } from '../columns.ts';
import { quote } from '../offer-view.ts';
import type { Style } from '../style.ts';
import { pad, widthOf, wrap } from '../width.ts';
import type { Bar, Chart } from './chart.ts';
import type { Block, Section, Way } from './section.ts';
import type { Sheet } from './sheet.ts';

const widest = 80;
const longestBar = 32;

/** The sheet as plain lines: on a terminal, in a mail, from a printer that knows nothing else. */
export function sheetText(sheet: Sheet, style: Style): string {
  const look = { ...style, columns: Math.min(style.columns, widest) };
  const { head, title, date, id, sections } = sheet;
  const lines = (texts: readonly string[]) => texts.flatMap((text) => wrap(clean(text), look.columns));
  const blocks = [
    [...lines([head.name]).map(style.strong), ...lines(head.lines)],
    [...lines([title]).map(style.title), ...lines([`${date}, ${id}`])],
    ...sections.map((section) => sectionLines(section, look)),
  ];
  return blocks.map((block) => block.join('\n')).join('\n\n');
}

function sectionLines({ title, blocks }: Section, style: Style): string[] {
  const rule = '─'.repeat(Math.min(widthOf(clean(title)), style.columns));
  const heading = wrap(clean(title), style.columns).map(style.strong);
  return [...heading, rule, ...blocks.flatMap((block) => blockLines(block, style))];
}

function blockLines(block: Block, style: Style): string[] {
  const { columns } = style;
  switch (block.type) {
    case 'words':
      return quote(block.text, columns);
    case 'ways':
      return [...boxes(panelsOf(block.ways), style), ...block.terms.flatMap((term) => indented(term, columns)), ''];
    case 'chart':
      return [
        ...wrap(clean(block.caption), columns),
        ...chartLines(block, columns),
        ...wrap(clean(block.note), columns),
      ];
    case 'choices':
      return [
        ...block.boxes.flatMap(({ text, isToFill }) =>
          hang('[ ] ', clean(text) + (isToFill ? ' ____________' : ''), columns),
        ),
        '',
        ...wrap('Signature: ____________________ Date: ____________', columns),
      ];
    case 'promises':
      return block.promises.flatMap(({ what, who, due }) => hang('- ', clean(`${what} (${who}), by ${due}`), columns));
    default:
      return plainLines(block).flatMap((line) =>
        line.startsWith('- ') ? hang('- ', line.slice(2), columns) : wrap(line, columns),
      );
  }
}

/** Lines after the first step in a little, so that each term is seen to begin. */
function indented(text: string, columns: number): string[] {
  const [first = '', ...others] = wrap(clean(text), columns - 2);
  return [first, ...others.map((line) => `  ${line}`)];
}

/** Lines of a block that stand anywhere, not yet wrapped. One that begins with "- " is an item of a list. */
function plainLines(block: Block): string[] {
  switch (block.type) {
    case 'text':
      return [clean(block.label === undefined ? block.text : `${block.label}: ${block.text}`)];
    case 'list': {
      const [only = '', ...others] = block.items;
      const items = others.length === 0 ? [] : block.items.map((item) => `- ${clean(item)}`);
      return [`${block.label}:${items.length === 0 ? ` ${clean(only)}` : ''}`, ...items];
    }
    case 'prices':
      return block.rows.map(({ what, price }) => `- ${clean(what)}: ${clean(price)}`);
    default:
      return [];
  }
}

/** Two boxes, as on the screen: all fixes in one, living with it in the other. */
function panelsOf(ways: readonly Way[]): readonly [Panel, Panel] {
  const panels = ways.map(({ title, blocks }): Panel => ({ title: clean(title), body: blocks.flatMap(plainLines) }));
  const live = panels.at(-1) ?? { title: '', body: [] };
  const [first = live, ...others] = panels.slice(0, -1);
  const more = others.flatMap(({ title, body }) => ['', title, ...body]);
  return [{ title: first.title, body: [...first.body, ...more] }, live];
}

/** Every bar on the same scale; where there is no room for one, its figure alone. */
function chartLines({ groups }: Chart, columns: number): string[] {
  const bars = groups.flatMap(({ bars }) => bars);
  const label = Math.max(...bars.map((bar) => widthOf(bar.label)));
  const figure = Math.max(...bars.map((bar) => widthOf(bar.figure)));
  const room = Math.min(longestBar, columns - label - figure - 6);
  const lineOf = (bar: Bar) =>
    room < 4
      ? hang('  ', `${bar.label}: ${bar.figure}`, columns)
      : [`  ${pad(bar.label, label)} ${drawnBar(bar, room)} ${bar.figure}`];
  return groups.flatMap(({ title, bars }) => [`${title}:`, ...bars.flatMap(lineOf)]);
}

function drawnBar({ share, shareAtMost = share }: Bar, room: number): string {
  const length = Math.round(share * room);
  return '█'.repeat(length) + '░'.repeat(Math.max(0, Math.round(shareAtMost * room) - length));
}
