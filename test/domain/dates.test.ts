import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateAt,
  daysBetween,
  endOfMonth,
  isDate,
  isInstant,
  isOverdue,
  speakDate,
  startOf,
} from '../../src/domain/dates.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});
const zones = [
  'UTC',
  'America/New_York',
  'America/Havana',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];

test.each([
  ['2026-02-28', true],
  ['2024-02-29', true],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['0000-01-01', false],
  ['2026-2-3', false],
  ['2026-02-28T00:00:00.000Z', false],
])('%s being a date is %s', (value, expected) => {
  expect(isDate(value)).toBe(expected);
});

test.each([
  ['2026-11-27T13:00:00.000Z', true],
  ['2026-11-27T13:00:00Z', true],
  ['2026-02-30T13:00:00Z', false],
  ['2026-11-27T25:00:00Z', false],
  ['2026-11-27', false],
])('%s being an instant is %s', (value, expected) => {
  expect(isInstant(value)).toBe(expected);
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-01-15', -13, '2024-12-15'],
])('%s and %d months is %s', (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected);
});

test('the last day of a month knows leap years', () => {
  expect(endOfMonth('2028-02-01')).toBe('2028-02-29');
  expect(endOfMonth('2026-11-30')).toBe('2026-11-30');
});

describe.each(zones)('in %s', (TZ) => {
  test('days are counted on the calendar, across summer time and year ends', () => {
    process.env.TZ = TZ;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -20_000, max: 20_000 }), (start, days) => {
        const from = addDays('1990-01-01', start);
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(isDate(to)).toBe(true);
      }),
    );
  });

  test('a date begins and ends on its own day', () => {
    process.env.TZ = TZ;
    for (let date = '2026-01-01'; date < '2027-01-01'; date = addDays(date, 1)) {
      expect(dateAt(startOf(date))).toBe(date);
      expect(dateAt(startOf(date) - 1)).toBe(addDays(date, -1));
    }
  });
});

test('the same instant is another day on the other side of the world', () => {
  const instant = Date.parse('2026-11-22T12:00:00Z');
  process.env.TZ = 'Pacific/Kiritimati';
  expect(dateAt(instant)).toBe('2026-11-23');
  expect(speakDate('2026-11-22T12:00:00.000Z')).toBe('Mon 23 Nov 2026, 02:00');
  process.env.TZ = 'Pacific/Pago_Pago';
  expect(dateAt(instant)).toBe('2026-11-22');
  expect(speakDate('2026-11-22T12:00:00.000Z')).toBe('Sun 22 Nov 2026, 01:00');
});

test.each([
  ['2026-11-27', 'Fri 27 Nov 2026'],
  ['1970-01-01', 'Thu 1 Jan 1970'],
  ['1969-12-31', 'Wed 31 Dec 1969'],
  ['1900-01-01', 'Mon 1 Jan 1900'],
  ['1899-12-30', 'Sat 30 Dec 1899'],
  ['when we moved', 'when we moved'],
])('%s is spoken as "%s"', (value, spoken) => {
  expect(speakDate(value)).toBe(spoken);
});

test('a date is overdue when its day is over, an instant at once, other text never', () => {
  process.env.TZ = 'America/New_York';
  const lateEvening = Date.parse('2026-11-28T04:59:00Z'); // 23:59 on the 27th in New York
  expect(isOverdue('2026-11-27', lateEvening)).toBe(false);
  expect(isOverdue('2026-11-27', lateEvening + 60_000)).toBe(true);
  expect(isOverdue('2026-11-28T04:58:00.000Z', lateEvening)).toBe(true);
  expect(isOverdue('2026-11-28T05:00:00.000Z', lateEvening)).toBe(false);
  expect(isOverdue('some day', lateEvening)).toBe(false);
});
