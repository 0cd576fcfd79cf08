import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
    const word = fc.constantFrom('fri', '3d', '17:30', '9999m', '2026-02-30', 'at', 'in', '+4h', 'T', 'eom', 'ago');
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
