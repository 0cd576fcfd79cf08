import { describe, expect, test } from 'vitest';
import { parseFrequency, speakFrequency, timesPerYear, writeFrequency } from '../../src/domain/frequency.ts';

describe('how often it happens', () => {
  test.each([
    ['3/week', '3/week', 156, '3 times a week'],
    ['2 / day', '2/day', 730, 'twice a day'],
    ['1/month', '1/month', 12, 'once a month'],
    ['5/year', '5/year', 5, '5 times a year'],
    ['0.5/week', '0.5/week', 26, '0.5 times a week'],
    ['Daily', '1/day', 365, 'once a day'],
    ['weekly', '1/week', 52, 'once a week'],
    ['monthly', '1/month', 12, 'once a month'],
    ['yearly', '1/year', 1, 'once a year'],
    ['3 times a week', '3/week', 156, '3 times a week'],
    ['3x week', '3/week', 156, '3 times a week'],
    ['3x/wk', '3/week', 156, '3 times a week'],
    ['twice a day', '2/day', 730, 'twice a day'],
    ['three times each month', '3/month', 36, '3 times a month'],
    ['once a week', '1/week', 52, 'once a week'],
    ['every day', '1/day', 365, 'once a day'],
    ['once', 'once', null, 'it happened once'],
    ['constant', 'constant', null, 'all the time'],
    ['all the time', 'constant', null, 'all the time'],
  ])('%s is %s, %s times a year, spoken "%s"', (text, written, yearly, spoken) => {
    const read = parseFrequency(text);
    if (!read.ok) throw new Error(read.reason);
    expect(writeFrequency(read.value)).toBe(written);
    expect(timesPerYear(read.value)).toBe(yearly);
    expect(speakFrequency(read.value)).toBe(spoken);
    expect(parseFrequency(written)).toEqual(read);
  });

  test.each(['often', '0/week', '-1/day', '3/fortnight', '3', '', 'constructor', 'every now and then'])(
    '"%s" is refused with an example',
    (text) => {
      const reason = `"${text}" does not say how often: write it like 3/week, daily, once or constant.`;
      expect(parseFrequency(text)).toEqual({ ok: false, reason });
    },
  );
});
