import { describe, expect, test } from 'vitest';
import { lookInside, lookUp } from '../../../src/domain/support/look-up.ts';
import { products } from './products.ts';

const found = (typed: string) => {
  const looked = lookUp(typed, products);
  if (looked.type !== 'one') return looked.type;
  const { product, version, edition } = looked.asked;
  return [product.id, version, edition].filter(Boolean).join(' ');
};

describe('what is typed', () => {
  test.each([
    ['windows 10', 'windows-10'],
    ['Windows10', 'windows-10'],
    ['win10 22H2', 'windows-10 22H2'],
    ['win 10 version 22h2', 'windows-10 22H2'],
    ['windows-10 21H2 LTSC', 'windows-10 21H2 LTSC'],
    ['Windows 10 Home', 'windows-10 home'],
    ['windows 10 22H2 Enterprise', 'windows-10 22H2 business'],
    ['windows 10 pro', 'windows-10'],
    ['macOS 13', 'macos 13'],
    ['MacOS 13.6.1', 'macos 13'],
    ['os x 10.15.7', 'macos 10.15'],
    ['iphone 8', 'iphone 8'],
    ['iPhone8', 'iphone 8'],
    ['iphone 14', 'iphone 14'],
    ['iphone 14 pro', 'iphone 14 Pro'],
    ['iphone se 2', 'iphone SE (2nd generation)'],
    ['galaxy s21', 'samsung-mobile S21 5G'],
    ['samsung galaxy a52', 'samsung-mobile A52'],
    ['google pixel 11 pro', 'pixel Pixel 11 Pro'],
    ['pixel 7', 'pixel Pixel 7'],
    ['raspberry pi 4', 'raspberry-pi 4 Model B'],
    ['office 2016', 'office 2016'],
    ['SKYPE', 'skype'],
  ])('%s is %s', (typed, expected) => expect(found(typed)).toBe(expected));

  test.each(['windows 10 23H9', 'raspberry pi 3', 'iphone se', 'macos 1', 'galaxy s', 'windows 10 __proto__'])(
    '%s names a product and no version of it',
    (typed) => expect(found(typed)).toBe('no-version'),
  );

  test.each(['', 'canon mg5750', 'constructor', '   ', '🤷', 'x'.repeat(100_000), 'windows'])(
    'nothing is known of %.20s',
    (typed) => expect(found(typed)).toBe('none'),
  );

  test('a slip of the fingers is met with the nearest names', () => {
    expect(lookUp('windos 10', products)).toEqual({ type: 'none', nearest: ['Windows 10'] });
    expect(lookUp('dishwasher', products)).toEqual({ type: 'none', nearest: [] });
  });
});

describe('the name of a device', () => {
  test.each([
    ['Windows 10 laptop', 'windows-10'],
    ['Ana’s iPhone 8', 'iphone 8'],
    ['the old win10 PC', 'windows-10'],
    ['iMac (macOS 13)', 'macos 13'],
    ['Galaxy S21 of the shop', 'samsung-mobile S21 5G'],
    ['kitchen iPhone', 'iphone'],
    ['flash drive', ''],
    ['word processor', ''],
    ['the grey laptop', ''],
    ['', ''],
  ])('%s tells of %s', (name, expected) => {
    const asked = lookInside(name, products);
    expect([asked?.product.id, asked?.version].filter(Boolean).join(' ')).toBe(expected);
  });
});
