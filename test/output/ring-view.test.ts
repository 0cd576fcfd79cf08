import { describe, expect, test } from 'vitest';
import { adviceOn } from '../../src/domain/buying.ts';
import { buyCard } from '../../src/output/buy-view.ts';
import { ringPage } from '../../src/output/ring-page.ts';
import { ringView } from '../../src/output/ring-view.ts';
import { widthOf } from '../../src/output/width.ts';
import { exampleCase, now, screen } from './example.ts';

const ring = [
  { piece: 'プリンター', maker: 'HP', answer: 'call-other', pointsTo: 'Microsoft', reference: 'A'.repeat(70) },
  { piece: 'a laptop with a very long name that goes on', maker: 'Microsoft', answer: 'unsupported', pointsTo: 'HP' },
] as const;
const subject = { ...exampleCase, offer: { ring: [...ring], ringStop: { hours: 2, returnBy: '2026-12-05' } } };
const lines = { mustDo: 'send invoices of more than one page', updatesUntil: '2027-10-31', partsUntil: 'no-date' };

describe.each([20, 40, 80])('at %i columns', (columns) => {
  test.each([
    ['the ring sheet', ringView(subject, now, screen(columns))],
    ['the ring sheet of nobody', ringView({ ...subject, offer: null }, now, screen(columns))],
    ['the page for all makers', ringPage(subject, { now, columns })],
    ['the card', buyCard({ what: 'a laptop for the office on the second floor', lines, now }, screen(columns))],
  ])('%s fits, and says it all', (_name, text) => {
    expect(text.split('\n').filter((line) => widthOf(line) > columns)).toEqual([]);
    const flat = text.replaceAll(/\s+/g, ' ');
    if (text.includes('Before you buy'))
      for (const said of adviceOn(lines, now).stillToAsk) expect(flat).toContain(said);
    else if (text.includes('(HP)')) expect(flat).toContain('HP points to Microsoft, and Microsoft points to HP.');
  });
});

test('the page for all makers keeps short names of makers, and no client’s in a whole sentence', () => {
  const entry = (pointsTo: string) => ({ piece: 'bell', maker: 'Acme', answer: 'call-other' as const, pointsTo });
  const of = (pointsTo: string) =>
    ringPage(
      { ...exampleCase, client: { id: 'c-000001', name: 'Ada Brown' }, offer: { ring: [entry(pointsTo)] } },
      { now, columns: 80 },
    );
  expect(of('Dell, who asked Ada Brown last week')).not.toMatch(/Ada|Brown/);
  expect(of('Brown')).toContain('Brown');
});
