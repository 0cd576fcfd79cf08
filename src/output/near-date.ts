import { addDays, dateAt, dateOf, speakDate } from '../domain/dates.ts';

/** A date or instant as short as it can be read: "today", "tomorrow", "Fri 27 Nov", and with its year when that is another. */
export function nearDate(value: string, now: number): string {
  return nearDates(now)(value);
}

/** The same for many of them, seen from one moment. */
export function nearDates(now: number): (value: string) => string {
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
    const spoken = speakDate(date);
    const near = date.slice(0, 4) === today.slice(0, 4) ? spoken.slice(0, -5) : spoken.slice(4);
    named.set(date, near);
    return near;
  };
}
