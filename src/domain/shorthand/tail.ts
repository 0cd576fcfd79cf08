import { type Moment, parseWhen, whyNoDay } from '../when.ts';

/** "on Fri 27 Nov 2026 at 14:00" without its first word. */
const mostWords = 6;

export interface Tail {
  /** What stands before the date, without the word that joins them. */
  readonly head: string;
  /** Date or instant. */
  readonly value: string;
}

/**
 * The date at the end of a line: all that follows the first joining word ("by", "since") or comma after which a date stands,
 * so that "on fri at 14:00" keeps its Friday. Undefined where no date is understood.
 */
export function takeDate(text: string, joint: RegExp, moment: Moment): Tail | undefined {
  const alone = parseWhen(text, moment);
  if (alone.ok) return { head: '', value: alone.value.value };
  const places = [...` ${text}`.matchAll(joint)].map(({ index, 0: joined }) => [index - 1, index - 1 + joined.length]);
  for (const [start = 0, end = 0] of places) {
    const read = parseWhen(text.slice(end), moment);
    if (read.ok) return { head: withoutComma(text.slice(0, Math.max(start, 0))), value: read.value.value };
  }
  return undefined;
}

/** The text without blanks around it and without a comma at its end. */
export function withoutComma(text: string): string {
  return text.trim().replace(/\s*,$/, '');
}

/** The date made of the last words of a line, as many as make one: "call back tomorrow 9:00". */
export function takeLastWords(text: string, moment: Moment): Tail | undefined {
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1) {
    const read = parseWhen(words.slice(-count).join(' '), moment);
    if (read.ok) return { head: withoutComma(words.slice(0, -count).join(' ')), value: read.value.value };
  }
  return undefined;
}

/** Why the last words of a line, which are written like a day, are none: "call by 31 feb". Undefined for other lines. */
export function whyLastWordsAreNoDay(text: string, moment: Moment): string | undefined {
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1) {
    const why = whyNoDay(words.slice(-count).join(' '), moment);
    if (why !== undefined) return why;
  }
  return undefined;
}
