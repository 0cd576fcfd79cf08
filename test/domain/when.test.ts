import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { speakDate } from '../../src/domain/dates.ts';
import { parseWhen } from '../../src/domain/when.ts';

// Sunday 22 November 2026, 10:26 in New York, which is UTC-5 in November.
const now = Date.parse('2026-11-22T15:26:00Z');
const zone = process.env.TZ;
beforeEach(() => {
  process.env.TZ = 'America/New_York';
});
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const value = (text: string, sense: 'due' | 'past', at = now) => {
  const read = parseWhen(text, { now: at, sense });
  return read.ok ? read.value.value : read.reason;
};

describe('days as people type them', () => {
  test.each([
    ['today', '2026-11-22', '2026-11-22'],
    ['Tomorrow', '2026-11-23', '2026-11-23'],
    ['yesterday', '2026-11-21', '2026-11-21'],
    ['mon', '2026-11-23', '2026-11-16'],
    ['Friday', '2026-11-27', '2026-11-20'],
    ['thurs', '2026-11-26', '2026-11-19'],
    ['sun', '2026-11-29', '2026-11-15'],
    ['3d', '2026-11-25', '2026-11-19'],
    ['2w', '2026-12-06', '2026-11-08'],
    ['2 weeks', '2026-12-06', '2026-11-08'],
    ['1m', '2026-12-22', '2026-10-22'],
    ['eow', '2026-11-22', '2026-11-15'],
    ['eom', '2026-11-30', '2026-10-31'],
    ['2026-12-24', '2026-12-24', '2026-12-24'],
    ['4h', '2026-11-22T19:26:00.000Z', '2026-11-22T11:26:00.000Z'],
    ['17:30', '2026-11-22T22:30:00.000Z', '2026-11-21T22:30:00.000Z'],
    ['9:00', '2026-11-23T14:00:00.000Z', '2026-11-22T14:00:00.000Z'],
    ['fri 14:00', '2026-11-27T19:00:00.000Z', '2026-11-20T19:00:00.000Z'],
    ['fri at 2 pm', '2026-11-27T19:00:00.000Z', '2026-11-20T19:00:00.000Z'],
    ['tomorrow  9:00', '2026-11-23T14:00:00.000Z', '2026-11-23T14:00:00.000Z'],
    ['today 9am', '2026-11-22T14:00:00.000Z', '2026-11-22T14:00:00.000Z'],
    ['3d 12:15am', '2026-11-25T05:15:00.000Z', '2026-11-19T05:15:00.000Z'],
    ['2026-11-27 9:00', '2026-11-27T14:00:00.000Z', '2026-11-27T14:00:00.000Z'],
    ['2026-11-27T14:00', '2026-11-27T19:00:00.000Z', '2026-11-27T19:00:00.000Z'],
    ['2026-11-27T14:00:00Z', '2026-11-27T14:00:00.000Z', '2026-11-27T14:00:00.000Z'],
    ['2026-11-27T14:00:00.123+02:00', '2026-11-27T12:00:00.123Z', '2026-11-27T12:00:00.123Z'],
  ])('%s is %s when due and %s when past', (text, due, past) => {
    expect(value(text, 'due')).toBe(due);
    expect(value(text, 'past')).toBe(past);
  });

  test('+4h and "in 3 days" lie ahead, "3 days ago" behind, and the wrong way round is refused', () => {
    expect(value('+4h', 'due')).toBe('2026-11-22T19:26:00.000Z');
    expect(value('in 3 days', 'due')).toBe('2026-11-25');
    expect(value('3 days ago', 'past')).toBe('2026-11-19');
    expect(value('+4h', 'past')).toContain('is still to come');
    expect(value('3 days ago', 'due')).toContain('is over already');
  });

  test('a month from the 31st is the last day of a shorter month', () => {
    expect(value('1m', 'due', Date.parse('2026-01-31T17:00:00Z'))).toBe('2026-02-28');
  });

  test('what was understood is said in words', () => {
    const spoken = (text: string) => {
      const read = parseWhen(text, { now, sense: 'due' });
      return read.ok ? read.value.spoken : read.reason;
    };
    expect(spoken('fri')).toBe('Fri 27 Nov 2026');
    expect(spoken('fri 14:00')).toBe('Fri 27 Nov 2026, 14:00');
  });
});

