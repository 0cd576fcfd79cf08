const msPerDay = 86_400_000;
const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

// A date without a time is a day of the calendar, wherever the machine stands: it is counted in UTC days, which have
// no summer time. Only the step from an instant to a day, or back, looks at the machine's time zone.

/** Whether it is a day of the calendar, written YYYY-MM-DD. */
export function isDate(value: string): boolean {
  if (value.length !== 10 || !/^[1-9]\d{3}-(0[1-9]|1[0-2])-\d{2}$/.test(value)) return false;
  const day = Number(value.slice(8));
  return day >= 1 && (day <= 28 || day <= lengthOfMonth(value));
}

/** Whether it is an instant in UTC as heard writes it, such as 2026-11-27T13:00:00.000Z. */
export function isInstant(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) && isDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value));
}

/** The day of the calendar, in the machine's time zone, of an instant in milliseconds since 1970. */
export function dateAt(instant: number): string {
  const local = new Date(instant);
  if (Number.isNaN(local.getTime())) return '';
  return `${String(local.getFullYear()).padStart(4, '0')}-${pad(local.getMonth() + 1)}-${pad(local.getDate())}`;
}

/** The instant of a date and a time of day in the machine's time zone. A time that summer time skips becomes the hour after. */
export function instantAt(date: string, hour: number, minute: number): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day, hour, minute).getTime();
}

/** When it begins, in milliseconds since 1970: a date at its first minute in the machine's time zone. NaN for other text. */
export function startOf(value: string): number {
  return isDate(value) ? instantAt(value, 0, 0) : Date.parse(value);
}

/** The date n days later, or earlier where n is below zero. */
export function addDays(date: string, n: number): string {
  return dateOfDay(dayOf(date) + n);
}

/** The date n months later; where that month is shorter, its last day. */
export function addMonths(date: string, n: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = dateOfDay(Date.UTC(year, month - 1 + n, 1) / msPerDay);
  return addDays(first, Math.min(day, lengthOfMonth(first)) - 1);
}

/** The last day of the date's month. */
export function endOfMonth(date: string): string {
  return `${date.slice(0, 8)}${lengthOfMonth(date)}`;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: string): number {
  return (((dayOf(date) + 4) % 7) + 7) % 7;
}

/** Days from one date or instant to another, counted on the calendar; below zero when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return dayOf(dateOf(to)) - dayOf(dateOf(from));
}

/** Whether it has passed: a date when its day is over, an instant at once. Text that is neither never passes. */
export function isOverdue(due: string, now: number): boolean {
  return isDate(due) ? dateAt(now) > due : Date.parse(due) < now;
}

/** "Fri 27 Nov 2026" or "Fri 27 Nov 2026, 14:00", local time. Text that is neither date nor instant stays as it is. */
export function speakDate(value: string): string {
  if (isDate(value)) {
    const day = Number(value.slice(8));
    return `${weekdayNames[weekdayOf(value)]} ${day} ${monthNames[Number(value.slice(5, 7)) - 1]} ${value.slice(0, 4)}`;
  }
  if (!isInstant(value)) return value;
  const local = new Date(value);
  return `${speakDate(dateAt(local.getTime()))}, ${pad(local.getHours())}:${pad(local.getMinutes())}`;
}

/** The day of the calendar of a date or an instant. */
export function dateOf(value: string): string {
  return isDate(value) ? value : dateAt(Date.parse(value));
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / msPerDay;
}

function dateOfDay(day: number): string {
  const date = new Date(day * msPerDay);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

function lengthOfMonth(date: string): number {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
