import { speakDate } from '../../domain/dates.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Fix, Offer, QuoteLine } from '../../domain/offer.ts';
import { lineAmount, lineTax } from '../../domain/sums.ts';
import { basisOf, letterOf, priceOf, savingsOf, supportOf } from '../fix-view.ts';
import { nuisanceOf, payNow } from '../offer-view.ts';
import type { Block, Price } from './sheet.ts';

/** One way to go on: its title, and what it takes, gives and risks. */
export interface Way {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The ways of an offer, the fixes first and living with it as the last; none where nothing was offered. */
export function waysOf(offer: Offer): readonly Way[] {
  const { fixes, liveWithIt } = offer;
  if (fixes.length === 0 && liveWithIt === undefined) return [];
  const none: Way = { title: 'No permanent fix today', blocks: [text('Nothing was quoted.')] };
  return [...(fixes.length === 0 ? [none] : fixes.map((_, index) => fixWay(offer, index))), liveWay(offer)];
}

function text(text: string, label?: string): Block {
  return { type: 'text', text, ...(label !== undefined && { label }) };
}

function list(label: string, items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ type: 'list', label, items }];
}

function fixWay(offer: Offer, index: number): Way {
  const fix = offer.fixes[index] as Fix;
  const name = offer.fixes.length > 1 ? `${letterOf(index)}: ` : '';
  const prices = fix.lines.flatMap(pricesOf);
  return {
    title: `${name}You could permanently fix this for ${priceOf(fix)}`,
    blocks: [
      text([basisOf(fix), ...savingsOf(fix, offer)].join(' ')),
      ...(prices.length === 0
        ? []
        : [{ type: 'prices' as const, rows: prices.length === 1 ? prices : [...prices, totalOf(fix)] }]),
      ...list('Side effects', fix.sideEffects),
      ...supportOf(fix).map((line) => text(line)),
    ],
  };
}

/** A line with its tax below it, as they enter the total. */
function pricesOf(line: QuoteLine): readonly Price[] {
  const { kind, quantity, unitPrice, taxRate } = line;
  const times = quantity === 1 ? '' : `, ${quantity} x ${formatMoney(unitPrice)}`;
  const own = { what: `${line.text} (${kind}${times})`, price: formatMoney(lineAmount(line)) };
  return taxRate === undefined ? [own] : [own, { what: `${taxRate} % tax on it`, price: formatMoney(lineTax(line)) }];
}

function totalOf({ basis, total }: Fix): Price {
  return { what: basis === 'fixed' ? 'In all' : 'In all, estimated', price: formatMoney(total) };
}

function liveWay(offer: Offer): Way {
  const title = 'I can live with it';
  const { liveWithIt } = offer;
  const costs = nuisanceOf(offer);
  if (liveWithIt === undefined) return { title, blocks: [text(['Everything stays as it is.', ...costs].join(' '))] };
  const { how, risk, cannotBeBoughtBack, reviewOn } = liveWithIt;
  return {
    title,
    blocks: [
      text(how),
      text([payNow(liveWithIt), ...costs].join(' ')),
      text(risk, 'Risk'),
      ...(cannotBeBoughtBack === undefined ? [] : [text(cannotBeBoughtBack, 'Cannot be bought back')]),
      text(`We look at it again on ${speakDate(reviewOn)}.`),
    ],
  };
}
