import { describe, expect, test } from 'vitest';
import { readEndoflife } from '../../../src/domain/support/endoflife.ts';
import { listed, published, release } from './published.ts';

const today = '2026-11-22';

function read(...result: readonly unknown[]) {
  const parsed = readEndoflife(published(result), today);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
}

const good = listed('good', [release('1')]);

/** What was read of one product, as `kind date`; beside a good one, as nothing at all is refused. */
const factsOf = (product: unknown) =>
  read(good, product)
    .products.slice(1)
    .flatMap(({ facts }) => facts.map(({ kind, date }) => `${kind} ${date}`));

describe('of a release is read', () => {
  test.each([
    ['its day', {}, ['end-of-updates 2025-10-14']],
    ['that it is over, where no day is known', { eolFrom: null }, ['end-of-updates true']],
    ['that it goes on, where no day is known', { isEol: false, eolFrom: null }, ['end-of-updates false']],
    ['a boolean where a day should stand', { eolFrom: false }, ['end-of-updates false']],
    ['nothing of what it does not say', { isEol: undefined, eolFrom: undefined }, []],
    ['nothing of a null', { isEol: null, eolFrom: null }, []],
    [
      'the paid extension',
      { isEoes: false, eoesFrom: '2028-10-10' },
      ['end-of-updates 2025-10-14', 'paid-extension 2028-10-10'],
    ],
    ['no extension for one that may not have it', { isEoes: null, eoesFrom: null }, ['end-of-updates 2025-10-14']],
    [
      'the end of sale',
      { isDiscontinued: true, discontinuedFrom: '2020-04-15' },
      ['end-of-updates 2025-10-14', 'end-of-sale 2020-04-15'],
    ],
    [
      'that it is still sold',
      { isDiscontinued: false, discontinuedFrom: null },
      ['end-of-updates 2025-10-14', 'end-of-sale false'],
    ],
    ['nothing of the end of new features', { isEoas: true, eoasFrom: '2024-01-01' }, ['end-of-updates 2025-10-14']],
  ])('%s', (_what, told, expected) => expect(factsOf(listed('macos', [release('13', told)]))).toEqual(expected));
});

describe('what the columns do not say', () => {
  test('is that of a Raspberry Pi it is how long it is made', () => {
    const labels = { eoas: null, discontinued: null, eol: 'Discontinued', eoes: null };
    expect(factsOf(listed('raspberry-pi', [release('4-b')], { labels }))).toEqual(['end-of-sale 2025-10-14']);
  });

  test('is that Debian is looked after longer for nothing', () => {
    expect(factsOf(listed('debian', [release('12', { isEoes: false, eoesFrom: '2028-06-30' })]))).toEqual([
      'end-of-updates 2028-06-30',
    ]);
  });

  test('is that Apple’s days are worked out by others', () => {
    expect(read(listed('iphone', [release('8')])).products[0]?.facts[0]?.note).toContain('Apple publishes no such day');
  });

  test('is which Windows it is, for whom, and that the extension is the one for businesses', () => {
    const esu = { isEoes: false, eoesFrom: '2028-10-10' };
    const names = ['11-24h2-w', '11-24h2-e', '11-24h2-iot-lts', '10-22h2', '7-sp1', '6-sp2', 'phone-8'];
    const { products } = read(
      listed(
        'windows',
        names.map((name) => release(name, name === '10-22h2' ? esu : {})),
      ),
    );
    const told = products.flatMap(({ id, facts }) =>
      facts.map(({ version, edition, kind }) => [id, version, edition, kind].filter(Boolean).join(' ')),
    );
    expect(told).toEqual([
      'windows-11 24H2 home end-of-updates',
      'windows-11 24H2 business end-of-updates',
      'windows-11 24H2 IoT LTSC end-of-updates',
      'windows-10 22H2 end-of-updates',
      'windows-10 22H2 business paid-extension',
      'windows-7 end-of-updates',
      'windows-vista end-of-updates',
      'windows phone-8 end-of-updates',
    ]);
  });
});

