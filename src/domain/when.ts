import { readCalendarDay, weekdayNamed } from './calendar-day.ts';
import { addDays, addMonths, dateAt, endOfMonth, instantAt, isDate, speakDate, weekdayOf } from './dates.ts';
import { type Parsed, quoted, refused, understood } from './parsed.ts';

/** Whether a day that is named without a direction lies ahead (something due) or behind (something that happened). */
export type Sense = 'due' | 'past';

export interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly sense: Sense;
}

export interface When {
  /** A date (YYYY-MM-DD), or an instant in UTC where a time was typed. */
  readonly value: string;
  /** The same for people, in local time: "Fri 27 Nov 2026, 14:00". */
  readonly spoken: string;
}

const instantShape = /^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(z|[+-]\d{2}:?\d{2})?$/;
const timeShape = /^(?:(.+?),?(?: at)? )?(\d{1,2}(?::\d{2})? ?(?:[ap]m)?)$/;
const spanShape = /^(\+|in )?(\d{1,4}) ?(hours?|h|days?|d|weeks?|w|months?|m)( ago)?$/;
const examples = 'write a day like 2026-11-27, tomorrow, fri 14:00, 3d, 2w or eom';

/**
 * The date or instant a person typed, seen from `now` in the machine's time zone. A weekday is the next one when due and
 * the last one when past, never today; so is a day of a month without its year, but today may be it. A time alone is the
 * next such time when due, the last one when past. `eow` is Sunday and `eom` the last of the month: today may be it when
 * due, and never is when past.
 */
export function parseWhen(text: string, moment: Moment): Parsed<When> {
  return readWhen(text, moment) ?? refused(`${quoted(plain(text))} is not a day heard knows: ${examples}.`);
}

/** Why a text that is written like a day is none, such as "31 feb"; undefined for a day and for any other text. */
export function whyNoDay(text: string, moment: Moment): string | undefined {
  const read = readWhen(text, moment);
  return read === undefined || read.ok ? undefined : read.reason;
}

/** Undefined for what is not written like a day at all. */
function readWhen(text: string, moment: Moment): Parsed<When> | undefined {
  const typed = plain(text);
  if (instantShape.test(typed)) return readInstant(text.trim());
  const span = spanShape.exec(typed);
  if (span !== null) return readSpan(span, moment);
  const [, dayText, timeText = ''] = timeShape.exec(typed) ?? [];
  const time = readTime(timeText);
  if (time === undefined) return readDay(typed, moment);
  if (dayText === undefined) return understood(when(new Date(nearest(time, moment)).toISOString()));
  const day = readWhen(dayText === 'tonight' ? 'today' : dayText, moment);
  if (!day?.ok) return day;
  return isDate(day.value.value) ? understood(when(instant(day.value.value, time))) : undefined;
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}

type Time = readonly [hour: number, minute: number];

function readTime(text: string): Time | undefined {
  const [, hourText = '', minuteText, half] = /^(\d{1,2})(?::(\d{2}))? ?([ap]m)?$/.exec(text) ?? [];
  if (hourText === '' || (minuteText === undefined && half === undefined)) return undefined;
  const hour = Number(hourText);
  const minute = Number(minuteText ?? 0);
  const fits = half === undefined ? hour < 24 : hour >= 1 && hour <= 12;
  if (!fits || minute > 59) return undefined;
  return [half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0), minute];
}

function nearest([hour, minute]: Time, { now, sense }: Moment): number {
  const at = (days: number) => instantAt(addDays(dateAt(now), days), hour, minute);
  if (sense === 'due') return at(0) >= now ? at(0) : at(1);
  return at(0) <= now ? at(0) : at(-1);
}

function readInstant(typed: string): Parsed<When> {
  const instant = new Date(typed.replace(/\s+/, 'T').toUpperCase());
  if (Number.isNaN(instant.getTime()) || !isDate(typed.slice(0, 10))) return impossible(typed);
  return understood(when(instant.toISOString()));
}

function readSpan([typed, ahead, count, unit = '', ago]: RegExpExecArray, { now, sense }: Moment): Parsed<When> {
  if (ahead !== undefined && (sense === 'past' || ago !== undefined)) return stillToCome(typed);
  if (ago !== undefined && sense === 'due')
    return refused(`${quoted(typed)} is over already: for something to come write 3d, mon or tomorrow.`);
  const n = Number(count) * (sense === 'due' ? 1 : -1);
  const today = dateAt(now);
  if (unit.startsWith('h')) return understood(when(new Date(now + n * 3_600_000).toISOString()));
  if (unit.startsWith('m')) return understood(when(addMonths(today, n)));
  return understood(when(addDays(today, unit.startsWith('w') ? 7 * n : n)));
}

function readDay(typed: string, { now, sense }: Moment): Parsed<When> | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return isDate(typed) ? understood(when(typed)) : impossible(typed);
  const today = dateAt(now);
  if (typed === 'tonight') return readTonight({ now, sense });
  const ahead = dayAhead(typed, today);
  if (ahead !== undefined) return sense === 'due' ? understood(when(ahead)) : stillToCome(typed);
  const date = namedDay(typed, { today, sense }) ?? nextWeekday(typed, { today, sense });
  if (date !== undefined) return understood(when(date));
  const day = readCalendarDay(typed, { today, direction: sense === 'due' ? 'ahead' : 'behind' });
  return day?.ok ? understood(when(day.value)) : day;
}

/** Eight in the evening; later than that, the rest of the day. */
function readTonight({ now, sense }: Moment): Parsed<When> {
  const today = dateAt(now);
  const evening = instant(today, [20, 0]);
  if (Date.parse(evening) > now) return sense === 'due' ? understood(when(evening)) : stillToCome('tonight');
  return understood(when(sense === 'due' ? today : evening));
}

function dayAhead(typed: string, today: string): string | undefined {
  if (typed === 'next week') return addDays(today, (8 - weekdayOf(today)) % 7 || 7);
  return typed === 'next month' ? addDays(endOfMonth(today), 1) : undefined;
}

interface Today {
  readonly today: string;
  readonly sense: Sense;
}

function namedDay(typed: string, { today, sense }: Today): string | undefined {
  const weekday = weekdayOf(today);
  switch (typed) {
    case 'today':
      return today;
    case 'tomorrow':
      return addDays(today, 1);
    case 'yesterday':
      return addDays(today, -1);
    case 'eow':
      return addDays(today, sense === 'due' ? (7 - weekday) % 7 : -(weekday || 7));
    case 'eom':
      return sense === 'due' ? endOfMonth(today) : addDays(`${today.slice(0, 8)}01`, -1);
    default:
      return undefined;
  }
}

function nextWeekday(typed: string, { today, sense }: Today): string | undefined {
  const wanted = weekdayNamed(typed);
  if (wanted < 0) return undefined;
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  return addDays(today, sense === 'due' ? ahead || 7 : ahead - 7);
}

function instant(date: string, [hour, minute]: Time): string {
  return new Date(instantAt(date, hour, minute)).toISOString();
}

function when(value: string): When {
  return { value, spoken: speakDate(value) };
}

function impossible(typed: string): Parsed<When> {
  return refused(`${quoted(typed)} is not in the calendar: ${examples}.`);
}

function stillToCome(typed: string): Parsed<When> {
  return refused(`${quoted(typed)} is still to come: for something that happened write 3d, mon or yesterday.`);
}
