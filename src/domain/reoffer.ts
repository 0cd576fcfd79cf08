import { addDays } from './dates.ts';
import { decimal, type Money } from './money.ts';
import type { Fix, Offer, QuoteLine } from './offer.ts';
import type { Preferences } from './preferences.ts';
import type { Quote, TypedLine } from './quote.ts';

interface Today {
  readonly preferences: Preferences;
  /** YYYY-MM-DD */
  readonly today: string;
}

/**
 * A fix as the quote it was made from, to be offered again: good for as long as a new one, or as it was promised if that is
 * longer. Undefined for one in another currency than the helper's, whose prices cannot be typed.
 */
export function quoteFromFix(fix: Fix, { preferences, today }: Today): Quote | undefined {
  const { id, title, basis, ceiling, lines, yearly, residualMinutes, deposit } = fix;
  if (fix.total.currency !== preferences.currency) return undefined;
  return {
    id,
    title,
    basis,
    ...(ceiling && { ceiling: decimal(ceiling) }),
    lines: lines.length > 0 ? lines.map((line) => typedLine(line, preferences)) : [wholePrice(fix)],
    ...(yearly && { yearly: decimal(yearly) }),
    ...(residualMinutes !== undefined && { residualMinutes }),
    sideEffects: fix.sideEffects,
    excludes: fix.excludes,
    assumes: fix.assumes,
    warrantyDays: fix.warrantyDays,
    ...(fix.validUntil > addDays(today, preferences.validDays) && { validUntil: fix.validUntil }),
    ...(deposit && { deposit: decimal(deposit) }),
  };
}

/**
 * An offer opened again after a quote was accepted: that one stands as it was seen, where it stood (counted from 0) as far as
 * there are others to stand before it, since the client knows it by its letter. No other has its id.
 */
export function withAccepted<T extends Pick<Offer, 'fixes'>>(offer: T, accepted: Fix | undefined, place: number): T {
  if (accepted === undefined) return offer;
  const taken = new Set([accepted.id]);
  const others = offer.fixes.map((fix) => {
    let { id } = fix;
    for (let count = 2; taken.has(id); count += 1) id = `${fix.id}-${count}`;
    taken.add(id);
    return id === fix.id ? fix : { ...fix, id };
  });
  return { ...offer, fixes: [...others.slice(0, place), accepted, ...others.slice(place)] };
}

// A line that had no tax is not taxed because a tax was set since.
function typedLine({ unitPrice, ...line }: QuoteLine, { tax }: Preferences): TypedLine {
  const { kind, text, quantity, taxRate, supportedUntil, supportSource, checkedAvailable } = line;
  const rate = taxRate ?? (tax === undefined ? undefined : '0');
  return {
    kind,
    text,
    quantity,
    unitPrice: decimal(unitPrice),
    ...(rate !== undefined && { taxRate: rate }),
    ...(supportedUntil !== undefined && { supportedUntil }),
    ...(supportSource !== undefined && { supportSource }),
    ...(checkedAvailable !== undefined && { checkedAvailable }),
  };
}

function wholePrice({ title, total }: { readonly title: string; readonly total: Money }): TypedLine {
  return { kind: 'other', text: title, quantity: 1, unitPrice: decimal(total), taxRate: '0' };
}
