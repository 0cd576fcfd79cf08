import { describe, expect, it } from 'vitest';
import type { Fix, Offer } from '../../src/domain/offer.ts';
import { boxes } from '../../src/output/boxes.ts';
import { offerLines, offerView, quote } from '../../src/output/offer-view.ts';
import { createStyle } from '../../src/output/style.ts';
import { widthOf } from '../../src/output/width.ts';
import { fix, offer, screen, usd } from './example.ts';

const estimate: Fix = {
  ...fix,
  id: 'new',
  title: 'A new computer with everything moved over',
  basis: 'estimate',
  total: usd(125050),
  ceiling: usd(140000),
  yearly: usd(8000),
  sideEffects: ['none known'],
  excludes: [],
  assumes: [],
  warrantyDays: 0,
  sums: { savePerYear: usd(-100), breakEvenMonths: null, pays: 'never' },
};
const shapes: readonly (readonly [string, Offer])[] = [
  ['one fix', offer],
  ['two fixes', { ...offer, fixes: [fix, estimate] }],
  ['no fix', { ...offer, fixes: [] }],
  [
    'nothing but an estimate',
    { fixes: [estimate], sums: { ...offer.sums, minutesPerYear: null, nuisancePerYear: null } },
  ],
  ['wide characters', { ...offer, fixes: [{ ...fix, title: '電池を新しくします 🔋🔋🔋' }] }],
];
const show = (shown: Offer, columns: number) => offerView(shown, screen(columns)).split('\n');
/** The rows of the two boxes, without what stands below them. */
const boxed = (lines: readonly string[]) => lines.slice(0, lines.findLastIndex((line) => /^[└─]/.test(line)) + 1);
const halves = (lines: readonly string[], half: number) => ({
  left: lines.map((line) => line.slice(0, half)).join('\n'),
  right: lines.map((line) => line.slice(half + 2)).join('\n'),
});
const flat = (text: string) => text.replaceAll(/[│─\s]+/g, ' ');

