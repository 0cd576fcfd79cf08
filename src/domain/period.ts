import { addDays, isDate, startOf } from './dates.ts';

/** From one date or instant to another, each included; absent means without end. */
export interface Period {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** True if a date or instant lies within the period; a day named as its end belongs to it whole. */
export function isWithin(time: string, { since, until }: Period): boolean {
  const at = startOf(time);
  if (since !== undefined && at < startOf(since)) return false;
  if (until === undefined) return true;
  return isDate(until) ? at < startOf(addDays(until, 1)) : at <= startOf(until);
}
