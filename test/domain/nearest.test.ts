import { describe, expect, it } from 'vitest';
import { distance, nearest } from '../../src/domain/nearest.ts';

describe('the nearest', () => {
  it.each([
    ['Mrs Kim', 'Mrs. Kim'],
    ['okafor', 'Okafor'],
    ['Ana', 'Anna'],
  ])('to %s is %s', (typed, expected) => {
    expect(nearest(typed, ['Mrs. Kim', 'Okafor', 'Anna', 'Zoe'])).toBe(expected);
  });

  it('is nothing where there is nothing', () => {
    expect(nearest('Ana', [])).toBeUndefined();
  });

  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
  ])('is measured in changed characters: %j to %j is %d', (from, to, changes) => {
    expect(distance(from, to)).toBe(changes);
  });
});
