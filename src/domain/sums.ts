import { addDays, isDate } from './dates.ts';
import { divided, type Fraction, fraction, halfUp, product, toNumber } from './fraction.ts';
import { timesPerYear } from './frequency.ts';
import { isOneCurrency, type Money, percent, times } from './money.ts';
import type { Fix, FixSums, Offer, OfferSums, PaidBeforeEnd, QuoteLine } from './offer.ts';
import { type Parsed, refused, understood } from './parsed.ts';
import type { Frequency } from './problem.ts';

/** What leaving things as they are costs the client, in the client's own figures. Absent means not known, never 0. */
export interface Nuisance {
  /** Minutes lost each time. */
  readonly minutes?: number | undefined;
  readonly frequency?: Frequency | undefined;
  /** 1 unless said. */
  readonly people?: number | undefined;
  /** What the client says an hour is worth. */
  readonly hourValue?: Money | undefined;
  readonly directCostYear?: Money | undefined;
}

/** What of a fix enters its sums. */
export type Priced = Pick<Fix, 'total'> & {
  readonly yearly?: Money | undefined;
  /** Minutes a year that remain after the fix. */
  readonly residualMinutes?: number | undefined;
};

/** Quantity x unit price before tax, half up to the minor unit. */
export function lineAmount({ quantity, unitPrice }: Pick<QuoteLine, 'quantity' | 'unitPrice'>): Money {
  return times(unitPrice, quantity);
}

/** The tax on a line: the percentage of its rounded amount, half up to the minor unit; 0 without a rate. */
export function lineTax(line: Pick<QuoteLine, 'quantity' | 'unitPrice' | 'taxRate'>): Money {
  return percent(lineAmount(line), line.taxRate ?? '0');
}

/** The sum of the lines and their taxes, as shown. Refused for lines in more than one currency or too large a sum. */
export function totalOf(lines: readonly QuoteLine[], currency: string): Parsed<Money> {
  if (lines.some(({ unitPrice }) => unitPrice.currency !== currency))
    return refused(`A quote has one currency: write every price in ${currency}, like 90.00.`);
  const amount = lines.reduce((sum, line) => sum + lineAmount(line).amount + lineTax(line).amount, 0);
  return Number.isSafeInteger(amount)
    ? understood({ amount, currency })
    : refused('The total is too large: write prices like 90.00.');
}

/** minutes x times a year x people; null when minutes or a countable frequency is missing. */
export function minutesPerYear(nuisance: Nuisance): number | null {
  const minutes = exactMinutes(nuisance);
  return minutes === null ? null : toNumber(minutes);
}

/**
 * minutesPerYear / 60 x hourValue + directCostYear, half up to the minor unit. Null without an hour's value, or when time is lost
 * that cannot be counted. Where no time is named at all, the direct cost stands alone; where no direct cost is, the time does.
 */
export function nuisancePerYear(nuisance: Nuisance): Money | null {
  const { hourValue, directCostYear } = nuisance;
  const minutes = exactMinutes(nuisance);
  if (hourValue === undefined || !isOneCurrency([hourValue, directCostYear])) return null;
  if (minutes === null && (nuisance.minutes !== undefined || directCostYear === undefined)) return null;
  const time = times(hourValue, divided(minutes ?? fraction(0), 60));
  return { amount: time.amount + (directCostYear?.amount ?? 0), currency: hourValue.currency };
}

/**
 * savePerYear = nuisancePerYear - residual - yearly, of amounts rounded as they are shown; breakEvenMonths = 12 x total /
 * savePerYear, half up to one decimal. `never` when nothing is saved, `unknown` when an input is missing.
 */
export function fixSums({ total, yearly, residualMinutes }: Priced, nuisance: Nuisance): FixSums {
  const { hourValue } = nuisance;
  const lost = nuisancePerYear(nuisance);
  const isKnown = isOneCurrency([total, yearly, hourValue, nuisance.directCostYear]);
  if (lost === null || !hourValue || !yearly || residualMinutes === undefined || !isKnown)
    return { savePerYear: null, breakEvenMonths: null, pays: 'unknown' };
  const residual = times(hourValue, divided(fraction(residualMinutes), 60));
  const savePerYear = { amount: lost.amount - residual.amount - yearly.amount, currency: lost.currency };
  if (savePerYear.amount <= 0) return { savePerYear, breakEvenMonths: null, pays: 'never' };
  const tenths = halfUp(divided(product(total.amount, 120), savePerYear.amount));
  return { savePerYear, breakEvenMonths: tenths / 10, pays: 'yes' };
}

/** The sums of the whole offer: those of the chosen fix, else of the first; null where there is none. */
export function offerSums(
  offer: { readonly fixes: readonly Fix[]; readonly option?: string | undefined },
  nuisance: Nuisance,
): OfferSums {
  const fix = offer.fixes.find(({ id }) => id === offer.option) ?? offer.fixes[0];
  return {
    minutesPerYear: minutesPerYear(nuisance),
    nuisancePerYear: nuisancePerYear(nuisance),
    savePerYear: fix?.sums.savePerYear ?? null,
    breakEvenMonths: fix?.sums.breakEvenMonths ?? null,
  };
}

/**
 * Holds the break-even of a fix, counted from the day it is offered, against the first end of free updates to come: of the
 * parts that say theirs, else of the devices. Undefined where either is not known.
 */
export function paidBeforeEnd(
  { sums: { breakEvenMonths }, lines }: Pick<Fix, 'sums' | 'lines'>,
  { support = [] }: Pick<Offer, 'support'>,
  today: string,
): PaidBeforeEnd | undefined {
  if (breakEvenMonths === null) return undefined;
  const ofParts = lines.flatMap(({ text, supportedUntil }) =>
    supportedUntil !== undefined && isDate(supportedUntil) ? [{ what: text, end: supportedUntil }] : [],
  );
  const ofDevices = support.flatMap(({ name, device = name, standings }) =>
    standings.flatMap(({ kind, on }) =>
      kind === 'end-of-updates' && on !== undefined && on >= today ? [{ what: device, end: on }] : [],
    ),
  );
  const [first] = (ofParts.length > 0 ? ofParts : ofDevices).toSorted((one, other) => (one.end < other.end ? -1 : 1));
  if (!first) return undefined;
  const paidOn = breakEvenDate(breakEvenMonths, today);
  return { ...first, paidOn, isBefore: paidOn <= first.end };
}

/** The date by which the fix has paid for itself, a month taken as a twelfth of 365 days, to be compared with the end of support. */
export function breakEvenDate(breakEvenMonths: number, from: string): string {
  return addDays(from, Math.ceil((breakEvenMonths * 365) / 12));
}

function exactMinutes({ minutes, frequency, people = 1 }: Nuisance): Fraction | null {
  const often = frequency === undefined ? null : timesPerYear(frequency);
  return minutes === undefined || often === null ? null : product(minutes, often, people);
}
