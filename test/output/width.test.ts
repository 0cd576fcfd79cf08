import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/output/clean.ts';
import { cut, pad, shorten, widthOf, wrap } from '../../src/output/width.ts';

const person = fc
  .array(
    fc.constantFrom(
      'a',
      'word',
      ' ',
      ' ',
      'é',
      'e\u0301',
      '日本',
      '👩\u200d💻',
      '❤\ufe0f',
      '1\ufe0f\u20e3',
      '🇩🇪',
      '한',
      'ｱ',
      '—',
      '\n',
      '字\u{e0100}',
      'می\u200cخ',
    ),
  )
  .map((parts) => clean(parts.join('')));

describe('widthOf', () => {
  it.each([
    ['abc', 3],
    ['café — “yes” €', 14],
    ['cafe\u0301', 4],
    ['日本語', 6],
    ['ｶﾞ', 2],
    ['한국', 4],
    ['👩\u200d💻', 2],
    ['👨\u200d👩\u200d👧', 2],
    ['👋🏽', 2],
    ['🇩🇪', 2],
    ['❤\ufe0f', 2],
    ['می\u200cخ', 3],
    ['Привет', 6],
    ['\u001b[31mred\u001b[39m', 3],
    ['', 0],
  ])('%s is %i columns', (text, columns) => {
    expect(widthOf(text)).toBe(columns);
  });
});

describe('shorten', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['a longer sentence', 9, 'a longer…'],
    ['日本語です', 6, '日本…'],
    ['👩\u200d💻👩\u200d💻👩\u200d💻', 5, '👩\u200d💻👩\u200d💻…'],
  ])('%s in %i columns is %s', (text, columns, shown) => {
    expect(shorten(text, columns)).toBe(shown);
  });

  it('never takes more than the columns there are', () => {
    fc.assert(
      fc.property(
        person,
        fc.integer({ min: 1, max: 40 }),
        (text, columns) => widthOf(shorten(text, columns)) <= columns,
      ),
    );
  });
});

describe('cut', () => {
  it('ends without a mark and never inside a character', () => {
    expect(cut('abcdef', 3)).toBe('abc');
    expect(cut('日本語', 3)).toBe('日');
    expect(cut('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301e\u0301');
  });
});

describe('pad', () => {
  it('fills up to the columns whatever the text is made of', () => {
    expect(pad('日本', 6)).toBe('日本  ');
    expect(widthOf(pad('👋🏽', 7))).toBe(7);
    expect(pad('too long', 3)).toBe('too long');
  });
});

describe('wrap', () => {
  it.each([
    ['breaks at blanks', 'the printer is offline again', 12, ['the printer', 'is offline', 'again']],
    ['keeps line breaks', 'one\n\ntwo', 10, ['one', '', 'two']],
    [
      'breaks a word that is longer than a line',
      'see https://example.org/a',
      10,
      ['see', 'https://ex', 'ample.org/', 'a'],
    ],
    ['breaks writing without blanks', '電池が切れた', 4, ['電池', 'が切', 'れた']],
    ['gives an empty line for nothing', '', 10, ['']],
  ])('%s', (_what, text, columns, lines) => {
    expect(wrap(text, columns)).toEqual(lines);
  });

  it('loses no character but blanks and makes no line too wide', () => {
    fc.assert(
      fc.property(person, fc.integer({ min: 2, max: 30 }), (text, columns) => {
        const lines = wrap(text, columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/[ \n]/g, ''));
        expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
      }),
    );
  });
});
