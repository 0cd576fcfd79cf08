import { fraction, halfUp, product } from './fraction.ts';
import { type Parsed, quoted, refused, understood } from './parsed.ts';

// "1h 45" is left as an hour and a number: in "1h 45 cash" the 45 is money.
const durationShape =
  /(?<![\w./:])(?:(\d{1,4}(?:\.\d{1,2})?)\s?h(?:(?:ou)?rs?|ours?)?(?:\s?(\d{1,2})\s?m(?:in(?:ute)?s?)?|(\d{2}))?|(\d{1,5}(?:\.\d)?)\s?m(?:in(?:ute)?s?)?)(?![\w/])/i;

/** A length of time: "5min", "1h", "1h30", "1.5 h", "90 minutes"; a number alone is minutes. */
export function parseMinutes(text: string): Parsed<number> {
  const { minutes, rest } = takeMinutes(/^\s*\d+\s*$/.test(text) ? `${text.trim()}min` : text);
  if (minutes !== undefined && rest === '') return understood(minutes);
  return refused(`${quoted(text)} is not a length of time: write it like 5min, 90min or 1h30.`);
}

/** The first length of time in a line that names its unit, in minutes, and the line without it. */
export function takeMinutes(text: string): { readonly minutes?: number; readonly rest: string } {
  const found = durationShape.exec(text);
  if (found === null) return { rest: text.trim() };
  const [whole, hours = '0', minutes, compact, alone] = found;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + whole.length)}`.replace(/\s+/g, ' ').trim();
  const inHours = halfUp(product(fraction(hours), 60));
  return { minutes: inHours + Number(minutes ?? compact ?? alone ?? 0), rest };
}

/** For people: "45 min", "13 h", "8 h 40". Rounded to whole minutes. */
export function speakMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`;
}
