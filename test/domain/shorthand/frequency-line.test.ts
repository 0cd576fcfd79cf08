import { describe, expect, test } from 'vitest';
import { readFrequencyLine } from '../../../src/domain/shorthand/frequency-line.ts';

describe('how often and how long, in one line', () => {
  test.each([
    ['3/week 5min', { frequency: { times: 3, per: 'week' }, minutes: 5 }],
    ['5 min, 3 times a week', { frequency: { times: 3, per: 'week' }, minutes: 5 }],
    ['twice a day, 1h each', { frequency: { times: 2, per: 'day' }, minutes: 60 }],
    ['3 times each week about 1h30 each time', { frequency: { times: 3, per: 'week' }, minutes: 90 }],
    ['each week 5min', { frequency: { times: 1, per: 'week' }, minutes: 5 }],
    ['daily', { frequency: { times: 1, per: 'day' } }],
    ['90 min', { minutes: 90 }],
    ['3/m 10m', { frequency: { times: 3, per: 'month' }, minutes: 10 }],
    ['once 30min', { frequency: { times: null, per: 'once' }, minutes: 30 }],
    ['dead', { fullStop: true }],
    ['does not work at all', { fullStop: true }],
    ["It doesn't turn on, 1/day", { frequency: { times: 1, per: 'day' }, fullStop: true }],
    ['', {}],
  ])('"%s"', (text, value) => {
    expect(readFrequencyLine(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['now and then', 'now then'],
    ['5', '5'],
    ['3/week 5', '3/week 5'],
    ['1/day 5min 6min', '1/day 6min'],
  ])('"%s" is refused, naming what was not understood', (text, left) => {
    const reason = `"${left}" was not understood: write how often and how long, like 3/week 5min, or dead.`;
    expect(readFrequencyLine(text)).toEqual({ ok: false, reason });
  });
});
