import { expect, test } from 'vitest';
import { parseMinutes, speakMinutes, takeMinutes } from '../../src/domain/minutes.ts';

test.each([
  ['5min', 5],
  ['90 minutes', 90],
  ['1h', 60],
  ['1h30', 90],
  ['1h 5min', 65],
  ['1.5 hours', 90],
  ['2 hrs', 120],
  ['45', 45],
  ['20 m', 20],
])('%s is %d minutes', (text, minutes) => {
  expect(parseMinutes(text)).toEqual({ ok: true, value: minutes });
});

test.each(['a while', '', '5 days', '1h 45 later', '-5min', '5minx'])('"%s" is refused with an example', (text) => {
  expect(parseMinutes(text)).toEqual({
    ok: false,
    reason: `"${text}" is not a length of time: write it like 5min, 90min or 1h30.`,
  });
});

test('a length of time is taken out of its line; a number after a blank is left', () => {
  expect(takeMinutes('3/week 5min each')).toEqual({ minutes: 5, rest: '3/week each' });
  expect(takeMinutes('1h 45 cash')).toEqual({ minutes: 60, rest: '45 cash' });
  expect(takeMinutes('3/m')).toEqual({ rest: '3/m' });
  expect(takeMinutes('v2.5h')).toEqual({ rest: 'v2.5h' });
});

test.each([
  [520, '8 h 40'],
  [780, '13 h'],
  [485, '8 h 05'],
  [45, '45 min'],
  [0, '0 min'],
  [59.6, '1 h'],
])('%d minutes are spoken as "%s"', (minutes, spoken) => {
  expect(speakMinutes(minutes)).toBe(spoken);
});
