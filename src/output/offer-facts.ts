import { type Offer, type QuoteLine, wholeOffer } from '../domain/offer.ts';
import { clean } from './clean.ts';
import { letterOf, priceOf, savingsOf } from './fix-view.ts';
import { nuisanceOf } from './offer-view.ts';
import { ringFacts } from './ring-view.ts';
import type { Speech } from './speech.ts';

type Fact = [label: string, text: string];

function lineText({ kind, text, quantity, unitPrice, taxRate }: QuoteLine, speech: Speech): string {
  const tax = taxRate === undefined ? '' : `, ${clean(speech.number(taxRate))} % tax`;
  return `${clean(text)} (${kind}): ${speech.number(quantity)} x ${speech.money(unitPrice)}${tax}`;
}

/** What was offered as labels and texts, for the helper: every fix with its sums, and living with it. */
export function offerFacts(offer: Partial<Offer> | null, speech: Speech): Fact[] {
  if (offer === null) return [];
  const whole = wholeOffer(offer);
  const { fixes, liveWithIt, hourValue, directCostYear, worryAnswer } = whole;
  const rows: Fact[] = [];
  for (const [index, fix] of fixes.entries()) {
    rows.push([
      fixes.length === 1 ? 'Fix' : `Fix ${letterOf(index)}`,
      `${clean(fix.title)}, for ${priceOf(fix, speech)}`,
    ]);
    for (const line of fix.lines) rows.push(['', lineText(line, speech)]);
    for (const text of savingsOf(fix, whole, speech)) rows.push(['', text]);
    rows.push(['', `Side effects: ${fix.sideEffects.map(clean).join('; ')}`]);
    if (fix.excludes.length > 0) rows.push(['', `Not included: ${fix.excludes.map(clean).join('; ')}`]);
    if (fix.assumes.length > 0) rows.push(['', `This assumes: ${fix.assumes.map(clean).join('; ')}`]);
    rows.push(['', `Good until ${speech.date(clean(fix.validUntil))}, warranty ${fix.warrantyDays} days`]);
  }
  if (liveWithIt !== undefined) {
    rows.push(['Living with it', clean(liveWithIt.how)], ['', `Risk: ${clean(liveWithIt.risk)}`]);
    if (liveWithIt.cannotBeBoughtBack !== undefined)
      rows.push(['', `Cannot be bought back: ${clean(liveWithIt.cannotBeBoughtBack)}`]);
  }
  for (const text of nuisanceOf(whole, speech)) rows.push([liveWithIt === undefined ? 'As it is' : '', text]);
  if (hourValue !== undefined) rows.push(['An hour is worth', speech.money(hourValue)]);
  if (directCostYear !== undefined) rows.push(['Direct costs', `${speech.money(directCostYear)} a year`]);
  if (worryAnswer !== undefined) rows.push(['On the worry', clean(worryAnswer)]);
  return [...rows, ...ringFacts(offer, speech)];
}
