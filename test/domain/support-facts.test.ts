import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Fact, type FactKind, factsFileSchema, type Product } from '../../src/domain/support/fact.ts';
import { lookUp } from '../../src/domain/support/look-up.ts';
import { squash } from '../../src/domain/support/spelling.ts';

const text = readFileSync(join(import.meta.dirname, '../../src/domain/support/facts.json'), 'utf8');
const { products } = factsFileSchema.parse(JSON.parse(text));
const facts = products.flatMap((product) => product.facts.map((fact) => ({ product, fact })));
/** The end of the year the table was last read over: whoever sees a later page moves it. */
const lastSeenOn = '2026-12-31';

/** Names of the facts that a rule does not hold for. */
function breaking(rule: (fact: Fact, product: Product) => boolean): readonly string[] {
  return facts.filter(({ fact, product }) => !rule(fact, product)).map(({ fact, product }) => nameOf(fact, product));
}

function nameOf({ version, edition, kind }: Fact, { id }: Product): string {
  return [id, version, edition, kind].join(' ');
}

function dateOf(id: string, version: string, kind: FactKind, edition?: string): Fact['date'] | undefined {
  const product = products.find((one) => one.id === id);
  return product?.facts.find(
    (fact) => (fact.version ?? '') === version && fact.kind === kind && fact.edition === edition,
  )?.date;
}

function repeated(texts: readonly string[]): readonly string[] {
  return texts.filter((one, at) => texts.indexOf(one) !== at);
}

test('the table covers what comes to a desk', () => {
  expect(products.length).toBeGreaterThanOrEqual(70);
  expect(facts.length).toBeGreaterThanOrEqual(700);
  expect(products.filter((product) => product.facts.length === 0)).toEqual([]);
});

test('every product has a maker, and no two are called the same', () => {
  expect(products.filter(({ maker }) => maker === undefined)).toEqual([]);
  const names = products.flatMap(({ id, name, aliases }) => [
    ...new Set([id, name].map(squash)),
    ...aliases.map(squash),
  ]);
  // Alone it is the program; with a year it is the Office that it came in.
  expect(repeated(names)).toEqual(['outlook']);
});

test('of each version and edition a kind of end stands once', () => {
  expect(repeated(facts.map(({ fact, product }) => squash(nameOf(fact, product))))).toEqual([]);
});

test('nothing was seen on a day to come', () => {
  expect(breaking(({ seenOn }) => seenOn <= lastSeenOn)).toEqual([]);
});

test('a note is one sentence', () => {
  expect(breaking(({ note }) => note === undefined || /^[A-Z](?:(?![.!?] ).){10,220}\.$/.test(note))).toEqual([]);
});

test('what is paid for ends after what is free', () => {
  const isLater = ({ version = '', kind, date }: Fact, { id }: Product): boolean => {
    const free = dateOf(id, version, 'end-of-updates');
    return kind !== 'paid-extension' || (typeof date === 'string' && typeof free === 'string' && date > free);
  };
  expect(breaking(isLater)).toEqual([]);
});

test('businesses are looked after at least as long as homes', () => {
  const isLonger = ({ version = '', edition, kind, date }: Fact, { id }: Product): boolean => {
    const business = dateOf(id, version, kind, 'business');
    return edition !== 'home' || business === undefined || String(business) >= String(date);
  };
  expect(breaking(isLonger)).toEqual([]);
});

test('where Apple gives no date, no day is claimed', () => {
  const isApple = (fact: Fact, { maker }: Product) => maker === 'Apple' && fact.kind !== 'end-of-sale';
  expect(breaking((fact, product) => !isApple(fact, product) || typeof fact.date !== 'string')).toEqual([]);
});

test('how long a Raspberry Pi is made is never read as how long it gets updates', () => {
  const isDay = (fact: Fact) => typeof fact.date === 'string';
  expect(breaking((fact, { id }) => id !== 'raspberry-pi' || fact.kind === 'end-of-sale' || !isDay(fact))).toEqual([]);
});

test('a person can review it: a fact a line', () => {
  const lines = text.split('\n').filter((line) => line.includes('"kind":'));
  expect(lines.map((line) => JSON.parse(line.replace(/,$/, '')))).toEqual(facts.map(({ fact }) => fact));
});

