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
    ['raspberry pi 4b', 'raspberry-pi 4 Model B'],
    ['ipad 9', 'ipad 9th generation'],
    ['iPad 9th gen', 'ipad 9th generation'],
    ['ipad pro 12.9 5th gen', 'ipad Pro 12.9-inch (5th generation)'],
    ['ipad 2', 'ipad 2'],
    ['Windows 10 Pro 22H2', 'windows-10 22H2'],
    ['windows 10 enterprise 22H2', 'windows-10 22H2 business'],
    ['sql 2016', 'mssqlserver 2016 SP3'],
    ['sql 2016 sp2', 'mssqlserver 2016 SP2'],
    ['sql server 2008', 'mssqlserver 2008 SP4'],
    ['sql server 2008 r2', 'mssqlserver 2008 R2 SP3'],
    ['linux mint 21.3', 'linuxmint 21'],
    ['office 2016', 'office 2016'],
    ['outlook 2016', 'office 2016'],
    ['outlook', 'outlook-classic'],
    ['SKYPE', 'skype'],
  ])('%s is %s', (typed, expected) => expect(found(typed)).toBe(expected));

  test.each(['windows 10 23H9', 'raspberry pi 3', 'iphone se', 'macos 1', 'galaxy s', 'windows 10 __proto__'])(
    '%s names a product and no version of it',
    (typed) => expect(found(typed)).toBe('no-version'),
  );

  test.each([
    ['galaxy s10', ['S10 Lite']],
    ['samsung galaxy s10 5g', ['S10 Lite', 'S20 5G']],
    ['galaxy a52 pro', ['A52 5G', 'A52']],
    ['iphone 14 ultra', ['14 Pro', '14']],
    ['iphone 8 pro', ['8']],
    ['ipad pro 2', ['Pro 12.9-inch (5th generation)']],
    ['ipad mini', ['mini 4', 'mini 3']],
    ['linux mint 22.4', ['22.3', '22.1']],
    ['windows 10 21h9', ['21H2']],
    ['windows 10 dishwasher', []],
  ])('%s is met with the versions nearest to it, and answered for none', (typed, nearest) => {
    expect(lookUp(typed, products)).toMatchObject({ type: 'no-version', nearest });
  });

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
    ['Galaxy S10 of the shop', ''],
    ['flash drive', ''],
    ['word processor', ''],
    ['the grey laptop', ''],
    ['', ''],
  ])('%s tells of %s', (name, expected) => {
    const asked = lookInside(name, products);
    expect([asked?.product.id, asked?.version].filter(Boolean).join(' ')).toBe(expected);
  });
});
