import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRows, separatorOf } from '../../../src/domain/import/csv-rows.ts';

const lines = (text: string) => text.split('\n').map((one, at) => ({ number: at + 1, text: one }));
const read = (text: string, separator = ',') => [...csvRows(lines(text), separator)];
const unclosed = 'A quote that opens in this row is never closed: put another " at its end.';

describe('csvRows', () => {
  test('reads any cells back, quoted or not, with any separator', () => {
    const cell = fc
      .array(fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r\n', '\r', ' ', "'", '日', '‮'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t'), fc.boolean(), (cells, separator, isBare) => {
        const quote = (text: string) =>
          isBare && !/["\r\n]/.test(text) && !text.includes(separator) ? text : `"${text.replaceAll('"', '""')}"`;
        const text = cells.map((row) => row.map(quote).join(separator)).join('\r\n');
        expect(read(text, separator).map((row) => ('cells' in row ? row.cells : row.fault))).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });

  test.each<[string, string, unknown]>([
    [
      'names the line on which a row begins',
      'a,b\n"x\n\ny",1\nc,d\n',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['x\n\ny', '1'] },
        { line: 5, cells: ['c', 'd'] },
      ],
    ],
    ['skips empty lines', '\n\r\na\n\n', [{ line: 3, cells: ['a'] }]],
    ['takes a quote inside a cell for text', '24" screen,b', [{ line: 1, cells: ['24" screen', 'b'] }]],
    ['keeps empty cells', ',"",', [{ line: 1, cells: ['', '', ''] }]],
    [
      'refuses text after a closing quote and goes on',
      '"a"b,c\nd',
      [
        { line: 1, fault: 'Text follows a closing quote: where a cell holds a quote, write it twice ("").' },
        { line: 2, cells: ['d'] },
      ],
    ],
    [
      'refuses a quote that stays open',
      'a\n"b\nc\n',
      [
        { line: 1, cells: ['a'] },
        { line: 2, fault: unclosed },
      ],
    ],
  ])('%s', (_what, text, wanted) => expect(read(text)).toEqual(wanted));

  test('stops at a cell that does not end, however much follows', () => {
    let taken = 0;
    const endless = (function* () {
      for (;;) {
        taken += 1;
        yield { number: taken, text: taken === 1 ? '"' : 'x'.repeat(1000) };
      }
    })();
    expect([...csvRows(endless, ',')]).toEqual([{ line: 1, fault: unclosed }]);
    expect(taken).toBeLessThan(1100);
  });

  test('passes on what is wrong with a line', () => {
    expect([...csvRows([{ number: 7, text: '', fault: 'No text.' }], ',')]).toEqual([{ line: 7, fault: 'No text.' }]);
  });
});

test.each([
  ['a,b;c,d', ','],
  ['a;b;c,d', ';'],
  ['a\tb', '\t'],
  ['"x;y;z",b', ','],
  ['alone', ','],
])('the cells of %j are separated by %j', (first, separator) => expect(separatorOf(first)).toBe(separator));
