const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const dateForm = /^\d{4}-\d{2}-\d{2}$/;

/** True for an ISO 8601 instant that says its zone: only such a one means the same on every machine. */
export function isInstant(text: string): boolean {
  return instantForm.test(text) && !Number.isNaN(Date.parse(text));
}

/** True for a date without a time, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return dateForm.test(text) && !Number.isNaN(Date.parse(text));
}

/** The time as it is shown: instants in UTC with milliseconds, dates unchanged. */
export function shownTime(text: string): string {
  if ((text.length === 24 && text.endsWith('Z')) || !isInstant(text)) return text;
  return new Date(text).toISOString();
}
