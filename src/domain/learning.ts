import { acceptedFix } from './agreed.ts';
import type { Case } from './case.ts';
import { type Fraction, fraction } from './fraction.ts';
import { type Money, times } from './money.ts';
import type { Fix } from './offer.ts';
import type { FixName } from './own-price.ts';
import type { Preferences } from './preferences.ts';
import { lineAmount } from './sums.ts';

/** Fewer cases than this teach nothing: one dear visit would be half of what is proposed. */
export const leastCases = 3;

/** What one finished case teaches about a fix. */
export interface Charge extends FixName {
  /** Tax included, as it was paid. */
  readonly charged: Money;
  /** Before tax, as prices are typed. */
  readonly net: Money;
  /** Of work. */
  readonly minutes: number | undefined;
}

/** The lowest, the middle and the highest of some numbers. */
export interface Spread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** What the cases of one fix come to, in one currency. */
export interface Lesson {
  /** Cases with a charge in that currency. */
  readonly cases: number;
  /** Minor units, tax included; absent without cases. */
  readonly charged?: Spread;
  /** Minutes of work; absent where no case says any. */
  readonly minutes?: Spread;
  /** The middle of what was charged, before tax; absent where there are too few cases. */
  readonly proposed?: Money;
  /** How many cases were charged in other currencies. */
  readonly others: Readonly<Record<string, number>>;
}

/**
 * What a case teaches: undefined unless a fix of a playbook was accepted, its work was done and charged, and the client did
 * not say that it does not work. What was given away is no price.
 */
export function chargeOf(subject: Case, preferences: Pick<Preferences, 'tax'>): Charge | undefined {
  const { problem, decision, outcome, withdrawn } = subject;
  const fix = acceptedFix(subject);
  const charged = outcome?.charged;
  if (withdrawn || decision?.choice !== 'fix' || !problem?.playbook || !fix || !charged) return undefined;
  if (charged.amount <= 0 || outcome.works === 'no') return undefined;
  const { amount, currency } = charged;
  return {
    playbook: problem.playbook,
    fix: fix.id,
    charged: { amount, currency },
    net: times({ amount, currency }, netShare(fix, charged, preferences)),
    minutes: outcome.minutes,
  };
}

/** Lowest, middle and highest; of an even number of them the middle is the mean of the inner two, half up. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length / 2;
  const [low, left, right, high] = [0, Math.ceil(half) - 1, Math.floor(half), sorted.length - 1].map(
    (at) => sorted[at],
  );
  if (low === undefined || left === undefined || right === undefined || high === undefined) return undefined;
  return { low, middle: left === right ? left : Math.floor((left + right + 1) / 2), high };
}

/** What all charges of one fix come to, in that currency; the others are counted. */
export function lessonOf(charges: readonly Charge[], currency: string): Lesson {
  const ours = charges.filter(({ charged }) => charged.currency === currency);
  const charged = spreadOf(ours.map((one) => one.charged.amount));
  const minutes = spreadOf(ours.flatMap((one) => one.minutes ?? []));
  const net = spreadOf(ours.map((one) => one.net.amount));
  const others: Record<string, number> = {};
  for (const { charged: other } of charges)
    if (other.currency !== currency) others[other.currency] = (others[other.currency] ?? 0) + 1;
  return {
    cases: ours.length,
    ...(charged && { charged }),
    ...(minutes && { minutes }),
    ...(net && ours.length >= leastCases && { proposed: { amount: net.middle, currency } }),
    others,
  };
}

/**
 * How much of what was charged is left before tax: the accepted quote's lines over its total, which holds its tax; where the
 * quote says no lines, 100 over 100 and the tax of the settings.
 */
function netShare({ lines, total }: Fix, charged: Money, { tax = '0' }: Pick<Preferences, 'tax'>): Fraction {
  const net = lines.reduce((before, line) => before + lineAmount(line).amount, 0);
  const isOurs = [total, ...lines.map(({ unitPrice }) => unitPrice)].every(
    ({ currency }) => currency === charged.currency,
  );
  if (isOurs && net > 0 && total.amount >= net) return { top: BigInt(net), bottom: BigInt(total.amount) };
  const { top, bottom } = fraction(tax);
  return { top: 100n * bottom, bottom: 100n * bottom + top };
}
