import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decimal,
  formatMoney,
  isOneCurrency,
  minorDigits,
  parseMoney,
  percent,
  times,
} from '../../src/domain/money.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

describe('amounts people type', () => {
  test.each([
    ['90', 'USD', 9000],
    ['90.00', 'USD', 9000],
    ['67.5', 'USD', 6750],
    [' $90 ', 'USD', 9000],
    ['90 USD', 'USD', 9000],
    ['usd 90', 'USD', 9000],
    ['$90', 'CAD', 9000],
    ['€ 1,250.50', 'EUR', 125050],
    ['12.30€', 'EUR', 1230],
    ['1,250', 'USD', 125000],
    ['0', 'USD', 0],
    ['9000', 'JPY', 9000],
    ['1.005', 'KWD', 1005],
    ['1,250.5', 'KWD', 1250500],
  ])('%s in %s is %d minor units', (text, currency, amount) => {
    expect(parseMoney(text, currency)).toEqual({ ok: true, value: { amount, currency } });
  });

  test.each([
    ['abc', 'USD', '"abc" is not an amount of money: write it like 90 or 67.50.'],
    ['', 'USD', '"" is not an amount of money: write it like 90 or 67.50.'],
    ['-5', 'USD', '"-5" is not an amount of money: write it like 90 or 67.50.'],
    ['1e3', 'USD', '"1e3" is not an amount of money: write it like 90 or 67.50.'],
    [
      '90,50',
      'USD',
      '"90,50" can be read in more than one way: write it like 90 or 67.50, with a point before the decimals.',
    ],
    [
      '1.250,50',
      'EUR',
      '"1.250,50" can be read in more than one way: write it like 90 or 67.50, with a point before the decimals.',
    ],
    [
      '1,250',
      'KWD',
      '"1,250" can be read in more than one way: write it like 90 or 67.500, with a point before the decimals.',
    ],
    ['1.005', 'USD', '"1.005" has too many decimals, USD has 2: write it like 90 or 67.50.'],
    ['90.5', 'JPY', '"90.5" has too many decimals, JPY has none: write it like 9000.'],
    ['€90', 'USD', '"€90" is not in USD, the currency used here: write it like 90 or 67.50.'],
    ['90 EUR', 'USD', '"90 EUR" is not in USD, the currency used here: write it like 90 or 67.50.'],
    ['99999999999999999999', 'USD', '"99999999999999999999" is too large an amount: write it like 90 or 67.50.'],
  ])('%s in %s is refused with an example', (text, currency, reason) => {
    expect(parseMoney(text, currency)).toEqual({ ok: false, reason });
  });

  test('no text at all makes it throw, and what it accepts is a whole number of minor units', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('USD', 'JPY', 'KWD'), (text, currency) => {
        const read = parseMoney(text, currency);
        return read.ok ? Number.isSafeInteger(read.value.amount) : read.reason.length > 0;
      }),
    );
  });
});

test.each([
  ['USD', 2],
  ['HUF', 2],
  ['JPY', 0],
  ['ISK', 0],
  ['TND', 3],
  ['CLF', 4],
])('%s has %d decimals', (currency, digits) => {
  expect(minorDigits(currency)).toBe(digits);
});

describe('amounts people read', () => {
  test.each([
    [9000, 'USD', '$90', '90.00'],
    [6750, 'USD', '$67.50', '67.50'],
    [5, 'GBP', '£0.05', '0.05'],
    [125050, 'EUR', '€1,250.50', '1250.50'],
    [-500, 'EUR', '-€5', '-5.00'],
    [1234567, 'JPY', '¥1,234,567', '1234567'],
    [9050, 'CHF', 'CHF 90.50', '90.50'],
    [1500, 'KWD', 'KWD 1.500', '1.500'],
  ])('%d of %s is shown as %s and kept in files as %s', (amount, currency, shown, kept) => {
    expect(formatMoney({ amount, currency })).toBe(shown);
    expect(decimal({ amount, currency })).toBe(kept);
  });

  test('what is written is read again as the same amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 11 }),
        fc.constantFrom('USD', 'CHF', 'JPY', 'KWD', 'CLF'),
        (amount, currency) => {
          expect(parseMoney(decimal({ amount, currency }), currency)).toEqual({
            ok: true,
            value: { amount, currency },
          });
          if (minorDigits(currency) < 3 || amount < 10 ** 6)
            expect(parseMoney(formatMoney({ amount, currency }), currency)).toMatchObject({ value: { amount } });
        },
      ),
    );
  });
});

describe('half up to the minor unit, exactly', () => {
  test.each([
    [100, 1.005, 101],
    [9000, 0.25, 2250],
    [1, 0.5, 1],
    [-1, 0.5, 0],
    [333, '0.5', 167],
    [10001, 0.145, 1450],
    [110, 1.15, 127],
  ])('%d x %s is %d', (amount, factor, expected) => {
    expect(times(usd(amount), factor)).toEqual(usd(expected));
  });

  test.each([
    [9000, '19', 1710],
    [250, '0.2', 1],
    [100, '8.875', 9],
    [999, '0', 0],
  ])('%d at %s percent is %d', (amount, rate, expected) => {
    expect(percent(usd(amount), rate)).toEqual(usd(expected));
  });
});

test('amounts are in one currency only if none differs', () => {
  expect(isOneCurrency([usd(1), undefined, usd(2)])).toBe(true);
  expect(isOneCurrency([usd(1), { amount: 1, currency: 'EUR' }])).toBe(false);
});
