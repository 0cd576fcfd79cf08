import { divided, type Fraction, fraction, halfUp, product, roundedUpTo } from './fraction.ts';
import { decimal, type Money, minorDigits, parseMoney, percent, times } from './money.ts';
import type { QuoteLine } from './offer.ts';
import type { PlaybookFix } from './playbook.ts';
import type { Preferences } from './preferences.ts';
import type { Quote, TypedLine } from './quote.ts';
import type { Price, QuoteEntry } from './shorthand/quote-line.ts';
import { lineAmount, totalOf } from './sums.ts';
import { visitLines } from './visit-cost.ts';

type Band = readonly [low: number, high: number];
type End = 'middle' | 'high';

export interface Template {
  readonly fix: PlaybookFix;
  /** Of the playbook's prices. */
  readonly currency: string;
}

/**
 * A playbook's fix as a quote, at the middle of its bands; their high ends are the ceiling of the estimate. A price that cannot
 * move is fixed. Without a rate, or with prices in another currency, it has no lines: the price is open, never guessed.
 */
export function quoteFromTemplate({ fix, currency }: Template, preferences: Preferences): Quote {
  const isOurs = currency === preferences.currency;
  return {
    id: fix.id,
    title: fix.title,
    ...(isOurs || fix.parts.length === 0 ? proposedPrice(fix, preferences) : {}),
    ...(fix.yearly && isOurs && { yearly: decimal(moneyIn(fix.yearly, { currency, end: 'middle' })) }),
    sideEffects: fix.sideEffects,
    excludes: fix.excludes,
    assumes: fix.assumes,
  };
}

/** The quote at a typed price, which is before tax: one line, fixed unless the helper called it an estimate. */
export function withPrice(quote: Quote, price: Price, { tax = '0' }: Pick<Preferences, 'tax'>): Quote {
  const { ceiling: _, ...rest } = quote;
  return {
    ...rest,
    basis: price.basis,
    ...(price.basis === 'estimate' && { ceiling: decimal(plusTax(price.ceiling, tax)) }),
    lines: [{ kind: 'other', text: quote.title, quantity: 1, unitPrice: decimal(price.amount) }],
  };
}

/** The price of a quote as it would be typed, before tax; undefined while it is open or cannot be read. */
export function priceOf(
  { basis, ceiling, lines = [] }: Quote,
  { currency, tax = '0' }: Preferences,
): Price | undefined {
  const amounts = lines.map(({ quantity, unitPrice }) => {
    const price = parseMoney(unitPrice, currency);
    return price.ok ? lineAmount({ quantity, unitPrice: price.value }).amount : Number.NaN;
  });
  const amount = { amount: amounts.reduce((sum, one) => sum + one, 0), currency };
  if (lines.length === 0 || !Number.isSafeInteger(amount.amount)) return undefined;
  if (basis !== 'estimate') return { basis: 'fixed', amount };
  const most = ceiling === undefined ? undefined : parseMoney(ceiling, currency);
  return most?.ok ? { basis, amount, ceiling: minusTax(most.value, tax) } : undefined;
}

/** What was typed on the quote screen as a quote; undefined for the number of a proposal that is not there. */
export function quoteOf(
  entry: QuoteEntry,
  proposals: readonly Quote[],
  preferences: Pick<Preferences, 'tax'>,
): Quote | undefined {
  const quote = 'title' in entry ? { title: entry.title } : proposals[entry.proposal - 1];
  return quote === undefined || entry.price === undefined ? quote : withPrice(quote, entry.price, preferences);
}

function plusTax(money: Money, tax: string): Money {
  return { ...money, amount: money.amount + percent(money, tax).amount };
}

/** What was typed for it: the amount that comes to this with its tax. */
function minusTax(money: Money, tax: string): Money {
  const { top, bottom } = fraction(tax);
  return times(money, { top: 100n * bottom, bottom: 100n * bottom + top });
}

function proposedPrice(fix: PlaybookFix, preferences: Preferences): Pick<Quote, 'basis' | 'ceiling' | 'lines'> {
  const lines = linesAt('middle', { fix, preferences });
  const dearest = linesAt('high', { fix, preferences });
  if (lines === undefined || dearest === undefined) return {};
  const total = totalOf(lines, preferences.currency);
  const most = totalOf(dearest, preferences.currency);
  if (!total.ok || !most.ok) return {};
  const typed = lines.map((line): TypedLine => ({ ...line, unitPrice: decimal(line.unitPrice) }));
  if (most.value.amount <= total.value.amount) return { basis: 'fixed', lines: typed };
  return { basis: 'estimate', ceiling: decimal(most.value), lines: typed };
}

interface Filled {
  readonly fix: PlaybookFix;
  readonly preferences: Preferences;
}

function linesAt(end: End, { fix, preferences }: Filled): QuoteLine[] | undefined {
  const tax = preferences.tax === undefined ? {} : { taxRate: preferences.tax };
  const parts = fix.parts.map((part): QuoteLine => {
    const unitPrice = moneyIn(part.price, { currency: preferences.currency, end });
    return { kind: 'part', text: part.text, quantity: 1, unitPrice, ...tax };
  });
  const visit = visitLines(preferences);
  if (fix.hours[1] === 0) return parts.length === 0 ? undefined : [...parts, ...visit];
  const labour = labourLine(pointIn(fix.hours, end), preferences);
  return labour && [{ ...labour, ...tax }, ...parts, ...visit];
}

/** ceil(hours to the rounding step) x rate, at least the minimum fee. */
function labourLine(hours: Fraction, { rate, rounding, minimumFee, currency }: Preferences): QuoteLine | undefined {
  const hourly = rate === undefined ? undefined : parseMoney(rate, currency);
  const least = parseMoney(minimumFee, currency);
  if (!hourly?.ok || !least.ok) return undefined;
  const quantity = roundedUpTo(hours, rounding);
  if (times(hourly.value, quantity).amount >= least.value.amount)
    return { kind: 'labour', text: 'Work, in hours', quantity, unitPrice: hourly.value };
  return { kind: 'labour', text: 'Work, minimum fee', quantity: 1, unitPrice: least.value };
}

function pointIn([low, high]: Band, end: End): Fraction {
  return end === 'high' ? fraction(high) : divided(sum(low, high), 2);
}

function moneyIn(band: Band, { currency, end }: { readonly currency: string; readonly end: End }): Money {
  return { amount: halfUp(product(pointIn(band, end), 10 ** minorDigits(currency))), currency };
}

function sum(left: number, right: number): Fraction {
  const [a, b] = [fraction(left), fraction(right)];
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}
