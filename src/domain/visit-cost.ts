import { type Money, parseMoney } from './money.ts';
import type { QuoteLine } from './offer.ts';
import type { Preferences } from './preferences.ts';
import { totalOf } from './sums.ts';

/** The lines that stand in every quote and on every bill: coming, and finding the cause, each where a fee is set. */
export function visitLines({ callOutFee, diagnosisFee, currency, tax }: Preferences): readonly QuoteLine[] {
  const taxRate = tax === undefined ? {} : { taxRate: tax };
  const line = (kind: QuoteLine['kind'], text: string, fee: string | undefined): readonly QuoteLine[] => {
    const unitPrice = fee === undefined ? undefined : parseMoney(fee, currency);
    return unitPrice?.ok && unitPrice.value.amount > 0
      ? [{ kind, text, quantity: 1, unitPrice: unitPrice.value, ...taxRate }]
      : [];
  };
  return [...line('travel', 'Coming to you', callOutFee), ...line('labour', 'Finding the cause', diagnosisFee)];
}

/** What a visit costs whatever is decided, tax included; undefined where it costs nothing. */
export function visitCost(preferences: Preferences): Money | undefined {
  const lines = visitLines(preferences);
  const total = totalOf(lines, preferences.currency);
  return lines.length > 0 && total.ok ? total.value : undefined;
}

/** The most a client without a quote was told: the fee set for that, or what the offer says a visit costs in any case. */
export function toldFee(preferences: Preferences): Money | undefined {
  const { visitFee, currency } = preferences;
  const fee = visitFee === undefined ? undefined : parseMoney(visitFee, currency);
  const cost = visitCost(preferences);
  if (!fee?.ok) return cost;
  return cost !== undefined && cost.amount > fee.value.amount ? cost : fee.value;
}
