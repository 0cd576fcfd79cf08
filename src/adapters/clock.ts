import type { Clock, Context } from '../context.ts';
import { HeardError } from '../errors.ts';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** The wall clock, which HEARD_NOW holds still for `now()`. @throws HeardError `usage` when HEARD_NOW is no instant of the years 2000 to 2099. */
export function createClock(env: Context['env']): Clock {
  const fixed = env.HEARD_NOW;
  if (!fixed) return { now: Date.now, real: Date.now };
  const at = instant.test(fixed) ? Date.parse(fixed) : Number.NaN;
  if (Number.isNaN(at)) {
    throw new HeardError('HEARD_NOW is not an instant. Write it like 2026-11-22T15:26:00Z.', { code: 'usage' });
  }
  const year = new Date(at).getUTCFullYear();
  // Ids and folders hold two digits of the year.
  if (year < 2000 || year > 2099) {
    throw new HeardError('HEARD_NOW must lie in the years 2000 to 2099, such as 2026-11-22T15:26:00Z.', {
      code: 'usage',
    });
  }
  return { now: () => at, real: Date.now };
}
