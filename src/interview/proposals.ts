import { decimal, formatMoney } from '../domain/money.ts';
import { moneyIn, type OwnPrice, ownPriceOf, sourceOf } from '../domain/own-price.ts';
import type { Playbook, PlaybookFix } from '../domain/playbook.ts';
import { priceOf, quoteFromTemplate, quoteOf, withPrice } from '../domain/proposal.ts';
import { buildFix, type Quote } from '../domain/quote.ts';
import { type QuoteEntry, readQuoteLine } from '../domain/shorthand/quote-line.ts';
import type { Proposal } from '../domain/shown.ts';
import type { Answers } from './answers.ts';
import { lacksSideEffect } from './quote-answers.ts';
import type { Turn } from './rule.ts';
import { chosenPlaybook, type Scene } from './scene.ts';
import type { Reading } from './step.ts';

/** The playbook's fixes as quotes: at the helper's own prices, else priced where the rate and the currency allow it. */
export function proposalsFor(scene: Scene, answers: Answers): readonly Proposal[] {
  const playbook = chosenPlaybook(scene, answers);
  if (!playbook) return [];
  return playbook.fixes.map((fix) => {
    const own = ownPriceOf(scene.prices ?? {}, { playbook: playbook.id, fix: fix.id }, scene.preferences.currency);
    const quote = quoteFromTemplate({ fix, currency: playbook.currency }, scene.preferences);
    return own
      ? { title: fix.title, takes: takesAtOwn(fix, own), quote: atOwnPrice(quote, own, scene.preferences) }
      : { title: fix.title, takes: takes(fix, playbook), quote };
  });
}

/**
 * What was typed on the quote screen: proposals by number and quotes of the helper's own, echoed with their prices. One with the
 * title of an earlier quote keeps what that one says beside its price.
 */
export function readQuotes({ scene, answers, aside }: Turn, line: string): Reading {
  const proposals = proposalsFor(scene, answers);
  const earlier = aside.fixes ?? [];
  const read = readQuoteLine(line, { currency: scene.preferences.currency, proposals: proposals.length });
  if (!read.ok) return read;
  const quotes = read.value.flatMap(
    (entry) =>
      earlierQuote(entry, earlier, scene) ??
      quoteOf(
        entry,
        proposals.map(({ quote }) => quote),
        scene.preferences,
      ) ??
      [],
  );
  const open = quotes.find(({ lines }) => lines === undefined);
  if (open) {
    const place = proposals.findIndex(({ title }) => title === open.title) + 1;
    return { ok: false, reason: `"${open.title}" needs a price: write it after the number, like "${place} 240".` };
  }
  if (quotes.length === 0) return { ok: true, patch: { fixes: null } };
  return { ok: true, patch: { fixes: quotes }, echo: quotes.map((quote) => spoken(scene, quote)).join('; ') };
}

/** The earlier quote of that title: whole where its price stays, else at the new price. */
function earlierQuote(entry: QuoteEntry, earlier: readonly Quote[], { preferences }: Scene): Quote | undefined {
  if (!('title' in entry)) return undefined;
  const wanted = typeable(entry.title).toLowerCase();
  const quote = earlier.find(({ title }) => typeable(title).toLowerCase() === wanted);
  if (!quote) return undefined;
  return JSON.stringify(priceOf(quote, preferences)) === JSON.stringify(entry.price)
    ? quote
    : withPrice(quote, entry.price, preferences);
}

/** True for a quote that the playbook brought, whatever its price. */
export function isProposed(scene: Scene, answers: Answers, { id }: Quote): boolean {
  return chosenPlaybook(scene, answers)?.fixes.some((fix) => fix.id === id) ?? false;
}

/** The quotes as they would be typed on the quote screen. */
export function writeQuotes(scene: Scene, answers: Answers, quotes: readonly Quote[]): string {
  const proposals = proposalsFor(scene, answers);
  return quotes.map((quote) => written(quote, proposals, scene)).join('; ');
}

function written(quote: Quote, proposals: readonly Proposal[], { preferences }: Scene): string {
  const place = proposals.findIndex((proposal) => proposal.quote.id === quote.id);
  const isAsProposed = JSON.stringify(proposals[place]?.quote.lines) === JSON.stringify(quote.lines);
  const name = place < 0 ? typeable(quote.title) : String(place + 1);
  const price = priceOf(quote, preferences);
  if (isAsProposed || !price) return name;
  const amount = decimal(price.amount);
  return price.basis === 'estimate' ? `${name} ~${amount} max ${decimal(price.ceiling)}` : `${name} ${amount}`;
}

/** A title as it can stand among others: quotes are set off by ";". */
function typeable(title: string): string {
  return title.replaceAll(';', ',').trim();
}

/** "Windows runs from a fast disk: $310, at most $420". */
function spoken(scene: Scene, quote: Quote): string {
  const complete = lacksSideEffect(quote) ? { ...quote, sideEffects: ['none known'] } : quote;
  const fix = buildFix(complete, { ...scene, nuisance: {} });
  if (!fix.ok) return quote.title;
  const { basis, ceiling, total } = fix.value;
  return `${quote.title}: ${formatMoney(total)}${basis === 'estimate' && ceiling ? `, at most ${formatMoney(ceiling)}` : ' fixed'}`;
}

/** As if it had been typed: it stands for work, parts and fees together. */
function atOwnPrice(quote: Quote, own: OwnPrice, preferences: Scene['preferences']): Quote {
  return withPrice(quote, { basis: 'fixed', amount: moneyIn(own) }, preferences);
}

function takesAtOwn(fix: PlaybookFix, own: OwnPrice): string {
  return `${hoursOf(fix)}, ${formatMoney(own)}: ${sourceOf(own)}`;
}

function hoursOf({ hours: [low, high] }: PlaybookFix): string {
  return low === high ? `${low} h` : `${low} to ${high} h`;
}

function takes(fix: PlaybookFix, { currency }: Playbook): string {
  const parts = fix.parts.map(({ text, price }) => {
    const [least, most] = price.map((amount) => formatMoney({ amount: Math.round(amount * 100), currency }));
    return least === most ? `${text} ${least}` : `${text} ${least} to ${most}`;
  });
  return [hoursOf(fix), ...parts].join(', ');
}
