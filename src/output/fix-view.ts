import { speakMinutes } from '../domain/minutes.ts';
import type { Fix, Offer } from '../domain/offer.ts';
import type { Panel } from './boxes.ts';
import { clean } from './clean.ts';
import type { Speech } from './speech.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** "A", "B", "C": how the fixes of one offer are told apart, counted from 0. */
export function letterOf(index: number): string {
  return letters[index] ?? String(index + 1);
}

/** What a fix costs, all of it in one phrase: "$135", "an estimated $135, at most $180, and $80 every year". */
export function priceOf({ basis, total, ceiling, yearly }: Fix, { money }: Pick<Speech, 'money'>): string {
  const once = basis === 'fixed' ? money(total) : `an estimated ${money(total)}`;
  const most = basis === 'estimate' && ceiling !== undefined ? `, at most ${money(ceiling)}` : '';
  const again =
    yearly !== undefined && yearly.amount > 0 ? `${most === '' ? '' : ','} and ${money(yearly)} every year` : '';
  return once + most + again;
}

/** What the fix gives back in a year; a line is left out where a figure is not known. */
export function savingsOf(fix: Fix, { sums: { minutesPerYear } }: Offer, speech: Speech): string[] {
  const { savePerYear, breakEvenMonths, pays } = fix.sums;
  const minutes =
    minutesPerYear === null || fix.residualMinutes === undefined ? 0 : minutesPerYear - fix.residualMinutes;
  const time = minutes > 0 ? [`Saves about ${speakMinutes(minutes)} a year.`] : [];
  if (pays === 'never') return [...time, 'By itself it never pays back.'];
  if (pays === 'unknown' || savePerYear === null) return time;
  const months =
    breakEvenMonths === null
      ? ''
      : ` It has paid for itself after ${speech.number(breakEvenMonths)} ${breakEvenMonths === 1 ? 'month' : 'months'}.`;
  return [...time, `In money: ${speech.money(savePerYear)} a year.${months}${beforeEnd(fix, speech)}`];
}

/** Money saved on what gets no more updates is not saved for long. */
function beforeEnd({ paidBeforeEnd }: Fix, speech: Pick<Speech, 'date'>): string {
  if (paidBeforeEnd === undefined) return '';
  const what = clean(paidBeforeEnd.what);
  const end = speech.date(clean(paidBeforeEnd.end), 'weekday');
  return paidBeforeEnd.isBefore
    ? ` That is before updates for ${what} end on ${end}.`
    : ` Updates for ${what} end before that, on ${end}.`;
}

function list(label: string, texts: readonly string[]): string[] {
  return texts.length < 2 ? sentences(label, texts) : [`${label}:`, ...texts.map((text) => `- ${clean(text)}`)];
}

function sentences(label: string, texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [`${label}: ${texts.map(sentence).join(' ')}`];
}

function sentence(text: string): string {
  const said = clean(text);
  return /[.!?]$/.test(said) ? said : `${said}.`;
}

/** "Fixed price." or "Estimated price.": the one is never called the other. */
export function basisOf({ basis }: Fix): string {
  return basis === 'fixed' ? 'Fixed price.' : 'Estimated price.';
}

/** Until when the price holds, and for how long the same fault is mended for nothing. */
function termOf({ validUntil, warrantyDays }: Fix, speech: Speech): string {
  const until = validUntil === '' ? '' : `Good until ${speech.date(clean(validUntil))}. `;
  return until + (warrantyDays === 0 ? 'No warranty.' : `Warranty: ${warrantyDays} days on the same fault.`);
}

/** What is paid before the rest, a line where there is one. */
export function depositOf({ deposit }: Fix, speech: Speech): string[] {
  return deposit === undefined ? [] : [`Deposit: ${speech.money(deposit)} when the parts are ordered.`];
}

/** How long what is bought gets updates, and who says so, a line each. */
export function supportOf({ lines }: Fix, speech: Pick<Speech, 'date'>): string[] {
  return lines.flatMap(({ text, supportedUntil, supportSource }) => {
    if (supportedUntil === undefined) return [];
    const source = supportSource === undefined ? '' : ` (${clean(supportSource)})`;
    return [`${clean(text)}: updates until ${speech.date(clean(supportedUntil))}${source}.`];
  });
}

/** One fix as the client reads it: its price, what it gives back, and what may be less good after it. */
function fixLines(fix: Fix, offer: Offer, speech: Speech): string[] {
  return [
    [basisOf(fix), ...savingsOf(fix, offer, speech)].join(' '),
    ...list('Side effects', fix.sideEffects),
    ...supportOf(fix, speech),
  ];
}

/** What holds for each fix besides: it reads better across the whole width, and both sides of the offer fit on a screen. */
export function fixTerms({ fixes }: Offer, speech: Speech): string[] {
  return fixes.flatMap((fix, index) => {
    const terms = [
      ...sentences('Not included', fix.excludes),
      ...sentences('This assumes', fix.assumes),
      ...depositOf(fix, speech),
      termOf(fix, speech),
    ];
    return fixes.length === 1 ? terms : [`${letterOf(index)}: ${terms.join(' ')}`];
  });
}

/** The left side of the offer: what it takes to be rid of the problem. */
export function fixPanel(offer: Offer, speech: Speech): Panel {
  const [only, ...others] = offer.fixes;
  if (only === undefined) return { title: 'No permanent fix today', body: ['Nothing was quoted.'] };
  if (others.length === 0) {
    const [price, ...more] = fixLines(only, offer, speech);
    return {
      title: `You could permanently fix this for ${priceOf(only, speech)}`,
      body: [`${sentence(only.title)} ${price}`, ...more],
    };
  }
  const body = offer.fixes.flatMap((fix, index) => [
    ...(index === 0 ? [] : ['']),
    `${letterOf(index)}: ${clean(fix.title)}, for ${priceOf(fix, speech)}`,
    ...fixLines(fix, offer, speech),
  ]);
  return { title: 'You could permanently fix this', body };
}
