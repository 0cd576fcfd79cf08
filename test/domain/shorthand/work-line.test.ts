import { describe, expect, test } from 'vitest';
import { readWorkLine } from '../../../src/domain/shorthand/work-line.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

describe('time, amount and how it was paid, in one line', () => {
  test.each([
    ['45 cash', { charged: usd(4500), paid: 'cash' }],
    ['30min 45.00 card', { spent: 30, charged: usd(4500), paid: 'card' }],
    ['45 later', { charged: usd(4500), paid: 'later' }],
    ['30 45 cash', { spent: 30, charged: usd(4500), paid: 'cash' }],
    ['1h30, $1,250.50 by transfer', { spent: 90, charged: usd(125050), paid: 'transfer' }],
    ['1h 45 cash', { spent: 60, charged: usd(4500), paid: 'cash' }],
    ['45 USD card', { charged: usd(4500), paid: 'card' }],
    ['USD 45', { charged: usd(4500) }],
    ['30 $45', { spent: 30, charged: usd(4500) }],
    ['45', { charged: usd(4500) }],
    ['0 none', { charged: usd(0), paid: 'none' }],
    ['20 min', { spent: 20 }],
    ['', {}],
  ])('"%s"', (text, value) => {
    expect(readWorkLine(text, 'USD')).toEqual({ ok: true, value });
  });

  test.each([
    ['45 beer', '"beer" was not understood: write time, amount and how it was paid, like 30min 45 cash.'],
    ['a lot', '"a lot" was not understood: write time, amount and how it was paid, like 30min 45 cash.'],
    ['30 45 60', '"30 45 60" has more amounts than one: write time, amount and how it was paid, like 30min 45 cash.'],
    [
      '30min 45 60',
      '"30min 45 60" has more amounts than one: write time, amount and how it was paid, like 30min 45 cash.',
    ],
    [
      '45,50 cash',
      '"45,50" can be read in more than one way: write it like 90 or 67.50, with a point before the decimals.',
    ],
    ['€45', '"€45" is not in USD, the currency used here: write it like 90 or 67.50.'],
  ])('"%s" is refused with an example', (text, reason) => {
    expect(readWorkLine(text, 'USD')).toEqual({ ok: false, reason });
  });
});
