import { formatMoney, type Money, parseMoney } from '../money.ts';
import { type Parsed, quoted, refused, understood } from '../parsed.ts';

/** A price as typed, before tax: fixed, or an estimate with the most it can cost. */
export type Price =
  | { readonly basis: 'fixed'; readonly amount: Money }
  | { readonly basis: 'estimate'; readonly amount: Money; readonly ceiling: Money };

/** A proposal taken by its number (from 1), with the price it came with or another, or a quote of the helper's own. */
export type QuoteEntry =
  | { readonly proposal: number; readonly price?: Price }
  | { readonly title: string; readonly price: Price };

export interface Proposed {
  readonly currency: string;
  /** How many proposals are on screen. */
  readonly proposals: number;
}

/** Three small letters before a price are the end of its title, unless they are the helper's own currency: "Quiet fan 90". */
function priceShape(currency: string): RegExp {
  const code = `(?:[A-Z]{3}|${currency}|${currency.toLowerCase()})`;
  const number = String.raw`(?:${code}\s+|[$€£¥]\s?)?\d+(?:[.,]\d+)*(?:\s?[$€£¥]|\s+${code})?`;
  const about = String.raw`(?:(~|[Ee]st\.?|[Aa]bout)\s*)?`;
  const most = String.raw`(?:[\s,]+(?:[Mm]ax|[Uu]p to|[Aa]t most)\s+(${number}))?`;
  return new RegExp(String.raw`^(.*?)(?:^|[\s,]+)${about}(${number})${most}$`, 's');
}
/** Characters of one quote. What is longer is no line that somebody typed. */
const longest = 1000;
const example = 'write a number, or title and price like "New laptop 900" or "Replace the disk ~200 max 300"';

/** "2", "2 240", "New laptop, 900", "Replace the disk ~200 max 300", several set off by ";". An empty line is []. */
export function readQuoteLine(text: string, proposed: Proposed): Parsed<readonly QuoteEntry[]> {
  const entries: QuoteEntry[] = [];
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const read = readEntry(part, proposed);
    if (!read.ok) return read;
    entries.push(read.value);
  }
  return understood(entries);
}

function readEntry(text: string, proposed: Proposed): Parsed<QuoteEntry> {
  if (/^\d{1,2}$/.test(text)) return readProposal(text, proposed);
  if (text.length > longest) return refused(`A quote of ${text.length} characters is too long: ${example}.`);
  const [, title = '', about, amount = '', most] = priceShape(proposed.currency).exec(text) ?? [];
  if (amount === '') return refused(`${quoted(text)} has no price: ${example}.`);
  const price = readPrice({ about, amount, most }, proposed.currency);
  if (!price.ok) return price;
  if (/(?:^|\s)(?:max|up to|at most)$/i.test(title) && most === undefined)
    return refused(
      'An estimate needs an amount and the most it can cost: write it like "Replace the disk ~200 max 300".',
    );
  if (title === '') return refused(`${quoted(text)} has no title: ${example}.`);
  if (!/^\d{1,2}$/.test(title)) return understood({ title, price: price.value });
  const taken = readProposal(title, proposed);
  return taken.ok ? understood({ ...taken.value, price: price.value }) : taken;
}

function readProposal(text: string, { proposals }: Proposed): Parsed<{ readonly proposal: number }> {
  const proposal = Number(text);
  if (proposal >= 1 && proposal <= proposals) return understood({ proposal });
  return refused(`There is no proposal ${text}: ${example}.`);
}

interface PriceText {
  readonly about: string | undefined;
  readonly amount: string;
  readonly most: string | undefined;
}

function readPrice({ about, amount, most }: PriceText, currency: string): Parsed<Price> {
  const read = parseMoney(amount, currency);
  if (!read.ok) return read;
  if (most === undefined && about === undefined) return understood({ basis: 'fixed', amount: read.value });
  if (most === undefined)
    return refused('An estimate needs the most it can cost: write it like "Replace the disk ~200 max 300".');
  const ceiling = parseMoney(most, currency);
  if (!ceiling.ok) return ceiling;
  if (ceiling.value.amount < read.value.amount)
    return refused(
      `The most it can cost, ${formatMoney(ceiling.value)}, is less than the estimate: write it like "~200 max 300".`,
    );
  return understood({ basis: 'estimate', amount: read.value, ceiling: ceiling.value });
}
