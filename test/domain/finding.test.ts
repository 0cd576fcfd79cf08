import { describe, expect, test } from 'vitest';
import { clockOf, type Finding, settled } from '../../src/domain/finding.ts';
import { ulid } from '../../src/domain/ulid.ts';

const finding = (place: string, mendable: boolean): Finding => ({
  kind: 'damaged-line',
  place,
  message: 'It is damaged.',
  remedy: 'Mend it.',
  mendable,
});

describe('what was found, once it was mended', () => {
  test('is called fixed where it is gone, and only if it could be mended', () => {
    const before = [finding('gone', true), finding('left', true), finding('moved', false)];
    const after = [finding('left', true), finding('new', false)];
    expect(settled(before, after).map(({ place, fixed }) => [place, fixed])).toEqual([
      ['gone', true],
      ['left', false],
      ['new', false],
    ]);
  });
});

describe('the clock', () => {
  const now = Date.parse('2026-11-22T12:00:00.000Z');
  const minute = 60_000;

  test.each([
    [[0, 1, 2], { back: 0, ahead: 0 }],
    [[5, 4], { back: 0, ahead: 0 }],
    [[5, 3.9, 4, 2], { back: 2, ahead: 0 }],
    [[24 * 60, 24 * 60 + 1], { back: 0, ahead: 1 }],
    [[], { back: 0, ahead: 0 }],
  ])('by records written %j minutes from now', (minutes, jumps) => {
    const ids = minutes.map((one) => ulid(now + one * minute, Math.random));
    expect(clockOf(['no id', ...ids], now)).toEqual(jumps);
  });
});
