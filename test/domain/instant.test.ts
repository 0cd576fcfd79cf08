import { describe, expect, it } from 'vitest';
import { isDate, isInstant, shownTime } from '../../src/domain/instant.ts';

describe('an instant', () => {
  it.each([
    ['2026-11-22T15:26:00.123Z', true],
    ['2026-11-22T15:26:00Z', true],
    ['2026-11-22T15:26+01:00', true],
    ['2026-11-22T15:26:00', false],
    ['2026-11-22', false],
    ['2026-13-22T15:26:00Z', false],
    ['yesterday', false],
  ])('%s: %s', (text, expected) => {
    expect(isInstant(text)).toBe(expected);
  });
});

describe('a date', () => {
  it.each([
    ['2026-11-22', true],
    ['2026-13-01', false],
    ['2026-11-22T15:26:00Z', false],
    ['22.11.2026', false],
  ])('%s: %s', (text, expected) => {
    expect(isDate(text)).toBe(expected);
  });
});

describe('a shown time', () => {
  it.each([
    ['2026-11-22T15:26:00.123Z', '2026-11-22T15:26:00.123Z'],
    ['2026-11-22T15:26:00Z', '2026-11-22T15:26:00.000Z'],
    ['2026-11-22T15:26:00+02:00', '2026-11-22T13:26:00.000Z'],
    ['2026-11-22', '2026-11-22'],
  ])('%s is shown as %s', (text, shown) => {
    expect(shownTime(text)).toBe(shown);
  });
});
