import { dateAt, instantAt, isDate } from '../dates.ts';
import { isInstant } from '../instant.ts';
import { type Parsed, quoted, refused, understood } from '../parsed.ts';

/** Reads a cell as a date, or as an instant where it holds a time too; undefined for any other text. */
export type DayForm = (cell: string) => string | undefined;

const parts: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<year>\\d{2})',
  MM: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
};
const time = '(?:(?:T|,? +)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2}(?:\\.\\d+)?)?(?: ?(?<half>[ap]m))?)?';
const example = 'write ISO, DD.MM.YYYY, MM/DD/YYYY or the like';

/** A form such as "DD.MM.YYYY", or "ISO". A time of day may follow it; it is that of the machine's zone. */
export function readDayForm(typed: string): Parsed<DayForm> {
  const form = typed === 'ISO' ? 'YYYY-MM-DD' : typed;
  const found = form.match(/YYYY|YY|MM|DD/g) ?? [];
  const years = found.filter((part) => part.startsWith('Y')).length;
  const once = (name: string) => found.filter((part) => part === name).length === 1;
  if (years !== 1 || !once('MM') || !once('DD')) return refused(`${quoted(typed)} is no form of a date: ${example}.`);
  const source = form
    .split(/(YYYY|YY|MM|DD)/)
    .map((part) => (Object.hasOwn(parts, part) ? parts[part] : part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')))
    .join('');
  const shape = new RegExp(`^${source}${time}$`, 'i');
  return understood((cell) => {
    const text = cell.trim();
    return typed === 'ISO' && isInstant(text) && isDate(text.slice(0, 10))
      ? new Date(text).toISOString()
      : dayIn(shape.exec(text)?.groups);
  });
}

function dayIn(found: Readonly<Record<string, string | undefined>> | undefined): string | undefined {
  if (!found) return undefined;
  const { year = '', month = '', day = '', hour, minute = '', half } = found;
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDate(date)) return undefined;
  if (hour === undefined) return date;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || (half !== undefined && Number(hour) > 12)) return undefined;
  return new Date(instantAt(date, hours, Number(minute))).toISOString();
}

/** Why a day cannot be one on which a case happened; undefined where it can. `now` in milliseconds since 1970. */
export function whyNotPast(day: string, now: number): string | undefined {
  const [today, at] = [dateAt(now), isDate(day) ? day : dateAt(Date.parse(day))];
  if (at > today) return 'is still to come';
  return at < '2000-01-01' ? 'is before the year 2000, where heard begins' : undefined;
}