describe('days by the name of their month', () => {
  test.each([
    ['24 Dec', '2026-12-24', '2025-12-24'],
    ['Dec 24', '2026-12-24', '2025-12-24'],
    ['24 December', '2026-12-24', '2025-12-24'],
    ['24th of december', '2026-12-24', '2025-12-24'],
    ['1 Mar', '2027-03-01', '2026-03-01'],
    ['22 nov', '2026-11-22', '2026-11-22'],
    ['29 Feb', '2028-02-29', '2024-02-29'],
    ['24 Dec 2026', '2026-12-24', '2026-12-24'],
    ['Dec 24, 2025', '2025-12-24', '2025-12-24'],
    ['Wed 25 Nov 2026', '2026-11-25', '2026-11-25'],
    ['Fri 27 Nov 2026, 14:00', '2026-11-27T19:00:00.000Z', '2026-11-27T19:00:00.000Z'],
    ['24 dec 9am', '2026-12-24T14:00:00.000Z', '2025-12-24T14:00:00.000Z'],
  ])('%s is %s when due and %s when past', (text, due, past) => {
    expect([value(text, 'due'), value(text, 'past')]).toEqual([due, past]);
  });

  test.each([
    ['31 Feb', '31 Feb is not a day: write one like 24 Dec or 2026-12-24.'],
    ['february 31 9:00', '31 Feb is not a day: write one like 24 Dec or 2026-12-24.'],
    ['29 feb 2026', '29 Feb 2026 is not a day: write one like 24 Dec or 2026-12-24.'],
    ['thu 27 nov 2026', '27 Nov 2026 is a Friday: leave the weekday out or write another day.'],
  ])('%s is refused as such', (text, reason) => {
    expect([value(text, 'due'), value(text, 'past')]).toEqual([reason, reason]);
  });

  test('what heard prints is read back as the same', () => {
    const instants = fc.date({ min: new Date('2001-01-01'), max: new Date('2098-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.boolean(), (date, withTime) => {
        const iso = new Date(Math.floor(date.getTime() / 3_600_000) * 3_600_000).toISOString();
        const typed = withTime ? iso : iso.slice(0, 10);
        const spoken = speakDate(typed);
        const read = parseWhen(spoken, { now, sense: 'due' });
        return read.ok && read.value.spoken === spoken;
      }),
    );
  });
});

describe('tonight, next week, next month', () => {
  const monday = Date.parse('2026-11-23T15:00:00Z');
  const lateSunday = Date.parse('2026-11-23T02:00:00Z');
  test.each([
    ['tonight', now, '2026-11-23T01:00:00.000Z'],
    ['tonight', lateSunday, '2026-11-22'],
    ['tonight 21:30', now, '2026-11-23T02:30:00.000Z'],
    ['next week', now, '2026-11-23'],
    ['next week', monday, '2026-11-30'],
    ['next week 9:00', now, '2026-11-23T14:00:00.000Z'],
    ['next month', now, '2026-12-01'],
    ['next month', Date.parse('2026-12-31T17:00:00Z'), '2027-01-01'],
  ])('%s', (text, at, expected) => {
    expect(value(text, 'due', at)).toBe(expected);
  });

  test.each(['tonight', 'next week', 'next month'])('%s has not happened yet', (text) => {
    expect(value(text, 'past')).toContain('is still to come');
  });
});

describe('days that are refused with examples', () => {
  const examples = 'write a day like 2026-11-27, tomorrow, fri 14:00, 3d, 2w or eom.';
  test.each([
    ['soonish', `"soonish" is not a day heard knows: ${examples}`],
    ['', `"" is not a day heard knows: ${examples}`],
    ['2026-02-30', `"2026-02-30" is not in the calendar: ${examples}`],
    ['2026-02-30 9:00', `"2026-02-30" is not in the calendar: ${examples}`],
    ['2026-02-30T10:00:00Z', `"2026-02-30T10:00:00Z" is not in the calendar: ${examples}`],
    ['25:00', `"25:00" is not a day heard knows: ${examples}`],
    ['fri 14:60', `"fri 14:60" is not a day heard knows: ${examples}`],
    ['13pm', `"13pm" is not a day heard knows: ${examples}`],
    ['fri 14', `"fri 14" is not a day heard knows: ${examples}`],
    ['mo', `"mo" is not a day heard knows: ${examples}`],
    ['17:30 18:00', `"17:30 18:00" is not a day heard knows: ${examples}`],
  ])('%s', (text, reason) => {
    expect(value(text, 'due')).toBe(reason);
  });

  test('no text makes it throw', () => {
    const word = fc.constantFrom(
      'fri',
      '3d',
      '17:30',
      '9999m',
      '2026-02-30',
      'at',
      'in',
      '+4h',
      'T',
      'eom',
      'ago',
      '31',
      'feb',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string())),
        fc.constantFrom('due' as const, 'past' as const),
        (words, sense) => {
          const read = parseWhen(words.join(' '), { now, sense });
          return read.ok ? read.value.value !== '' : read.reason !== '';
        },
      ),
    );
  });
});

describe('summer time and far zones', () => {
  test.each([
    ['America/New_York', '2026-03-07T17:00:00Z', 'tomorrow 9:00', '2026-03-08T13:00:00.000Z'],
    ['America/New_York', '2026-03-07T17:00:00Z', 'tomorrow 2:30', '2026-03-08T07:30:00.000Z'],
    ['Europe/Berlin', '2026-10-24T12:00:00Z', 'tomorrow 9:00', '2026-10-25T08:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-22T15:26:00Z', 'today', '2026-11-23'],
    ['Pacific/Kiritimati', '2026-11-22T15:26:00Z', 'fri 14:00', '2026-11-27T00:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-11-22T03:00:00Z', 'today', '2026-11-21'],
    ['Asia/Kathmandu', '2026-11-22T15:26:00Z', '3d', '2026-11-25'],
    ['America/Havana', '2026-03-07T17:00:00Z', '1d', '2026-03-08'],
  ])('in %s at %s, %s is %s', (TZ, at, text, expected) => {
    process.env.TZ = TZ;
    expect(value(text, 'due', Date.parse(at))).toBe(expected);
  });
});
