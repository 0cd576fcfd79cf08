import { describe, expect, test } from 'vitest';
import { readQuoteLine } from '../../../src/domain/shorthand/quote-line.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const fixed = (amount: number) => ({ basis: 'fixed', amount: usd(amount) });
const estimate = (amount: number, ceiling: number) => ({
  basis: 'estimate',
  amount: usd(amount),
  ceiling: usd(ceiling),
});
const proposed = { currency: 'USD', proposals: 3 };

describe('quotes in one line', () => {
  test.each([
    ['2', [{ proposal: 2 }]],
    ['2 240', [{ proposal: 2, price: fixed(24000) }]],
    ['2 ~200 max 300', [{ proposal: 2, price: estimate(20000, 30000) }]],
    ['New laptop 900', [{ title: 'New laptop', price: fixed(90000) }]],
    ['New laptop, $1,250.50', [{ title: 'New laptop', price: fixed(125050) }]],
    ['Replace the disk ~200 max 300', [{ title: 'Replace the disk', price: estimate(20000, 30000) }]],
    ['Replace the disk, est 200, up to 300', [{ title: 'Replace the disk', price: estimate(20000, 30000) }]],
    ['Replace the disk 200 max 300', [{ title: 'Replace the disk', price: estimate(20000, 30000) }]],
    ['Quiet fan 90', [{ title: 'Quiet fan', price: fixed(9000) }]],
    ['Quiet fan usd 90 Max 95', [{ title: 'Quiet fan', price: estimate(9000, 9500) }]],
    ['2 new disks 300', [{ title: '2 new disks', price: fixed(30000) }]],
    ['1; New laptop 900;', [{ proposal: 1 }, { title: 'New laptop', price: fixed(90000) }]],
    ['', []],
  ])('"%s"', (text, value) => {
    expect(readQuoteLine(text, proposed)).toEqual({ ok: true, value });
  });

  const example = 'write a number, or title and price like "New laptop 900" or "Replace the disk ~200 max 300".';
  test.each([
    ['4', `There is no proposal 4: ${example}`],
    ['0 90', `There is no proposal 0: ${example}`],
    ['New laptop', `"New laptop" has no price: ${example}`],
    [
      'Foo max 100',
      'An estimate needs an amount and the most it can cost: write it like "Replace the disk ~200 max 300".',
    ],
    ['x'.repeat(1001), `A quote of 1001 characters is too long: ${example}`],
    ['$900', `"$900" has no title: ${example}`],
    ['New laptop ~900', 'An estimate needs the most it can cost: write it like "Replace the disk ~200 max 300".'],
    ['Disk ~300 max 200', 'The most it can cost, $200, is less than the estimate: write it like "~200 max 300".'],
    [
      'Disk 90,50',
      '"90,50" can be read in more than one way: write it like 90 or 67.50, with a point before the decimals.',
    ],
    ['Disk €90', '"€90" is not in USD, the currency used here: write it like 90 or 67.50.'],
  ])('"%s" is refused with an example', (text, reason) => {
    expect(readQuoteLine(text, proposed)).toEqual({ ok: false, reason });
  });
});
