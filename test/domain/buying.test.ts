import { describe, expect, test } from 'vitest';
import { knownLines } from '../../src/domain/buy-known.ts';
import { type BuyKey, buyKeys, isWanted, readLine, speakLine } from '../../src/domain/buy-lines.ts';
import { adviceOn } from '../../src/domain/buying.ts';
import type { Fact, Product } from '../../src/domain/support/fact.ts';

const now = Date.parse('2026-11-22T15:26:00Z');

describe('an answer to a line', () => {
  test.each<[BuyKey, string, string | undefined]>([
    ['mustDo', ' invoices ', 'invoices'],
    ['mustDo', '  ', undefined],
    ['stillSold', 'Y', 'yes'],
    ['stillSold', 'unknown', 'unknown'],
    ['stillSold', '?', 'unknown'],
    ['partsUntil', ' ? ', 'unknown'],
    ['stillSold', 'constructor', ' "constructor" is not yes, no or unknown.'],
    ['updatesUntil', '2029-10', '2029-10-31'],
    ['updatesUntil', '2028-02', '2028-02-29'],
    ['updatesUntil', '2025-10-14', '2025-10-14'],
    ['updatesUntil', 'No date', 'no-date'],
    ['updatesUntil', 'fri 14:00', '2026-11-27'],
    ['partsUntil', 'UNKNOWN', 'unknown'],
    ['partsUntil', '2029-13', ' "2029-13" is no such day: write 2029-10, 2029-10-14, no-date or unknown.'],
    ['returnBy', '2w', '2026-12-06'],
  ])('%s: "%s"', (key, text, value) => {
    const read = readLine(key, text, now);
    expect(read.ok ? read.value : ` ${read.reason}`).toBe(value);
  });

  test.each<[BuyKey, string, string]>([
    ['updatesUntil', '2029-10-31', 'Wed 31 Oct 2029'],
    ['partsUntil', 'no-date', 'the maker gives no date'],
    ['stillSold', 'unknown', 'not known'],
    ['mustDo', 'no-date', 'no-date'],
  ])('%s: "%s" is said as "%s"', (key, value, said) => expect(speakLine(key, value)).toBe(said));
});

describe('what is worth knowing', () => {
  const soon = 'After that, holes that are found in it stay open. Ask for another model.';
  test.each([
    [{}, []],
    [{ mustDo: 'invoices' }, []],
    [{ stillSold: 'yes' }, ['Still sold; that says nothing about updates.']],
    [{ stillSold: 'no' }, ['No longer sold by its maker: what is in the shops is the last of it.']],
    [{ stillSold: 'unknown' }, ['Nobody knows yet whether it is still sold: the seller can say.']],
    [{ updatesUntil: '2027-11-22' }, ['Updates end in 12 months.']],
    [{ updatesUntil: '2027-11-21' }, ['Updates end in 11 months: ask how long other models get them.']],
    [{ updatesUntil: '2026-12-22' }, ['Updates end in 1 month: ask how long other models get them.']],
    [{ updatesUntil: '2026-12-21' }, [`Updates end in 29 days. ${soon}`]],
    [{ updatesUntil: '2026-11-23' }, [`Updates end in 1 day. ${soon}`]],
    [{ updatesUntil: '2026-11-22' }, [`Updates end today. ${soon}`]],
    [
      { updatesUntil: '2026-11-21' },
      ['Updates ended on Sat 21 Nov 2026: holes that are found in it stay open. Ask for another model.'],
    ],
    [{ updatesUntil: '2028-11-21' }, ['Updates end in 23 months.']],
    [{ updatesUntil: '2028-11-22' }, ['Updates end in 2 years.']],
    [{ updatesUntil: '2029-12-31' }, ['Updates end in 3 years and 1 month.']],
    [{ updatesUntil: 'unknown' }, ['No date is known for updates: ask the maker before you pay.']],
    [{ updatesUntil: 'no-date' }, ['The maker gives no date for updates: nothing is promised.']],
    [{ partsUntil: '2027-11-22' }, ['Parts or cloud service end in 12 months.']],
    [
      { partsUntil: '2020-01-01' },
      ['Parts or cloud service ended on Wed 1 Jan 2020: a repair may no longer be possible. Ask for another model.'],
    ],
    [
      { returnBy: '2026-12-05' },
      ['Try it with what it must work with before Sat 5 Dec 2026, the last day to return it.'],
    ],
    [
      { returnBy: '2026-12-05', worksWith: 'her phone' },
      ['Try it with her phone before Sat 5 Dec 2026, the last day to return it.'],
    ],
    [{ returnBy: '2026-11-22' }, ['Try it with what it must work with now: today is the last day to return it.']],
    [{ returnBy: '2026-11-20' }, ['Fri 20 Nov 2026, the last day to return it, has passed.']],
  ])('%j', (lines, said) => expect(adviceOn(lines, now).worthKnowing).toEqual(said));
});

describe('what the support dates know of a thing that its name tells', () => {
  const fact = { kind: 'end-of-updates', source: 'https://maker.example/ends', seenOn: '2026-08-22' } as const;
  const product = (name: string, ...facts: readonly Fact[]): Product => ({
    id: name.toLowerCase().replace(' ', '-'),
    name,
    aliases: [],
    facts,
  });
  const products = [
    product(
      'Windows 11',
      { ...fact, version: '25H2', edition: 'business', date: '2028-10-10' },
      { ...fact, version: '25H2', edition: 'home', date: '2027-10-12' },
      { ...fact, version: '25H2', kind: 'end-of-sale', date: '2026-01-01' },
    ),
    product('Speaker 2', { ...fact, date: null }),
    product('Lamp 3', { ...fact, date: false }),
  ];
  const source = (name: string) => `https://maker.example/ends for ${name}`;
  test.each([
    [
      'a Windows 11 25H2 laptop',
      { updatesUntil: '2027-10-12', source: source('Windows 11 25H2'), seenOn: '2026-08-22' },
    ],
    ['speaker 2', { updatesUntil: 'no-date', source: source('Speaker 2'), seenOn: '2026-08-22' }],
    ['lamp 3', {}],
    ['a Windows 11 laptop', {}],
    ['a bicycle', {}],
  ])('%s', (what, lines) => expect(knownLines(what, products, '2026-11-22')).toEqual(lines));
});

describe('what is still to ask', () => {
  const all = { mustDo: 'x', worksWith: 'x', stillSold: 'yes', updatesUntil: 'unknown', partsUntil: 'unknown' };
  test('is every line that is open', () => {
    expect(adviceOn({}, now).stillToAsk).toHaveLength(buyKeys.length - 1);
    expect(adviceOn(all, now).stillToAsk).toEqual(['Until when can it go back?']);
    expect(adviceOn({ ...all, returnBy: '2026-12-05' }, now).stillToAsk).toEqual([]);
  });

  test('where dates were read only if there are any', () => {
    expect(isWanted('source', all)).toBe(false);
    const dated = { ...all, returnBy: '2026-12-05', partsUntil: '2030-01-31' };
    expect(adviceOn(dated, now).stillToAsk).toEqual(['Where were those dates read?']);
    expect(adviceOn({ ...dated, source: 'dell.com' }, now).stillToAsk).toEqual([]);
  });
});
