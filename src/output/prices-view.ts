import { leastCases, type Spread } from '../domain/learning.ts';
import { speakMinutes } from '../domain/minutes.ts';
import { sourceOf } from '../domain/own-price.ts';
import { newPrice, type PriceRow } from '../domain/price-rows.ts';
import { clean } from './clean.ts';
import { facts } from './columns.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

type Fact = [label: string, text: string];

const nothingYet =
  'No finished case with a charge for a fix of a playbook yet. heard learns from what you write down: heard done CASE --works yes --spent 50 --charged 90';

const nothingNew = `There is nothing new to take: a price comes from ${leastCases} finished cases or more.`;

/** What was charged for each fix, beside what its playbook says and what heard proposes. */
export function pricesView(rows: readonly PriceRow[], currency: string, style: Style): string {
  if (rows.length === 0) return wrap(nothingYet, style.columns).join('\n');
  const blocks = rows.map((row) => [
    style.strong(`${clean(row.playbook)} ${clean(row.fix.id)}`),
    ...facts(rowFacts(row, currency, style), style),
  ]);
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}

function rowFacts(row: PriceRow, currency: string, style: Style): Fact[] {
  const { lesson, band } = row;
  const money = (amount: number) => style.money({ amount, currency });
  const others = Object.entries(lesson.others).map(([other, count]) => `${count} in ${clean(other)}, left out`);
  const [low, high] = row.fix.hours;
  const hours = `${style.number(low)}${low === high ? '' : ` to ${style.number(high)}`} h`;
  const price =
    band && `${style.money(band.amount)}${band.basis === 'estimate' ? `, at most ${style.money(band.ceiling)}` : ''}`;
  return [
    ['Fix', clean(row.fix.title)],
    ['Cases', [String(lesson.cases), ...others].join('; ')],
    ...spread('Charged', lesson.charged, money, ', tax included'),
    ...spread('Work', lesson.minutes, speakMinutes, ''),
    ['Playbook', [hours, price === undefined ? 'price open' : `${price} before tax`].join('; ')],
    ...proposed(row, style),
    ...own(row, currency, style),
  ];
}

function spread(label: string, of: Spread | undefined, say: (value: number) => string, after: string): Fact[] {
  if (!of) return [];
  const text = of.low === of.high ? say(of.low) : `${say(of.low)} to ${say(of.high)}, in the middle ${say(of.middle)}`;
  return [[label, text + after]];
}

function proposed({ lesson: { cases, proposed: price }, own: kept }: PriceRow, style: Style): Fact[] {
  if (price) return [['Proposed', `${style.money(price)} before tax, the middle of ${cases} cases`]];
  if (kept && cases === 0) return [];
  const left = leastCases - cases;
  return [['Proposed', `nothing yet: ${left} more ${left === 1 ? 'case is' : 'cases are'} needed`]];
}

function own({ own: kept }: PriceRow, currency: string, style: Style): Fact[] {
  if (!kept) return [];
  const isUsed = kept.currency === currency;
  const unused = isUsed ? '' : `; not used while your currency is ${clean(currency)}`;
  return [
    ['Yours', `${style.money(kept)} before tax, ${sourceOf(kept)}, since ${style.date(kept.on, 'weekday')}${unused}`],
  ];
}

/** What was changed, a line a price; a sentence where nothing was. */
export function priceChanges(rows: readonly PriceRow[], did: 'kept' | 'dropped', style: Style): string[] {
  if (rows.length === 0)
    return wrap(did === 'kept' ? nothingNew : 'You have no price of your own here to drop.', style.columns);
  return rows.flatMap(({ playbook, fix, own: kept }) => {
    const name = `${clean(playbook)} ${clean(fix.id)}`;
    const text =
      did === 'kept' && kept ? `Kept: ${name}, ${style.money(kept)}, ${sourceOf(kept)}.` : `Dropped: ${name}.`;
    return wrap(text, style.columns).map((line, index) => (index === 0 ? line.replace(/^\w+/, style.good) : line));
  });
}

/** What a price that the helper typed was not replaced with. */
export function leftLines(rows: readonly PriceRow[], style: Style): string[] {
  return rows.flatMap(({ playbook, fix, own: kept }) => {
    const name = `${clean(playbook)} ${clean(fix.id)}`;
    const price = kept ? ` ${style.money(kept)}` : '';
    return wrap(`You typed${price} for ${name}, so it stays: heard playbook prices ${name} --take`, style.columns);
  });
}

/** How what is proposed becomes the helper's own; nothing where there is nothing new. */
export function takeHint(rows: readonly PriceRow[], style: Style): string[] {
  const isNews = rows.some((row) => newPrice(row, 'found') !== undefined);
  return isNews ? ['', `Make them your own: ${style.key('heard playbook prices --take')}`] : [];
}
