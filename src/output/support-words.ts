import type { SupportStanding } from '../domain/support/device.ts';
import type { Edition, FactKind } from '../domain/support/fact.ts';
import type { Standing } from '../domain/support/standing.ts';
import { plainSpeech, type Speech } from './speech.ts';

interface Thing {
  readonly noun: string;
  readonly isPlural: boolean;
}

/** "14 Oct 2025" */
type DayOf = (date: string) => string;

const things: Readonly<Record<Exclude<FactKind, 'end-of-sale'>, Thing>> = {
  'end-of-updates': { noun: 'free updates', isPlural: true },
  'paid-extension': { noun: 'paid updates', isPlural: true },
  'end-of-parts': { noun: 'repairs and parts', isPlural: true },
  'end-of-service': { noun: 'the online service', isPlural: false },
};

/** Updates differ by what is installed; everything else by where it is used. */
const updatesFor: Readonly<Record<Edition, string>> = {
  home: ' for Home and Pro',
  business: ' for Enterprise and Education',
};
const usedAt: Readonly<Record<Edition, string>> = { home: ' at home', business: ' in a business' };

/** What a fact means, in words and without a full stop: "free updates ended on 14 Oct 2025". */
export function standingWords(standing: Standing, speech: Pick<Speech, 'date'> = plainSpeech): string {
  const { kind, edition } = standing;
  const dayOf: DayOf = (date) => speech.date(date, 'weekday');
  if (kind === 'end-of-sale') return saleWords(standing, dayOf);
  const whom = edition === undefined ? '' : (kind === 'end-of-updates' ? updatesFor : usedAt)[edition];
  const { noun, isPlural } = things[kind];
  return thingWords({ noun: noun + whom, isPlural }, standing, dayOf);
}

/** What follows such words when they stand alone: how long ago or ahead, and that being sold is not being looked after. */
export function standingTail({ kind, state, on, days = 0 }: Standing): string {
  if (state === 'over' && on !== undefined) return days === 1 ? ', yesterday' : `, ${spanWords(days)} ago`;
  if (kind === 'end-of-sale' && state !== 'over' && state !== 'none') return '; that says nothing about updates';
  if (state !== 'ends') return '';
  return days === 0 ? ', today' : days === 1 ? ', tomorrow' : `, in ${days} days`;
}

/** So many days as people say it: "404 days" is "over 1 year", from two years on "6 years", rounded down. */
export function spanWords(days: number): string {
  if (days < 365) return `${days} days`;
  const years = Math.floor(days / 365.25);
  return years < 2 ? 'over 1 year' : `${years} years`;
}

function thingWords({ noun, isPlural }: Thing, { state, on }: Standing, dayOf: DayOf): string {
  if (state === 'none') return `the maker gives no date for the end of ${noun}`;
  if (state === 'over') {
    const ended = isPlural ? 'have ended' : 'has ended';
    return on === undefined ? `${noun} ${ended}; the day is not known` : `${noun} ended on ${dayOf(on)}`;
  }
  if (on === undefined) return `${noun} ${isPlural ? 'go on' : 'goes on'}, and no end is announced`;
  if (state === 'looked-after') return `${noun} until ${dayOf(on)}`;
  return `${noun} ${isPlural ? 'end' : 'ends'} on ${dayOf(on)}`;
}

function saleWords({ state, on }: Standing, dayOf: DayOf): string {
  if (state === 'none') return 'the maker gives no date for the end of sale';
  if (state === 'over') return on === undefined ? 'no longer sold' : `no longer sold since ${dayOf(on)}`;
  return on === undefined ? 'still sold' : `sold until ${dayOf(on)}`;
}

/** Where an address leads, as short as it can be read; other text as it is. */
export function placeOf(source: string): string {
  return /^https:\/\/(?:www\.)?([^/?#:@]+)/.exec(source)?.[1] ?? source;
}

/** What it is about: the device, and its product where the device is not called by it. */
export function headOf({ name, device = name }: SupportStanding): string {
  return device.toLowerCase().includes(name.toLowerCase()) ? device : `${device}, ${name}`;
}