test.each([
  ['24.04', "24.04 'Noble Numbat' (LTS)", '24.04'],
  ['11pro', 'Pixel 11 Pro', 'Pixel 11 Pro'],
  ['16-pro', '16 Pro', '16 Pro'],
  ['13.0-sp3', "2016 'Helsinki' SP3", '2016 SP3'],
  ['8', '8 (Upcoming LTS)', '8'],
])('the version %s, shown as %s, is called %s', (name, label, version) => {
  expect(read(listed('x', [release(name, { label })])).products[0]?.facts[0]?.version).toBe(version);
});

test('a fact was seen on the day the dates were made, and comes from the product’s own page', () => {
  const { seenOn, products } = read(listed('macos', [release('13')], { links: { html: 'https://evil.example/' } }));
  expect([seenOn, products[0]?.facts[0]]).toMatchObject([
    '2026-11-21',
    { seenOn: '2026-11-21', source: 'https://endoflife.date/macos' },
  ]);
  const ahead = readEndoflife(
    published([listed('a', [release('1')])], { generated_at: '2031-01-01T00:00:00Z' }),
    today,
  );
  expect(ahead).toMatchObject({ value: { seenOn: today } });
});

const proto = JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"toString":2}');

describe('what is odd is left out and counted:', () => {
  test.each([
    ['a product that is none', [null, 5, 'x', [], {}, true], 6],
    [
      'a product with a name that is no name',
      ['', '../x', 'A B', '__proto__', 'x'.repeat(81), 7].map((name) => listed('a', [release('1')], { name })),
      6,
    ],
    ['a product without releases', [listed('a', []), listed('b', [], { releases: null })], 1],
    ['two of one name', [good, good], 2],
    ['a release that is none', [listed('a', [null, 1, [], proto])], 4],
    ['a day that no calendar has', [listed('a', [release('1', { eolFrom: '2026-02-30' })])], 1],
    ['a day of another type', [listed('a', [release('1', { eolFrom: 5 }), release('2', { isEoes: {} })])], 2],
    ['a name that acts on a terminal', [listed('a', [release('\u001b[2J'), release('1', { label: '\u0007' })])], 2],
    ['a label without end', [listed('a', [release('1')], { label: 'x'.repeat(1000) })], 1],
    [
      'more releases than anybody makes',
      [
        listed(
          'a',
          Array.from({ length: 503 }, (_, at) => release(`${at}`)),
        ),
      ],
      3,
    ],
    ['odd aliases, labels and groups', [listed('a', [release('1')], { aliases: 5, labels: { eol: proto } })], 0],
  ])('%s', (_what, result, leftOut) => {
    const found = read(good, ...result);
    expect(found.leftOut).toBe(leftOut);
    expect(found.products[0]?.id).toBe('good');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('more products than there are', () => {
    const many = Array.from({ length: 5002 }, (_, at) => listed(`p${at}`, [release('1')]));
    const { products, leftOut } = read(...many);
    expect([products.length, leftOut]).toEqual([5000, 2]);
  });
});

describe('it is refused', () => {
  test.each([
    ['when it is nothing', null],
    ['when it is a page', '<html>'],
    ['when it is a list', [good]],
    ['when it is the older form', [{ cycle: '10', eol: '2025-10-14' }]],
    ['when it is an error', { error: 'Too many requests' }],
    ['when it says no day', published([good], { generated_at: 'yesterday' })],
    ['when it is of a newer form', published([good], { schema_version: '2.0.0' })],
    ['when nothing in it can be read', published([proto])],
    ['when it is empty', published([])],
    [
      'when it only inherits what it should hold',
      JSON.parse(JSON.stringify({ own: published([good]) }).replace('own', '__proto__')),
    ],
  ])('%s', (_when, value) => expect(readEndoflife(value, today)).toMatchObject({ ok: false }));

  test('and nesting without end breaks nothing', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(read(good, deep, listed('a', [deep])).leftOut).toBe(2);
  });
});
