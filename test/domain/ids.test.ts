import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawCaseId,
  drawClientId,
  drawDeviceId,
  drawHomeId,
  drawNoteId,
  drawPromiseId,
  folderOf,
  isCaseId,
  isClientId,
  isDeviceId,
  isHomeId,
  isNoteId,
  isPromiseId,
  monthOf,
} from '../../src/domain/ids.ts';

const december = Date.parse('2026-12-31T23:59:59.999Z');
const random = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
const source = (numbers: Iterator<number>) => () => numbers.next().value as number;

describe('drawing an id', () => {
  it('gives every kind of subject an id that its predicate takes', () => {
    fc.assert(
      fc.property(random, (numbers) => {
        const draw = source(numbers);
        expect(isCaseId(drawCaseId(december, draw, () => false))).toBe(true);
        expect(isNoteId(drawNoteId(december, draw))).toBe(true);
        expect(isClientId(drawClientId(draw))).toBe(true);
        expect(isDeviceId(drawDeviceId(draw))).toBe(true);
        expect(isHomeId(drawHomeId(draw))).toBe(true);
        expect(isPromiseId(drawPromiseId(draw))).toBe(true);
      }),
    );
  });

  it('puts a case into the month it is drawn in, by UTC', () => {
    expect(
      drawCaseId(
        december,
        () => 0,
        () => false,
      ),
    ).toBe('2612-000000');
    expect(
      drawCaseId(
        december + 1,
        () => 0.999,
        () => false,
      ),
    ).toBe('2701-zzzzzz');
  });

  it('draws a case id again while it is taken', () => {
    const numbers = [0, 0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
    const draw = () => numbers.shift() ?? 0;
    expect(drawCaseId(december, draw, (id) => id === '2612-000000')).toBe('2612-gggggg');
  });
});

describe('what is an id', () => {
  it.each([
    ['2611-k7m4xq', true],
    ['2601-000000', true],
    ['2600-k7m4xq', false],
    ['2613-k7m4xq', false],
    ['2611-k7m4xi', false],
    ['2611-k7m4xl', false],
    ['2611-k7m4xo', false],
    ['2611-k7m4xu', false],
    ['2611-K7M4XQ', false],
    ['2611-k7m4x', false],
    ['2611-k7m4xqq', false],
    ['2611-k7m4xq\n', false],
    ['../2611-k7m4xq', false],
    ['2611-../../', false],
    ['n-2611-k7m4xq', false],
    ['', false],
  ])('%j as a case id: %s', (id, expected) => {
    expect(isCaseId(id)).toBe(expected);
  });

  it.each([
    ['n-2611-k7m4xq', true],
    ['2611-k7m4xq', false],
    ['n-2613-k7m4xq', false],
    ['N-2611-k7m4xq', false],
  ])('%j as a note id: %s', (id, expected) => {
    expect(isNoteId(id)).toBe(expected);
  });
});

describe('where an id belongs', () => {
  it('names the month folder of cases and notes', () => {
    expect(monthOf('2611-k7m4xq')).toBe('2026-11');
    expect(monthOf('n-2702-k7m4xq')).toBe('2027-02');
  });

  it.each([
    ['2611-k7m4xq', '2026-11'],
    ['n-2611-k7m4xq', '2026-11'],
    ['c-k7m4xq', 'book'],
    ['d-k7m4xq', 'book'],
    ['h-k7m4xq', undefined],
    ['../../etc', undefined],
  ])('%s lies in %s', (id, folder) => {
    expect(folderOf(id)).toBe(folder);
  });
});
