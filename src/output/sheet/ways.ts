import type { Fix, Offer, QuoteLine } from '../../domain/offer.ts';
import { lineAmount, lineTax } from '../../domain/sums.ts';
import { basisOf, letterOf, priceOf, savingsOf, supportOf } from '../fix-view.ts';
import { nuisanceOf, payNow } from '../offer-view.ts';
import type { Speech } from '../speech.ts';
import { type Block, type Price, text, type Way } from './section.ts';
import { sentence } from './sentence.ts';

/** The ways of an offer, the fixes first and living with it as the last; none where nothing was offered. */
export function waysOf(offer: Offer, speech: Speech): readonly Way[] {
  const { fixes, liveWithIt } = offer;
  if (fixes.length === 0 && liveWithIt === undefined) return [];
  const none: Way = { title: 'No permanent fix today', blocks: [text('Nothing was quoted.')] };
  return [
    ...(fixes.length === 0 ? [none] : fixes.map((_, index) => fixWay(offer, index, speech))),
    liveWay(offer, speech),
  ];
}

function list(label: string, items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ type: 'list', label, items }];
}

function fixWay(offer: Offer, index: number, speech: Speech): Way {
  const fix = offer.fixes[index] as Fix;
  const name = offer.fixes.length > 1 ? `${letterOf(index)}: ` : '';
  const visit = offer.liveWithIt?.visit === undefined ? [] : ['This visit is included.'];
  const prices = fix.lines.flatMap((line) => pricesOf(line, speech));
  return {
    title: `${name}You could permanently fix this for ${priceOf(fix, speech)}`,
    blocks: [
      text([sentence(fix.title), basisOf(fix), ...savingsOf(fix, offer, speech), ...visit].join(' ')),
      ...(prices.length === 0
        ? []
        : [{ type: 'prices' as const, rows: prices.length === 1 ? prices : [...prices, totalOf(fix, speech)] }]),
      ...list('Side effects', fix.sideEffects),
      ...supportOf(fix, speech).map((line) => text(line)),
    ],
  };
}

/** What a line is for, in a word, and what says so already in the line's own text. */
const purposes: Readonly<Record<QuoteLine['kind'], readonly [word: string, said: RegExp]>> = {
  labour: ['work', /\bwork/i],
  part: ['part', /\bparts?\b/i],
  travel: ['travel to you', /\bto you\b|\btravel/i],
  other: ['', /^/],
};

/** A line with its tax below it, as they enter the total. */
function pricesOf(line: QuoteLine, speech: Speech): readonly Price[] {
  const { kind, quantity, unitPrice, taxRate } = line;
  const times = quantity === 1 ? [] : [`${speech.number(quantity)} x ${speech.money(unitPrice)}`];
  const [purpose, said] = purposes[kind];
  const more = [...(said.test(line.text) ? [] : [purpose]), ...times].join(', ');
  const own = { what: more === '' ? line.text : `${line.text} (${more})`, price: speech.money(lineAmount(line)) };
  return taxRate === undefined
    ? [own]
    : [own, { what: `${speech.number(taxRate)} % tax on it`, price: speech.money(lineTax(line)) }];
}

function totalOf({ basis, total }: Fix, speech: Speech): Price {
  return { what: basis === 'fixed' ? 'In all' : 'In all, estimated', price: speech.money(total) };
}

function liveWay(offer: Offer, speech: Speech): Way {
  const title = 'I can live with it';
  const { liveWithIt } = offer;
  const costs = nuisanceOf(offer, speech);
  if (liveWithIt === undefined) return { title, blocks: [text(['Everything stays as it is.', ...costs].join(' '))] };
  const { how, risk, cannotBeBoughtBack, reviewOn } = liveWithIt;
  return {
    title,
    blocks: [
      text(how),
      text([payNow(liveWithIt, speech), ...costs].join(' ')),
      text(risk, 'Risk'),
      ...(cannotBeBoughtBack === undefined ? [] : [text(cannotBeBoughtBack, 'Cannot be bought back')]),
      text(`We look at it again on ${speech.date(reviewOn)}.`),
    ],
  };
}
