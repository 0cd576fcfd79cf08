import { describe, expect, test } from 'vitest';
import {
  keptPrice,
  ownPriceOf,
  type PriceList,
  priceFile,
  readPriceFile,
  sourceOf,
  withOwnPrice,
} from '../../src/domain/own-price.ts';

const learned = { amount: 9_244, currency: 'USD', cases: 7, on: '2026-11-22' };
const typed = { amount: 12_000, currency: 'EUR', on: '2026-11-22' };
const prices: PriceList = { 'wifi-drops': { mesh: typed }, 'slow-computer': { tidy: learned } };
const tidy = { playbook: 'slow-computer', fix: 'tidy' };

describe('the file of own prices', () => {
  test('reads back as it was written, and the same prices are the same bytes', () => {
    const text = JSON.stringify(priceFile(prices));
    expect(readPriceFile(JSON.parse(text))).toEqual(prices);
    const { 'slow-computer': slow = {}, ...others } = prices;
    expect(JSON.stringify(priceFile({ 'slow-computer': slow, ...others }))).toBe(text);
    expect(text).toBe(
      '{"format":1,"prices":{"slow-computer":{"tidy":{"amount":9244,"currency":"USD","cases":7,"on":"2026-11-22"}},"wifi-drops":{"mesh":{"amount":12000,"currency":"EUR","on":"2026-11-22"}}}}',
    );
  });

  const file = (price: object) => ({ format: 1, prices: { 'slow-computer': { tidy: { ...learned, ...price } } } });
  test.each<[string, unknown]>([
    ['no object', 'prices'],
    ['nothing', undefined],
    ['without a format', { prices: {} }],
    ['of format 0', { format: 0, prices: {} }],
    ['with a price below 0', file({ amount: -1 })],
    ['with half a cent', file({ amount: 0.5 })],
    ['with a number beyond what is exact', file({ amount: 2 ** 60 })],
    ['with no currency', file({ currency: 'dollars' })],
    ['from no case', file({ cases: 0 })],
    ['of no day', file({ on: 'yesterday' })],
    ['with an odd name', { format: 1, prices: { 'Slow Computer': {} } }],
  ])('is damaged: %s', (_, value) => expect(readPriceFile(value)).toBeUndefined());

  test('takes nothing from a name that is part of every object', () => {
    const text = '{"format":1,"prices":{"__proto__":{"tidy":{"amount":1,"currency":"USD","on":"2026-11-22"}}}}';
    const read = readPriceFile(JSON.parse(text));
    expect(read).toEqual({});
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  test('of a later format is a newer one, not a damaged one', () => {
    expect(readPriceFile({ format: 2, prices: 'otherwise' })).toBe('newer');
  });
});

describe('an own price', () => {
  test('holds in its currency alone', () => {
    expect(ownPriceOf(prices, tidy, 'USD')).toEqual(learned);
    expect(ownPriceOf(prices, tidy, 'EUR')).toBeUndefined();
  });

  test('is none where a name is part of every object', () => {
    expect(keptPrice(prices, { playbook: 'constructor', fix: 'name' })).toBeUndefined();
    expect(keptPrice(prices, { playbook: 'slow-computer', fix: 'toString' })).toBeUndefined();
  });

  test('is put in, replaced and dropped, and the others stay', () => {
    const replaced = withOwnPrice(prices, tidy, { ...typed, currency: 'USD' });
    expect(ownPriceOf(replaced, tidy, 'USD')?.amount).toBe(12_000);
    expect(withOwnPrice(prices, tidy, undefined)).toEqual({ 'wifi-drops': { mesh: typed } });
    expect(withOwnPrice({}, tidy, learned)).toEqual({ 'slow-computer': { tidy: learned } });
    expect(withOwnPrice(prices, { ...tidy, fix: 'new-disk' }, learned)['slow-computer']).toHaveProperty('tidy');
  });

  test('says where it comes from', () => {
    expect([sourceOf(learned), sourceOf(typed)]).toEqual(['your own price from 7 cases', 'your own price']);
  });
});
