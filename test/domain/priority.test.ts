import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priorityOf, proposeImpact, proposeUrgency } from '../../src/domain/priority.ts';
import { levels, type Problem } from '../../src/domain/problem.ts';

const now = new Date(2026, 10, 22, 10, 0).getTime();

test.each([
  ['high', 'high', 'NOW'],
  ['high', 'medium', 'TODAY'],
  ['medium', 'high', 'TODAY'],
  ['high', 'low', 'THIS WEEK'],
  ['medium', 'medium', 'THIS WEEK'],
  ['low', 'high', 'THIS WEEK'],
  ['medium', 'low', 'WHEN IT SUITS'],
  ['low', 'medium', 'WHEN IT SUITS'],
  ['low', 'low', 'WHEN IT SUITS'],
] as const)('impact %s and urgency %s is %s', (impact, urgency, expected) => {
  expect(priorityOf({ impact, urgency, redFlagKinds: [] })).toBe(expected);
  expect(priorityOf({ impact, urgency, redFlagKinds: ['security'] })).toBe(expected);
});

test.each(['safety', 'money', 'data'])('a red flag of %s makes every case NOW', (kind) => {
  for (const impact of levels)
    for (const urgency of levels) expect(priorityOf({ impact, urgency, redFlagKinds: ['security', kind] })).toBe('NOW');
});

describe('what is proposed', () => {
  test.each<[string, Problem, string, string]>([
    ['nothing known', {}, 'low', 'low'],
    ['one thing, now and then', { scope: 'one', people: 1 }, 'low', 'low'],
    ['several things', { scope: 'several' }, 'medium', 'low'],
    ['everything', { scope: 'all' }, 'high', 'low'],
    ['five people', { people: 5 }, 'high', 'low'],
    ['two people', { people: 2 }, 'medium', 'low'],
    ['the only copy', { stakes: 'only-copy' }, 'high', 'medium'],
    ['copies unknown', { stakes: 'unknown' }, 'medium', 'low'],
    ['a full stop', { fullStop: true }, 'medium', 'medium'],
    ['a full stop that blocks', { fullStop: true, blocked: 'invoices' }, 'high', 'high'],
    ['blocked, no deadline', { blocked: 'invoices' }, 'medium', 'medium'],
    ['blocked until tomorrow', { blocked: 'invoices', deadline: '2026-11-23' }, 'medium', 'high'],
    ['blocked, due this week', { blocked: 'invoices', deadline: '2026-11-29' }, 'medium', 'medium'],
    ['blocked, due next month', { blocked: 'invoices', deadline: '2026-12-24' }, 'medium', 'low'],
    ['a deadline that has passed', { deadline: '2026-11-20' }, 'low', 'high'],
    ['a deadline nobody can read', { deadline: 'some day' }, 'low', 'low'],
  ])('%s', (_, problem, impact, urgency) => {
    expect(proposeImpact(problem)).toBe(impact);
    expect(proposeUrgency(problem, now)).toBe(urgency);
  });

  test('more people never lower the impact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 50 }), (people, more) => {
        const rank = (count: number) => levels.indexOf(proposeImpact({ people: count }));
        expect(rank(people + more)).toBeGreaterThanOrEqual(rank(people));
      }),
    );
  });
});
