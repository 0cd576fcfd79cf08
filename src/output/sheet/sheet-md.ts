import { plain, quotation } from '../markdown.ts';
import type { Chart } from './chart.ts';
import type { Block, Way } from './section.ts';
import { sentence } from './sentence.ts';
import type { Sheet } from './sheet.ts';

/** The sheet as Markdown (CommonMark with tables), for a mail or a folder of notes. */
export function sheetMarkdown({ head, title, date, id, sections }: Sheet): string {
  const top = [`**${plain(head.name)}**`, ...head.lines.map(plain)].join('\\\n');
  const parts = sections.flatMap((section) => [`## ${plain(section.title)}`, ...section.blocks.map(written)]);
  return `${[top, `# ${plain(title)}`, `${plain(date)}, ${plain(id)}`, ...parts].join('\n\n')}\n`;
}

function written(block: Block): string {
  switch (block.type) {
    case 'words':
      return quotation(block.text);
    case 'ways':
      return [waysTable(block.ways), ...block.terms.map(plain)].join('\n\n');
    case 'chart':
      return chartTable(block);
    case 'choices': {
      const boxes = block.boxes.map(({ text, isToFill }) => `- [ ] ${plain(text)}${isToFill ? ` ${line}` : ''}`);
      return `${boxes.join('\n')}\n\nSignature: ${line}${line} Date: ${line}`;
    }
    case 'promises':
      return table([
        ['What', 'Who', 'By when'],
        ...block.promises.map(({ what, who, due }) => [what, who, due].map(plain)),
      ]);
    default:
      return plainLines(block).join('\n\n');
  }
}

const line = '…'.repeat(8);

function plainLines(block: Block): readonly string[] {
  switch (block.type) {
    case 'text':
      return [block.label === undefined ? plain(block.text) : `**${plain(block.label)}:** ${plain(block.text)}`];
    case 'list':
      // A cell of a table holds no list.
      return [`**${plain(block.label)}:** ${block.items.map((item) => plain(sentence(item))).join(' ')}`];
    case 'prices':
      return block.rows.map(({ what, price }) => `${plain(what)}: **${plain(price)}**`);
    default:
      return [];
  }
}

/** Every way a column of the same kind; what they say stands beside each other row by row. */
function waysTable(ways: readonly Way[]): string {
  const columns = ways.map(({ blocks }) => blocks.flatMap(plainLines));
  const height = Math.max(...columns.map((column) => column.length));
  const rows = Array.from({ length: height }, (_, row) => columns.map((column) => column[row] ?? ''));
  return table([ways.map(({ title }) => plain(title)), ...rows]);
}

function chartTable({ caption, groups, note }: Chart): string {
  const labels = groups[0]?.bars.map(({ label }) => label) ?? [];
  const rows = labels.map((label, row) => [plain(label), ...groups.map(({ bars }) => plain(bars[row]?.figure ?? ''))]);
  return [
    `**${plain(caption)}**`,
    table([['', ...groups.map(({ title }) => plain(title))], ...rows]),
    plain(note),
  ].join('\n\n');
}

/** Cells hold Markdown already. */
function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}
