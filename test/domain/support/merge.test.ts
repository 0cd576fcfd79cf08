import { expect, test } from 'vitest';
import { mergeProducts } from '../../../src/domain/support/merge.ts';
import { fact, product, windows10 } from './products.ts';

const later = { seenOn: '2026-11-23', source: 'https://endoflife.date/x' };
const factsOf = (...[shipped, updated]: Parameters<typeof mergeProducts>) => mergeProducts(shipped, updated)[0]?.facts;

test('what was seen last is believed, and what was seen on the same day as shipped', () => {
  const shipped = [product('macos', 'macOS', [], [fact({ version: '13', note: 'A note.' })])];
  const told = (date: string, seenOn: string) => [
    product('macos', 'macOS', [], [fact({ version: '13', ...later, date, seenOn })]),
  ];
  expect(factsOf(shipped, told('2026-01-01', '2026-11-23'))?.[0]).toMatchObject({ date: '2026-01-01', ...later });
  expect(factsOf(shipped, told('2026-01-01', '2026-11-22'))).toEqual(shipped[0]?.facts);
  expect(factsOf(shipped, told('2026-01-01', '2026-11-21'))).toEqual(shipped[0]?.facts);
});

test('a note stays with its day', () => {
  const shipped = [product('macos', 'macOS', [], [fact({ version: '13', note: 'A note.' })])];
  const told = (date: string) => [product('macos', 'macOS', [], [fact({ version: '13', ...later, date })])];
  expect(factsOf(shipped, told('2025-10-14'))?.[0]?.note).toBe('A note.');
  expect(factsOf(shipped, told('2026-10-14'))?.[0]?.note).toBeUndefined();
});

test('facts that tell home and business apart stay beside one that does not', () => {
  const paid = fact({ version: '22H2', kind: 'paid-extension', edition: 'business', date: '2029-01-01', ...later });
  const merged = factsOf([windows10], [product('windows-10', 'Windows 10', [], [paid])]);
  expect(merged).toEqual(windows10.facts);
});

test('facts that tell both apart take their place', () => {
  const paid = (edition: 'home' | 'business') =>
    fact({ version: '22H2', kind: 'paid-extension', edition, date: '2029-01-01', ...later });
  const merged = factsOf([windows10], [product('windows-10', 'Windows 10', [], [paid('home'), paid('business')])]);
  expect(merged?.filter(({ kind }) => kind === 'paid-extension').map(({ date }) => date)).toEqual([
    '2029-01-01',
    '2029-01-01',
  ]);
});

test('versions are the same however they are spelled, and keep their own spelling', () => {
  const shipped = [product('samsung-mobile', 'Samsung Galaxy', ['galaxy'], [fact({ version: 'S21' })])];
  const merged = factsOf(shipped, [
    product('galaxy', 'Galaxy phones', [], [fact({ version: 'Galaxy s21', date: true, ...later })]),
  ]);
  expect(merged).toEqual([fact({ version: 'S21', date: true, ...later })]);
});

test('a version that came out since comes first, an older one last, another product at the end', () => {
  const versions = (...names: readonly string[]) => names.map((version) => fact({ version, ...later }));
  const merged = mergeProducts(
    [product('macos', 'macOS', [], [fact({ version: '15' }), fact({ version: '14' })])],
    [product('php', 'PHP', [], [fact()]), product('macos', 'macOS', [], versions('27', '15', '14', '9'))],
  );
  expect(merged.map(({ id }) => id)).toEqual(['macos', 'php']);
  expect(merged[0]?.facts.map(({ version }) => version)).toEqual(['27', '15', '14', '9']);
});
