import type { Block, Section } from './section.ts';
import type { Sheet } from './sheet.ts';

/** How large the letters are on paper. */
export type Size = 'usual' | 'dense' | 'tight';

// Measured in Chromium with the visits of the tests: letters that go on a line across the page, and lines that go on
// a page of Letter, which is the shorter of the two, in each size. A sheet that is longer takes a second page.
const across = 104;
const most: readonly (readonly [lines: number, size: Size])[] = [
  [56, 'usual'],
  [64, 'dense'],
];

/** The largest size in which the sheet goes on one page, as far as its number of letters tells. */
export function sizeOf(sheet: Sheet): Size {
  const lines = linesOn(sheet);
  return most.find(([limit]) => lines <= limit)?.[1] ?? 'tight';
}

/** Sections up to the offer, and those behind it, which stand in two columns; without an offer all stand alone. */
export function halves(sections: readonly Section[]): readonly [wide: readonly Section[], rest: readonly Section[]] {
  const offer = sections.findIndex(({ blocks }) => blocks.some(({ type }) => type === 'ways'));
  return offer < 0 ? [sections, []] : [sections.slice(0, offer + 1), sections.slice(offer + 1)];
}

function linesOn({ sections }: Sheet): number {
  const [wide, rest] = halves(sections);
  const head = 5;
  const height = (width: number) => (sum: number, section: Section) => sum + 2 + linesIn(section.blocks, width);
  return head + wide.reduce(height(across), 0) + rest.reduce(height(across / 2), 0) / 2;
}

function linesIn(blocks: readonly Block[], width: number): number {
  return blocks.reduce((sum, block) => sum + linesOf(block, width), 0);
}

function linesOf(block: Block, width: number): number {
  const wrapped = (...texts: readonly string[]) =>
    texts
      .flatMap((text) => text.split('\n'))
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
  switch (block.type) {
    case 'words':
      return wrapped(block.text) + 0.4;
    case 'text':
      return wrapped((block.label ?? '') + block.text) + 0.3;
    case 'list':
      return wrapped(block.label, ...block.items) + 0.3;
    case 'prices':
      return 1.5 + block.rows.reduce((sum, { what }) => sum + 0.2 + Math.ceil(what.length / (width * 0.7)), 0);
    case 'ways': {
      const column = width / Math.min(block.ways.length, 3) - 4;
      const heights = block.ways.map(({ title, blocks }) => Math.ceil(title.length / column) + linesIn(blocks, column));
      return 2.5 + Math.max(...heights) + wrapped(...block.terms);
    }
    case 'chart':
      return 4 + (block.groups[0]?.bars.length ?? 0) * 1.2;
    case 'choices':
      return 5 + 1.3 * wrapped(...block.boxes.map(({ text }) => text));
    case 'promises':
      return (
        1.3 +
        block.promises.reduce(
          (sum, { what, who }) => sum + 0.2 + Math.max(wrapped(what + what), wrapped(who.repeat(4))),
          0,
        )
      );
  }
}
