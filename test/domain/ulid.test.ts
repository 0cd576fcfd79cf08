import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ulid, ulidTime } from '../../src/domain/ulid.ts';

describe('a ULID', () => {
  it('is written as the specification does', () => {
    expect(ulid(1469918176385, () => 0)).toBe('01ARYZ6S410000000000000000');
    expect(ulid(0, () => 0.9999)).toBe('0000000000ZZZZZZZZZZZZZZZZ');
  });

  it('gives its time back and sorts by it', () => {
    const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });
    fc.assert(
      fc.property(time, time, (one, other) => {
        expect(ulidTime(ulid(one, Math.random))).toBe(one);
        if (one < other) expect(ulid(one, () => 0.99) < ulid(other, () => 0)).toBe(true);
      }),
    );
  });

  it.each(['', '01ARYZ6S41', '01ARYZ6S4100000000000000UU', '01aryz6s410000000000000000', '81ARYZ6S410000000000000000'])(
    '%j has no time',
    (text) => {
      expect(ulidTime(text)).toBeNaN();
    },
  );
});
