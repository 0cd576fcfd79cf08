import { isOneCurrency, type Money } from './money.ts';
import type { Fix, Offer } from './offer.ts';

/** What one way costs in money: in the year that begins now, and in each year after it. */
export interface YearlyCost {
  readonly first: Money;
  readonly after: Money;
  /** The most the first year can cost, where the price is an estimate with a ceiling. */
  readonly firstAtMost?: Money;
}

/** One way of an offer beside the others: every fix in its order, and living with it. */
export interface Ways<T> {
  readonly fixes: readonly T[];
  readonly liveWithIt: T;
}

/**
 * What every way costs, from the sums as they were shown: living with it nuisancePerYear, and in the first year the visit
 * that is paid all the same; a fix its price once, and nuisancePerYear - savePerYear (the time that remains, and what comes
 * back every year). Null where one figure is missing: a way without a bar would look like one that costs nothing.
 */
export function yearlyCosts({ fixes, liveWithIt, sums: { nuisancePerYear: lost } }: Offer): Ways<YearlyCost> | null {
  if (lost === null || lost.amount < 0 || fixes.length === 0 || !isOneCurrency([lost, liveWithIt?.visit])) return null;
  const known = fixes.flatMap((fix) => costOf(fix, lost) ?? []);
  if (known.length < fixes.length) return null;
  const first = { amount: lost.amount + (liveWithIt?.visit?.amount ?? 0), currency: lost.currency };
  return { fixes: known, liveWithIt: { first, after: lost } };
}

/** Minutes a year that every way takes, for an offer without money; null where one figure is missing. */
export function yearlyMinutes({ fixes, sums: { minutesPerYear: lost } }: Offer): Ways<number> | null {
  if (lost === null || fixes.length === 0) return null;
  const known = fixes.flatMap(({ residualMinutes = [] }) => residualMinutes);
  return known.length === fixes.length ? { fixes: known, liveWithIt: lost } : null;
}

function costOf({ basis, total, ceiling, sums: { savePerYear } }: Fix, lost: Money): YearlyCost | undefined {
  if (savePerYear === null || !isOneCurrency([total, ceiling, savePerYear, lost])) return undefined;
  const after = lost.amount - savePerYear.amount;
  if (after < 0) return undefined;
  const money = (amount: number) => ({ amount, currency: lost.currency });
  return {
    first: money(total.amount + after),
    after: money(after),
    ...(basis === 'estimate' && ceiling !== undefined && { firstAtMost: money(ceiling.amount + after) }),
  };
}