describe('the two boxes', () => {
  it.each(shapes.flatMap(([name, shown]) => [120, 80, 60].map((columns) => [name, columns, shown] as const)))(
    'with %s at %i columns stand beside each other with the same width and height',
    (_name, columns, shown) => {
      const lines = boxed(show(shown, columns));
      const half = Math.floor((Math.min(columns, 112) - 2) / 2);
      const edge = '─'.repeat(half - 2);
      expect(lines[0]).toBe(`┌${edge}┐  ┌${edge}┐`);
      expect(lines.at(-1)).toBe(`└${edge}┘  └${edge}┘`);
      expect(lines.filter((line) => line.includes('├'))).toEqual([`├${edge}┤  ├${edge}┤`]);
      expect(lines.filter((line) => widthOf(line) !== half * 2 + 2)).toEqual([]);
    },
  );

  it.each(shapes)('with %s at 40 columns are 19 columns each', (_name, shown) => {
    const lines = boxed(show(shown, 40));
    const rule = `${'─'.repeat(19)}  ${'─'.repeat(19)}`;
    expect([lines[0], lines.at(-1)]).toEqual([rule, rule]);
    expect(lines.filter((line) => line === rule)).toHaveLength(3);
    expect(lines.filter((line) => widthOf(line) > 40)).toEqual([]);
  });

  it.each([39, 30, 20])('at %i columns stand one below the other at the same width', (columns) => {
    const lines = show(offer, columns);
    const widths = new Set(lines.filter((line) => /^[┌├└─]/.test(line)).map(widthOf));
    expect([...widths]).toEqual([columns]);
    expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
  });

  it('are painted alike: changing sides changes no colour', () => {
    const style = createStyle({ color: true, columns: 80 });
    const panel = { title: 'One', body: ['the same text'] };
    const codes = (line: string) => line.match(/\u001b\[\d+m/g) ?? [];
    for (const line of boxes([panel, panel], style)) {
      const found = codes(line);
      expect(found.slice(0, found.length / 2)).toEqual(found.slice(found.length / 2));
    }
  });
});

describe('the fix', () => {
  const left = (shown: Offer) => flat(halves(boxed(show(shown, 112)), 55).left);
  const below = (shown: Offer) => show(shown, 80).slice(boxed(show(shown, 80)).length);

  it('says what it costs, saves and may bring', () => {
    const text = left(offer);
    for (const said of [
      'You could permanently fix this for $90',
      'The computer starts in under a minute',
      'Fixed price.',
      'Saves about 11 h 42 a year.',
      'In money: $468 a year. It has paid for itself after 2.3 months.',
      '- A clone copies old faults as well - The disk may ask for its key once',
    ])
      expect(text).toContain(said);
  });

  it('says below the boxes what it leaves out, assumes, and how long that holds', () => {
    expect(below(offer)).toEqual([
      'Not included: New programs.',
      'This assumes: The memory can be changed.',
      'Good until Sun 6 Dec 2026. Warranty: 30 days on the same fault.',
    ]);
    expect(below({ ...offer, fixes: [fix, estimate] })).toEqual([
      'A: Not included: New programs. This assumes: The memory can be changed. Good',
      '  until Sun 6 Dec 2026. Warranty: 30 days on the same fault.',
      'B: Good until Sun 6 Dec 2026. No warranty.',
    ]);
    expect(below({ ...offer, fixes: [] })).toEqual([]);
  });

  it('that is an estimate says so with its ceiling and what comes back every year, and is never called fixed', () => {
    const text = left({ ...offer, fixes: [estimate] });
    expect(text).toContain('for an estimated $1,250.50, at most $1,400, and $80 every year');
    expect(text).toContain('Estimated price.');
    expect(text).toContain('By itself it never pays back.');
    expect(text).toContain('Side effects: none known');
    expect(text).not.toContain('Fixed');
  });

  it('stays without sums where an input is missing', () => {
    const unknown: Fix = { ...fix, sums: { savePerYear: null, breakEvenMonths: null, pays: 'unknown' } };
    const text = left({ ...offer, fixes: [unknown], sums: { ...offer.sums, minutesPerYear: null } });
    expect(text).not.toMatch(/Saves|In money|pays/);
  });

  it('is named by a letter where there are several', () => {
    const text = left({ ...offer, fixes: [fix, estimate] });
    expect(text).toContain('A: The computer starts in under a minute, for $90');
    expect(text).toContain('B: A new computer with everything moved over, for an estimated $1,250.50');
  });

  it('that does not exist is said plainly', () => {
    expect(left({ ...offer, fixes: [] })).toContain('No permanent fix today');
  });
});

describe('living with it', () => {
  const right = (shown: Offer) => flat(halves(show(shown, 112), 55).right);

  it('says how, what it takes in a year, the risk, what is lost for good and when we look again', () => {
    const text = right(offer);
    for (const said of [
      'I can live with it',
      'Restart once a day and start it before the coffee.',
      'Takes about 13 h a year.',
      'In money: $520 a year.',
      'Risk: It may not start one day, at a bad moment.',
      'Cannot be bought back: the photos of 2012',
      'We look at it again on Sat 20 Feb 2027.',
    ])
      expect(text).toContain(said);
  });

  it('leaves out what is not known', () => {
    const text = right({ ...offer, sums: { ...offer.sums, nuisancePerYear: null } });
    expect(text).toContain('Takes about 13 h a year.');
    expect(text).not.toContain('$');
  });
});

it('quotes the words of the client, and acts on nothing in them', () => {
  expect(quote('It is slow\n\u001b[2Jand loud', 80)).toEqual(['“It is slow', ' ␛[2Jand loud”']);
});

it('reads as plain lines for a screen reader, without a frame', () => {
  const lines = offerLines(offer, screen(60));
  expect(lines).not.toMatch(/[│─┌]/);
  expect(lines).toContain('You could permanently fix this for $90.\n');
  expect(lines).toContain('\nI can live with it.\n');
});
