import { speakDate } from '../domain/dates.ts';
import { formatMoney } from '../domain/money.ts';
import type { Offer, QuoteLine } from '../domain/offer.ts';
import { clean } from './clean.ts';
import { letterOf, priceOf, savingsOf } from './fix-view.ts';
import { nuisanceOf } from './offer-view.ts';
import { ringFacts } from './ring-view.ts';

type Fact = [label: string, text: string];

function lineText({ kind, text, quantity, unitPrice, taxRate }: QuoteLine): string {
  const tax = taxRate === undefined ? '' : `, ${clean(taxRate)} % tax`;
  return `${clean(text)} (${kind}): ${quantity} x ${formatMoney(unitPrice)}${tax}`;
}

/** What was offered as labels and texts, for the helper: every fix with its sums, and living with it. */
export function offerFacts(offer: Partial<Offer> | null): Fact[] {
  if (offer === null) return [];
  const { fixes = [], liveWithIt, hourValue, directCostYear, worryAnswer } = offer;
  const sums = offer.sums ?? { minutesPerYear: null, nuisancePerYear: null, savePerYear: null, breakEvenMonths: null };
  const whole = { ...offer, fixes, sums };
  const rows: Fact[] = [];
  for (const [index, fix] of fixes.entries()) {
    rows.push([fixes.length === 1 ? 'Fix' : `Fix ${letterOf(index)}`, `${clean(fix.title)}, for ${priceOf(fix)}`]);
    for (const line of fix.lines) rows.push(['', lineText(line)]);
    for (const text of savingsOf(fix, whole)) rows.push(['', text]);
    rows.push(['', `Side effects: ${fix.sideEffects.map(clean).join('; ')}`]);
    if (fix.excludes.length > 0) rows.push(['', `Not included: ${fix.excludes.map(clean).join('; ')}`]);
    if (fix.assumes.length > 0) rows.push(['', `This assumes: ${fix.assumes.map(clean).join('; ')}`]);
    rows.push(['', `Good until ${speakDate(clean(fix.validUntil))}, warranty ${fix.warrantyDays} days`]);
  }
  if (liveWithIt !== undefined) {
    rows.push(['Living with it', clean(liveWithIt.how)], ['', `Risk: ${clean(liveWithIt.risk)}`]);
    if (liveWithIt.cannotBeBoughtBack !== undefined)
      rows.push(['', `Cannot be bought back: ${clean(liveWithIt.cannotBeBoughtBack)}`]);
  }
  for (const text of nuisanceOf(whole)) rows.push([liveWithIt === undefined ? 'As it is' : '', text]);
  if (hourValue !== undefined) rows.push(['An hour is worth', formatMoney(hourValue)]);
  if (directCostYear !== undefined) rows.push(['Direct costs', `${formatMoney(directCostYear)} a year`]);
  if (worryAnswer !== undefined) rows.push(['On the worry', clean(worryAnswer)]);
  return [...rows, ...ringFacts(offer)];
}
