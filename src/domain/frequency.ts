import { fraction, product, toNumber } from './fraction.ts';
import { type Parsed, quoted, refused, understood } from './parsed.ts';
import type { Frequency } from './problem.ts';

type Period = 'day' | 'week' | 'month' | 'year';

const perYear: Readonly<Record<Period, number>> = { day: 365, week: 52, month: 12, year: 1 };
const periodWords: readonly (readonly [RegExp, Period])[] = [
  [/^(d|days?)$/, 'day'],
  [/^(w|wk|weeks?)$/, 'week'],
  [/^(m|mo|months?)$/, 'month'],
  [/^(y|yr|years?)$/, 'year'],
];
const adverbs: Readonly<Record<string, Frequency>> = {
  daily: { times: 1, per: 'day' },
  weekly: { times: 1, per: 'week' },
  monthly: { times: 1, per: 'month' },
  yearly: { times: 1, per: 'year' },
  once: { times: null, per: 'once' },
  constant: { times: null, per: 'constant' },
  constantly: { times: null, per: 'constant' },
  always: { times: null, per: 'constant' },
  'all the time': { times: null, per: 'constant' },
};
const counts = ['once', 'twice', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const countedShape =
  /^(\d{1,5}(?:\.\d{1,3})?|[a-z]+)(?: ?x| times?)?(?: ?\/ ?| (?:a |an |per |each |every )?)([a-z]+)$/;

/** How often it happens: "3/week", "twice a day", "3x week", "daily", "once", "all the time". */
export function parseFrequency(text: string): Parsed<Frequency> {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const adverb = Object.hasOwn(adverbs, typed) ? adverbs[typed] : undefined;
  if (adverb !== undefined) return understood(adverb);
  const [, every = ''] = /^(?:every|each) (\w+)$/.exec(typed) ?? [];
  const [, count = 'once', word = every] = countedShape.exec(every === '' ? typed : '') ?? [];
  const per = periodWords.find(([shape]) => shape.test(word))?.[1];
  const times = /^\d/.test(count) ? Number(count) : counts.indexOf(count) + 1;
  if (per === undefined || times <= 0)
    return refused(`${quoted(text)} does not say how often: write it like 3/week, daily, once or constant.`);
  return understood({ times, per });
}

/** Times a year: 365 a day, 52 a week, 12 a month; null for `once` and `constant`, which give no yearly figure. */
export function timesPerYear({ times, per }: Frequency): number | null {
  if (times === null || per === 'once' || per === 'constant') return null;
  return toNumber(product(fraction(times), perYear[per]));
}

/** The short form that is typed and kept in answers: "3/week", "once". */
export function writeFrequency({ times, per }: Frequency): string {
  return times === null ? per : `${times}/${per}`;
}

/** For people: "3 times a week", "once a day", "it happened once", "all the time". */
export function speakFrequency({ times, per }: Frequency): string {
  if (times === null) return per === 'constant' ? 'all the time' : 'it happened once';
  const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
  return `${often} a ${per}`;
}
