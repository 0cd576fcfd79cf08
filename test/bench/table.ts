import type { Limit } from './figure.ts';
import type { Missing, Result, RoundResult } from './result.ts';

// Together at most 80 columns.
const widths = { name: 36, ratio: 7, limit: 10, median: 11, spread: 16 } as const;

/** Stands above the rounds. */
export const heading = row({ name: '', ratio: 'ratio', limit: 'limit', median: 'median', spread: 'middle half' });

/** A round, at most 80 columns wide: ratios, medians, and the half of the runs in the middle. */
export function roundText({ title, runs, against, figures }: RoundResult): string {
  const said = against === undefined ? `${runs} runs` : `${runs} runs, times ${against}`;
  return ['', title, `  ${said}`, ...figures.flatMap(rowsOf)].join('\n');
}

function rowsOf(figure: Result | Missing): readonly string[] {
  if ('notInstalled' in figure) return [row({ name: figure.name, rest: `not installed: ${figure.notInstalled}` })];
  const { name, unit, ratio, limit, isOver, low, high } = figure;
  const digits = digitsOf(figure.median);
  const line = row({
    name,
    ratio: ratio?.toFixed(2) ?? '',
    limit: limit ? limitText(limit, unit) : '',
    median: `${digits(figure.median)} ${unit}`,
    spread: `${digits(low)}–${digits(high)}`,
  });
  return isOver ? [line, '    over the limit'] : [line];
}

type Cells = Record<Exclude<keyof typeof widths, 'name'>, string> | { readonly rest: string };

function row({ name, ...cells }: { readonly name: string } & Cells): string {
  const before = `  ${name}`.padEnd(widths.name);
  if ('rest' in cells) return `${before}  ${cells.rest}`;
  const { ratio, limit, median, spread } = cells;
  const after = [
    ratio.padStart(widths.ratio),
    limit.padStart(widths.limit),
    median.padStart(widths.median),
    spread.padStart(widths.spread),
  ];
  return `${before}${after.join('')}`.trimEnd();
}

function limitText(limit: Limit, unit: string): string {
  return 'times' in limit ? limit.times.toFixed(2) : `${limit.atMost.toLocaleString('en')} ${unit}`;
}

/** Three figures are enough to tell runs apart. */
function digitsOf(middle: number): (value: number) => string {
  const digits = middle < 10 ? 2 : Number(middle < 100);
  return (value) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
