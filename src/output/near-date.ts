import { dateAt, dateOf, daysBetween, speakDate } from '../domain/dates.ts';

/** A date or instant as short as it can be read: "today", "tomorrow", "Fri 27 Nov", and with its year when that is another. */
export function nearDate(value: string, now: number): string {
  const today = dateAt(now);
  const days = daysBetween(today, value);
  if (Number.isNaN(days)) return value;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const date = dateOf(value);
  const spoken = speakDate(date);
  return date.slice(0, 4) === today.slice(0, 4) ? spoken.slice(0, -5) : spoken.slice(4);
}
