import { speakMinutes } from '../../domain/minutes.ts';
import type { Offer } from '../../domain/offer.ts';
import { type Ways, yearlyCosts, yearlyMinutes } from '../../domain/yearly-costs.ts';
import { letterOf } from '../fix-view.ts';
import type { Speech } from '../speech.ts';

type Amounts = Pick<Speech, 'money'>;

/** A bar with its figure in words. */
export interface Bar {
  readonly label: string;
  /** Length from 0 to 1: the longest bar of the chart is 1. */
  readonly share: number;
  /** How far it may go, where it is an estimate with a ceiling. */
  readonly shareAtMost?: number;
  readonly figure: string;
}

export interface Chart {
  readonly caption: string;
  readonly groups: readonly { readonly title: string; readonly bars: readonly Bar[] }[];
  /** What the figures hold, in a sentence. */
  readonly note: string;
}

type Length = Omit<Bar, 'label' | 'share' | 'shareAtMost'> & { readonly length: number; readonly atMost?: number };

/** What each way costs in a year, else the time it takes; null where a figure of any way is missing, or all are nothing. */
export function chartOf(offer: Offer, speech: Amounts): Chart | null {
  return costChart(offer, speech) ?? timeChart(offer);
}

function costChart(offer: Offer, { money }: Amounts): Chart | null {
  const costs = yearlyCosts(offer);
  if (costs === null) return null;
  const first = mapped(costs, ({ first, firstAtMost }) => ({
    length: first.amount,
    figure: money(first) + (firstAtMost === undefined ? '' : ` to ${money(firstAtMost)}`),
    ...(firstAtMost !== undefined && { atMost: firstAtMost.amount }),
  }));
  const after = mapped(costs, ({ after }) => ({ length: after.amount, figure: money(after) }));
  const hour = offer.hourValue === undefined ? '' : ` Your time is counted at ${money(offer.hourValue)} an hour.`;
  return scaled('What each way costs you', `The price of a fix falls into the first year.${hour}`, [
    ['In the first year', first],
    ['In each year after', after],
  ]);
}

function timeChart(offer: Offer): Chart | null {
  const minutes = yearlyMinutes(offer);
  if (minutes === null) return null;
  const lengths = mapped(minutes, (length) => ({ length, figure: speakMinutes(length) }));
  return scaled('The time each way takes you', 'Prices are not in this picture.', [['In a year', lengths]]);
}

function mapped<T>({ fixes, liveWithIt }: Ways<T>, lengthOf: (one: T) => Length): Ways<Length> {
  return { fixes: fixes.map(lengthOf), liveWithIt: lengthOf(liveWithIt) };
}

function scaled(caption: string, note: string, groups: readonly (readonly [string, Ways<Length>])[]): Chart | null {
  const all = groups.flatMap(([, { fixes, liveWithIt }]) => [...fixes, liveWithIt]);
  const longest = Math.max(...all.map(({ length, atMost = 0 }) => Math.max(length, atMost)));
  if (longest === 0) return null;
  const barOf = (label: string, { length, atMost, figure }: Length): Bar => ({
    label,
    share: length / longest,
    ...(atMost !== undefined && { shareAtMost: atMost / longest }),
    figure,
  });
  return {
    caption,
    note,
    groups: groups.map(([title, { fixes, liveWithIt }]) => ({
      title,
      bars: [
        ...fixes.map((fix, index) => barOf(fixes.length > 1 ? `${letterOf(index)}: fix it` : 'Fix it', fix)),
        barOf('Live with it', liveWithIt),
      ],
    })),
  };
}
