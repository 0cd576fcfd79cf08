import { speakMinutes } from '../domain/minutes.ts';
import type { LiveWithIt, Offer } from '../domain/offer.ts';
import { boxes, type Panel } from './boxes.ts';
import { clean, cleanLines } from './clean.ts';
import { hang } from './columns.ts';
import { fixPanel, fixTerms } from './fix-view.ts';
import { supportTerms } from './offer-support.ts';
import type { Speech } from './speech.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

/** What keeping the fault takes in a year; a line is left out where a figure is not known. */
export function nuisanceOf({ sums }: Offer, speech: Pick<Speech, 'money'>): string[] {
  const time = sums.minutesPerYear === null ? [] : [`Takes about ${speakMinutes(sums.minutesPerYear)} a year.`];
  return sums.nuisancePerYear === null ? time : [...time, `In money: ${speech.money(sums.nuisancePerYear)} a year.`];
}

/** What living with it costs today. */
export function payNow({ visit }: LiveWithIt, speech: Pick<Speech, 'money'>): string {
  return visit === undefined ? 'Nothing to pay now.' : `To pay: ${speech.money(visit)} for this visit.`;
}

/** The right side of the offer: what keeping the fault means, described with the same care. */
function liveWithItPanel(offer: Offer, speech: Speech): Panel {
  const title = 'I can live with it';
  const { liveWithIt } = offer;
  if (liveWithIt === undefined) return { title, body: ['Everything stays as it is.', ...nuisanceOf(offer, speech)] };
  const { how, risk, cannotBeBoughtBack, reviewOn } = liveWithIt;
  return {
    title,
    body: [
      clean(how),
      [payNow(liveWithIt, speech), ...nuisanceOf(offer, speech)].join(' '),
      `Risk: ${clean(risk)}`,
      ...(cannotBeBoughtBack === undefined ? [] : [`Cannot be bought back: ${clean(cannotBeBoughtBack)}`]),
      `We look at it again on ${speech.date(clean(reviewOn))}.`,
    ],
  };
}

/** The client's own words in quotation marks, wrapped. */
export function quote(words: string, columns: number): string[] {
  return cleanLines(`“${words.trim()}”`).flatMap((line, index) => hang(index === 0 ? '' : ' ', line, columns));
}

/**
 * The two ways to go on, for the client to read: two boxes of the same width and look, at 80 and at 40 columns beside
 * each other, and below them what holds for the fix. `apart` leaves a row free between what is said.
 */
export function offerRows(offer: Offer, style: Style, spacing: 'apart' | 'close'): string[] {
  const set = spacing === 'apart' ? setApart : (lines: readonly string[]) => lines;
  const panel = ({ title, body }: Panel): Panel => ({ title, body: set(body) });
  const terms = set([...fixTerms(offer, style), ...supportTerms(offer, style)]).flatMap((line) => {
    const [first = '', ...others] = wrap(line, Math.min(style.columns, 112) - 2);
    return [first, ...others.map((rest) => `  ${rest}`)];
  });
  const gap = spacing === 'apart' ? [''] : [];
  return [...boxes([panel(fixPanel(offer, style)), panel(liveWithItPanel(offer, style))], style), ...gap, ...terms];
}

function setApart(lines: readonly string[]): string[] {
  return lines.filter((line) => line !== '').flatMap((line, at) => (at === 0 ? [line] : ['', line]));
}

/** The same as one text. */
export function offerView(offer: Offer, style: Style): string {
  return offerRows(offer, style, 'close').join('\n');
}

/** The same two ways as plain lines one after the other, for a screen reader. */
export function offerLines(offer: Offer, style: Style): string {
  const fix = fixPanel(offer, style);
  const panels = [
    { ...fix, body: [...fix.body, ...fixTerms(offer, style), ...supportTerms(offer, style)] },
    liveWithItPanel(offer, style),
  ];
  return panels
    .flatMap(({ title, body }) => [`${title}.`, ...body])
    .flatMap((line) => (line === '' ? [] : wrap(line, style.columns)))
    .join('\n');
}