// Typed by hand from what the makers published.
const dates: readonly (readonly [id: string, version: string, kind: FactKind, date: Fact['date'], edition?: string])[] =
  [
    ['windows-xp', '', 'end-of-updates', '2014-04-08'],
    ['windows-vista', '', 'end-of-updates', '2017-04-11'],
    ['windows-7', '', 'end-of-updates', '2020-01-14'],
    ['windows-7', '', 'paid-extension', '2023-01-10', 'business'],
    ['windows-8.1', '', 'end-of-updates', '2023-01-10'],
    ['windows-10', '22H2', 'end-of-updates', '2025-10-14'],
    ['windows-10', '22H2', 'paid-extension', '2027-10-12', 'home'],
    ['windows-10', '22H2', 'paid-extension', '2028-10-10', 'business'],
    ['windows-10', '21H2 LTSC', 'end-of-updates', '2027-01-12'],
    ['windows-10', '21H2 IoT LTSC', 'end-of-updates', '2032-01-13'],
    ['windows-10', '1809 LTSC', 'end-of-updates', '2029-01-09'],
    ['windows-11', '23H2', 'end-of-updates', '2025-11-11', 'home'],
    ['windows-11', '23H2', 'end-of-updates', '2026-11-10', 'business'],
    ['windows-11', '24H2', 'end-of-updates', '2026-10-13', 'home'],
    ['windows-11', '24H2', 'end-of-updates', '2027-10-12', 'business'],
    ['windows-11', '25H2', 'end-of-updates', '2027-10-12', 'home'],
    ['windows-server', '2012 R2', 'end-of-updates', '2023-10-10'],
    ['windows-server', '2012 R2', 'paid-extension', '2026-10-13'],
    ['windows-server', '2016', 'end-of-updates', '2027-01-12'],
    ['windows-server', '2019', 'end-of-updates', '2029-01-09'],
    ['windows-server', '2022', 'end-of-updates', '2031-10-14'],
    ['office', '2010', 'end-of-updates', '2020-10-13'],
    ['office', '2016', 'end-of-updates', '2025-10-14'],
    ['office', '2019', 'end-of-updates', '2025-10-14'],
    ['office', '2021', 'end-of-updates', '2026-10-13'],
    ['office', '2024', 'end-of-updates', '2029-10-09'],
    ['msexchange', '2016', 'end-of-updates', '2025-10-14'],
    ['sharepoint', '2019', 'end-of-updates', '2026-07-14'],
    ['mssqlserver', '2016 SP3', 'end-of-updates', '2026-07-14'],
    ['mssqlserver', '2022', 'end-of-updates', '2033-01-11'],
    ['debian', '12', 'end-of-updates', '2028-06-30'],
    ['flash-player', '', 'end-of-updates', '2020-12-31'],
    ['skype', '', 'end-of-service', '2025-05-05'],
    ['pixel', '8 Pro', 'end-of-updates', '2030-10-01'],
    ['macos', '12', 'end-of-updates', true],
    ['macos', '26', 'end-of-updates', false],
    ['iphone', '8', 'end-of-updates', null],
    ['chromebook', '', 'end-of-updates', null],
  ];

for (const [id, version, kind, date, edition] of dates)
  test([id, version, edition, `${kind}: ${date}`].filter(Boolean).join(' '), () => {
    expect(dateOf(id, version, kind, edition)).toBe(date);
  });

const spoken: readonly (readonly [typed: string, id: string, version?: string])[] = [
  ['win 10', 'windows-10'],
  ['W11 24H2', 'windows-11', '24H2'],
  ['XP', 'windows-xp'],
  ['server 2016', 'windows-server', '2016'],
  ['office 2016', 'office', '2016'],
  ['o2016', 'office', '2016'],
  ['Word 2019', 'office', '2019'],
  ['sql 2019', 'mssqlserver', '2019'],
  ['sql 2016', 'mssqlserver', '2016 SP3'],
  ['server 2008', 'windows-server', '2008 SP2'],
  ['outlook', 'outlook-classic'],
  ['Outlook 2019', 'office', '2019'],
  ['Windows 11 Pro 24H2', 'windows-11', '24H2'],
  ['ipad 9', 'ipad', '9th generation'],
  ['Mac OS 13', 'macos', '13'],
  ['iphone8', 'iphone', '8'],
  ['iPad Air 2', 'ipad', 'Air 2'],
  ['Samsung Galaxy S22', 'samsung-mobile', 'S22'],
  ['pixel 6a', 'pixel', '6a'],
  ['IE11', 'internet-explorer', '11'],
  ['Chrome on Windows 7', 'chrome', 'on Windows 7'],
  ['hotmail', 'outlook-com-password'],
  ['scan to email', 'exchange-online-smtp-password'],
];

for (const [typed, id, version] of spoken)
  test(`${typed} is found`, () => {
    const found = lookUp(typed, products);
    expect(found.type === 'one' && [found.asked.product.id, found.asked.version]).toEqual([id, version]);
  });
