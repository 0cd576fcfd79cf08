import { describe, expect, test } from 'vitest';
import { firstDifference, isDeeper } from '../../../src/domain/import/difference.ts';

describe('firstDifference', () => {
  test.each<[unknown, unknown, string | undefined]>([
    [{ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }, undefined],
    [{ a: 1 }, { a: 2 }, 'a'],
    [{ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 3 }] } }, 'a.b[1].c'],
    [{ a: [1] }, { a: [1, 2] }, 'a'],
    [{ a: null }, { a: {} }, 'a'],
    [{ a: [] }, { a: {} }, 'a'],
    [{ a: '1' }, { a: 1 }, 'a'],
    // Another version prints more.
    [{ a: 1, b: 2 }, { a: 1, c: 3 }, undefined],
    [{ a: undefined }, { a: 1 }, undefined],
    [{ constructor: 1 }, {}, undefined],
  ])('between %j and %j is %s', (one, other, path) => expect(firstDifference(one, other)).toBe(path));
});

test.each([
  [{ a: [1] }, 2, false],
  [{ a: [[]] }, 2, true],
  [1, 0, false],
])('%j is deeper than %i: %s', (value, most, is) => expect(isDeeper(value, most)).toBe(is));
