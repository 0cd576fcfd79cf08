import type { Offer } from '../domain/offer.ts';
import type { SupportStanding } from '../domain/support/device.ts';
import { clean } from './clean.ts';
import type { Speech } from './speech.ts';
import { headOf, placeOf, spanWords, standingTail, standingWords } from './support-words.ts';

/** What a client needs to know first of each device: whether it still gets updates, who says so, and when that was seen. */
export function supportTerms({ support = [] }: Pick<Offer, 'support'>, speech: Pick<Speech, 'date'>): string[] {
  return support.flatMap((device) => {
    const [first] = device.standings.toSorted((one, other) => Number(isUpdates(other)) - Number(isUpdates(one)));
    return first === undefined ? [] : [sentence(device, first, speech)];
  });
}

/** The same of everything that is known of the devices: end of sale, of updates and of parts are different days. */
export function supportFacts({ support = [] }: Pick<Offer, 'support'>, speech: Pick<Speech, 'date'>): string[] {
  return support.flatMap((device) => device.standings.map((one) => sentence(device, one, speech)));
}

type Standing = SupportStanding['standings'][number];

function isUpdates({ kind }: Standing): boolean {
  return kind === 'end-of-updates';
}

function sentence(device: SupportStanding, standing: Standing, speech: Pick<Speech, 'date'>): string {
  const { kind, source, seenOn, age } = standing;
  // How many days ago it was is said nowhere: the page is read on another day.
  const tail = kind === 'end-of-sale' ? standingTail(standing) : '';
  const seen = seenOn === undefined ? '' : `, seen ${speech.date(seenOn, 'weekday')}`;
  const old = age === undefined ? '' : `, ${spanWords(age)} before`;
  return clean(`${headOf(device)}: ${standingWords(standing, speech)}${tail} (${placeOf(source)}${seen}${old}).`);
}
