import { isDate, speakDate, weekdayOf } from './dates.ts';
import { type Parsed, refused, understood } from './parsed.ts';

export interface Reference {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Which way a day without a year lies; today itself counts. */
  readonly direction: 'ahead' | 'behind';
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const dayFirst = /^(?:([a-z]{3,}),? )?(\d{1,2})(?:st|nd|rd|th)?\.?(?: of)? ([a-z]{3,})\.?(?:,? (\d{4}))?$/;
const monthFirst = /^(?:([a-z]{3,}),? )?([a-z]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/;
/** Among so many years there is always one with a 29th of February. */
const yearsToTry = 9;

/** The weekday whose name begins with at least three of its letters, 0 for Sunday; -1 where there is none. */
export function weekdayNamed(text: string): number {
  return text.length < 3 ? -1 : weekdays.findIndex((name) => name.startsWith(text));
}

/**
 * A day named by its month, such as "24 dec", "dec 24, 2026" or "thu 24 december 2026", in small letters. Undefined for
 * other text; a refusal for a day that no calendar has.
 */
export function readCalendarDay(typed: string, reference: Reference): Parsed<string> | undefined {
  const parts = partsOf(typed);
  if (parts === undefined) return undefined;
  const { weekday, day, month, year } = parts;
  const years = year === undefined ? yearsFrom(reference) : [year];
  const date = years
    .map((one) => `${one}-${two(month + 1)}-${two(day)}`)
    .find((one) => isDate(one) && (year !== undefined || liesThere(one, reference)));
  if (date === undefined) {
    const named = [day, capital((months[month] ?? '').slice(0, 3)), year].filter((part) => part !== undefined);
    return refused(`${named.join(' ')} is not a day: write one like 24 Dec or 2026-12-24.`);
  }
  if (weekday === undefined || weekdayOf(date) === weekday) return understood(date);
  const [actual = '', ...rest] = speakDate(date).split(' ');
  const full = weekdays.find((name) => name.startsWith(actual.toLowerCase())) ?? actual;
  return refused(`${rest.join(' ')} is a ${capital(full)}: leave the weekday out or write another day.`);
}

interface Parts {
  readonly weekday: number | undefined;
  readonly day: number;
  /** From 0. */
  readonly month: number;
  readonly year: string | undefined;
}

function partsOf(typed: string): Parts | undefined {
  const [, weekdayFirst, dayBefore, monthAfter] = dayFirst.exec(typed) ?? [];
  const [, weekdaySecond, monthBefore, dayAfter] = monthFirst.exec(typed) ?? [];
  const weekdayText = weekdayFirst ?? weekdaySecond;
  const month = monthNamed(monthAfter ?? monthBefore ?? '');
  const weekday = weekdayText === undefined ? undefined : weekdayNamed(weekdayText);
  if (month < 0 || weekday === -1) return undefined;
  return { weekday, month, day: Number(dayBefore ?? dayAfter), year: / (\d{4})$/.exec(typed)?.[1] };
}

function monthNamed(text: string): number {
  return text.length < 3 ? -1 : months.findIndex((name) => name.startsWith(text));
}

function yearsFrom({ today, direction }: Reference): string[] {
  const step = direction === 'ahead' ? 1 : -1;
  return Array.from({ length: yearsToTry }, (_, index) => String(Number(today.slice(0, 4)) + step * index));
}

function liesThere(date: string, { today, direction }: Reference): boolean {
  return direction === 'ahead' ? date >= today : date <= today;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
