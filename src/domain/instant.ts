const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const dateForm = /^\d{4}-\d{2}-\d{2}$/;

/** True for an ISO 8601 instant that says its zone: only such a one means the same on every machine. */
export function isInstant(text: string): boolean {
  return instantForm.test(text) && !Number.isNaN(Date.parse(text));
}

/** An instant of the years 0 to 9999, in milliseconds since 1970, as JSON has it. The system's own way looks up the time zone first. */
export function instantOf(time: number): string {
  const date = new Date(time);
  const day = `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
  const clock = `${pad(date.getUTCHours(), 2)}:${pad(date.getUTCMinutes(), 2)}:${pad(date.getUTCSeconds(), 2)}`;
  return `${day}T${clock}.${pad(date.getUTCMilliseconds(), 3)}Z`;
}

const pad = (number: number, length: number) => String(number).padStart(length, '0');

/** True for a date without a time, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return dateForm.test(text) && !Number.isNaN(Date.parse(text));
}

/** The time as it is shown: instants in UTC with milliseconds, dates unchanged. */
export function shownTime(text: string): string {
  if ((text.length === 24 && text.endsWith('Z')) || !isInstant(text)) return text;
  return new Date(text).toISOString();
}
