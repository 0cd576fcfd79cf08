import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/domain/support/fact.ts';
import { standingsOf } from '../../src/domain/support/standing.ts';
import { standingLines, supportPage } from '../../src/output/support-view.ts';
import { standingTail, standingWords } from '../../src/output/support-words.ts';
import { widthOf } from '../../src/output/width.ts';
import { forbiddenIn, hostile } from '../attacks/payloads.ts';
import { fact } from '../domain/support/products.ts';
import { screen } from './example.ts';

const today = '2026-11-22';
const standing = (...told: readonly Partial<Fact>[]) => standingsOf(told.map(fact), today);

describe('a fact in words', () => {
  test.each<[Partial<Fact>, string]>([
    [{ date: '2025-10-14' }, 'free updates ended on 14 Oct 2025, over 1 year ago'],
    [{ date: '2025-11-23' }, 'free updates ended on 23 Nov 2025, 364 days ago'],
    [{ date: '2025-11-22' }, 'free updates ended on 22 Nov 2025, over 1 year ago'],
    [{ date: '2024-11-22' }, 'free updates ended on 22 Nov 2024, over 1 year ago'],
    [{ date: '2024-11-21' }, 'free updates ended on 21 Nov 2024, 2 years ago'],
    [{ date: '2026-11-21' }, 'free updates ended on 21 Nov 2026, yesterday'],
    [{ date: '2026-11-22' }, 'free updates end on 22 Nov 2026, today'],
    [{ date: '2026-11-23' }, 'free updates end on 23 Nov 2026, tomorrow'],
    [{ date: '2027-03-31' }, 'free updates end on 31 Mar 2027, in 129 days'],
    [{ date: '2029-10-09' }, 'free updates until 9 Oct 2029'],
    [{ date: true }, 'free updates have ended; the day is not known'],
    [{ date: false }, 'free updates go on, and no end is announced'],
    [{ date: null }, 'the maker gives no date for the end of free updates'],
    [{ edition: 'home' }, 'free updates for Home and Pro ended on 14 Oct 2025, over 1 year ago'],
    [{ edition: 'business', date: false }, 'free updates for Enterprise and Education go on, and no end is announced'],
    [{ kind: 'paid-extension', edition: 'home', date: '2029-10-09' }, 'paid updates at home until 9 Oct 2029'],
    [
      { kind: 'paid-extension', edition: 'business', date: true },
      'paid updates in a business have ended; the day is not known',
    ],
    [{ kind: 'end-of-parts', date: null }, 'the maker gives no date for the end of repairs and parts'],
    [{ kind: 'end-of-service', date: '2025-05-05' }, 'the online service ended on 5 May 2025, over 1 year ago'],
    [{ kind: 'end-of-service', date: true }, 'the online service has ended; the day is not known'],
    [{ kind: 'end-of-service', date: false }, 'the online service goes on, and no end is announced'],
    [{ kind: 'end-of-service', date: '2026-12-31' }, 'the online service ends on 31 Dec 2026, in 39 days'],
    [{ kind: 'end-of-sale', date: '2020-04-15' }, 'no longer sold since 15 Apr 2020, 6 years ago'],
    [{ kind: 'end-of-sale', date: true }, 'no longer sold'],
    [{ kind: 'end-of-sale', date: false }, 'still sold; that says nothing about updates'],
    [{ kind: 'end-of-sale', date: '2026-12-31' }, 'sold until 31 Dec 2026; that says nothing about updates'],
    [{ kind: 'end-of-sale', date: '2034-01-01' }, 'sold until 1 Jan 2034; that says nothing about updates'],
    [{ kind: 'end-of-sale', date: null }, 'the maker gives no date for the end of sale'],
  ])('%j', (told, words) => {
    const [one] = standing(told);
    expect(standingWords(one!) + standingTail(one!)).toBe(words);
  });
});

test('a device is named before what is known of it, with its source below', () => {
  const standings = standing({ note: 'It can be free.', source: 'https://www.example.com/a?b' });
  expect(standingLines({ name: 'Windows 10', device: 'the till', standings }, screen(80))).toEqual([
    '  The till, Windows 10: free updates ended on 14 Oct 2025, over 1 year ago',
    '  (example.com, seen 22 Nov 2026).',
    '    It can be free.',
  ]);
  const [line] = standingLines({ name: 'Windows 10', device: 'Windows 10 laptop', standings }, screen(80));
  expect(line).toMatch(/^ {2}Windows 10 laptop: free updates/);
});

describe('how long ago it was looked up', () => {
  test.each<[Partial<Fact>[], string]>([
    [[{ seenOn: '2026-08-22' }], 'This was looked up 92 days ago: look again'],
    [[{ seenOn: '2024-08-01' }], 'This was looked up 2 years ago: look again'],
    [[{ seenOn: '2026-08-22' }, {}], 'Some of this was looked up 92 days ago'],
    [[{ seenOn: '2026-08-22' }, { seenOn: '2026-07-22' }], 'Some of this was looked up 123 days ago'],
  ])('of %j', (told, said) => {
    const lines = standingLines({ name: 'x', standings: standing(...told) }, screen(200));
    expect(lines.at(-1)).toContain(said);
  });

  test('is said where nobody wrote it down', () => {
    const [{ seenOn: _, ...told } = fact()] = [fact()];
    const lines = standingLines({ name: 'x', standings: standingsOf([told], today) }, screen(200));
    expect(lines.at(-1)).toContain('Nobody wrote down when this was seen');
  });

  test('is not said of what is newer', () => {
    expect(standingLines({ name: 'x', standings: standing({}) }, screen(200))).toHaveLength(1);
  });
});

test('what is said of several versions stands in one column, with an end in sight counted down', () => {
  const standings = standing(
    { version: 'Paperwhite (12th Generation) - 2024 Release', date: '2030-12-31' },
    { version: 'Oasis (10th Generation)', date: '2026-12-31' },
    { version: '8th Generation' },
  );
  expect(supportPage({ name: 'Kindle', standings }, screen(80)).split('\n').slice(1, 5)).toEqual([
    '  Paperwhite (12th Generation) - 2024 Release',
    '                                  free updates until 31 Dec 2030',
    '  Oasis (10th Generation)         free updates end on 31 Dec 2026, in 39 days',
    '  8th Generation                  free updates ended on 14 Oct 2025',
  ]);
});

test('a page fits a narrow screen, and nothing in it acts on it', () => {
  const evil = hostile.map(([, text]) => text).join('');
  const told = { note: evil, source: `https://x.example/${evil}` };
  const standings = standing({ version: `1 ${evil}`, ...told }, { version: '2', ...told }, told);
  for (const page of [
    supportPage({ name: evil, maker: evil, standings }, screen(40)),
    ...standingLines({ name: evil, standings }, screen(40)),
  ]) {
    expect(forbiddenIn(page.replaceAll('\n', ''))).toEqual([]);
    if (page.includes('\n')) expect(Math.max(...page.split('\n').map(widthOf))).toBeLessThanOrEqual(40);
  }
});
