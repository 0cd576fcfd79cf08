import { addDays, dateAt, dateOf } from '../domain/dates.ts';
import type { Speech } from './speech.ts';

type Dates = Pick<Speech, 'date'>;

/** A date or instant as short as it can be read: "today", "tomorrow", "Fri 27 Nov", and with its year when that is another. */
export function nearDate(value: string, now: number, speech: Dates): string {
  return nearDates(now, speech)(value);
}

/** The same for many of them, seen from one moment. */
export function nearDates(now: number, speech: Dates): (value: string) => string {
  const today = dateAt(now);
  const named = new Map([
    [today, 'today'],
    [addDays(today, 1), 'tomorrow'],
    [addDays(today, -1), 'yesterday'],
  ]);
  return (value) => {
    const date = dateOf(value);
    const known = named.get(date);
    if (known !== undefined) return known;
    if (date === '') return value;
    const near = speech.date(date, date.slice(0, 4) === today.slice(0, 4) ? 'year' : 'weekday');
    named.set(date, near);
    return near;
  };
}
