import { describe, expect, test } from 'vitest';
import type { Offer } from '../../src/domain/offer.ts';
import { yearlyCosts, yearlyMinutes } from '../../src/domain/yearly-costs.ts';
import { fix, offer, usd } from '../output/example.ts';

const unknown = { savePerYear: null, breakEvenMonths: null, pays: 'unknown' } as const;

describe('what each way costs in a year', () => {
  test('is the price once and what remains, beside the nuisance', () => {
    // Of the worked example: $520 a year, saves $468, so $52 remain; the fix is $90.
    expect(yearlyCosts(offer)).toEqual({
      fixes: [{ first: usd(14200), after: usd(5200) }],
      liveWithIt: { first: usd(52000), after: usd(52000) },
    });
  });

  test('goes up to the ceiling of an estimate', () => {
    const estimate = { ...fix, basis: 'estimate', ceiling: usd(12000) } as const;
    expect(yearlyCosts({ ...offer, fixes: [fix, estimate] })?.fixes).toMatchObject([
      { first: usd(14200) },
      { first: usd(14200), firstAtMost: usd(17200), after: usd(5200) },
    ]);
  });

  test('counts a visit that is paid all the same', () => {
    const visited = {
      ...offer,
      liveWithIt: { ...offer.liveWithIt, how: '', risk: '', reviewOn: '', visit: usd(3000) },
    };
    expect(yearlyCosts(visited)?.liveWithIt).toEqual({ first: usd(55000), after: usd(52000) });
  });

  test.each<[string, Partial<Offer>]>([
    ['what an hour is worth', { sums: { ...offer.sums, nuisancePerYear: null } }],
    ['what one of the fixes saves', { fixes: [fix, { ...fix, sums: unknown }] }],
    ['any fix', { fixes: [] }],
    ['one currency', { fixes: [{ ...fix, total: { amount: 9000, currency: 'EUR' } }] }],
    ['a saving that can be', { fixes: [{ ...fix, sums: { ...fix.sums, savePerYear: usd(52001) } }] }],
  ])('is not said without %s', (_what, missing) => expect(yearlyCosts({ ...offer, ...missing })).toBeNull());
});

test('the time each way takes is known where every fix says what remains', () => {
  const { residualMinutes: _, ...silent } = fix;
  expect(yearlyMinutes(offer)).toEqual({ fixes: [78], liveWithIt: 780 });
  expect(yearlyMinutes({ ...offer, fixes: [fix, silent] })).toBeNull();
  expect(yearlyMinutes({ ...offer, sums: { ...offer.sums, minutesPerYear: null } })).toBeNull();
  expect(yearlyMinutes({ ...offer, fixes: [] })).toBeNull();
});
