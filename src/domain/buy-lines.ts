import { dateOf, endOfMonth, isDate, speakDate } from './dates.ts';
import { type Parsed, quoted, refused, understood } from './parsed.ts';
import { parseWhen } from './when.ts';

/** The six lines, and where their dates were read. */
export const buyKeys = [
  'mustDo',
  'worksWith',
  'stillSold',
  'updatesUntil',
  'partsUntil',
  'returnBy',
  'source',
] as const;
export type BuyKey = (typeof buyKeys)[number];

/**
 * What is known before something is bought, as `readLine` understood it; what is undefined was not answered. `stillSold` is
 * yes, no or unknown; `updatesUntil` and `partsUntil` a date, `no-date` where the maker gives none, or unknown; `returnBy` a
 * date or an instant. `seenOn` is the day on which the source was read, where that was not today.
 */
export type BuyLines = { readonly [Key in BuyKey | 'seenOn']?: string | undefined };

interface Line {
  readonly ask: string;
  /** What an answer looks like, where that is not free text. */
  readonly such?: string;
  readonly read?: (text: string, now: number) => Parsed<string>;
}

/** The question of each line. */
export const buyQuestions: Readonly<Record<BuyKey, Line>> = {
  mustDo: { ask: 'What must it do?' },
  worksWith: { ask: 'What must it work with?' },
  stillSold: { ask: 'Is it still sold?', such: 'y, n or ?', read: readSold },
  updatesUntil: {
    ask: 'Until when does the maker give updates?',
    such: '2029-10, no-date or ?',
    read: readUntil,
  },
  partsUntil: {
    ask: 'Until when are there parts, or the cloud it needs?',
    such: '2029-10, no-date or ?',
    read: readUntil,
  },
  returnBy: { ask: 'Until when can it go back?', such: '2w or 5 dec', read: readDay },
  source: { ask: 'Where were those dates read?' },
};

/** An answer to one of the lines; undefined where it is left open. */
export function readLine(key: BuyKey, text: string, now: number): Parsed<string | undefined> {
  const typed = text.trim();
  return typed === '' ? understood(undefined) : (buyQuestions[key].read ?? understood)(typed, now);
}

/** Whether that line can be asked: where dates were read only if there are any. */
export function isWanted(key: BuyKey, { updatesUntil = '', partsUntil = '' }: BuyLines): boolean {
  return key !== 'source' || isDate(updatesUntil) || isDate(partsUntil);
}

const soldWords: Readonly<Record<string, string>> = {
  ...{ y: 'yes', yes: 'yes', n: 'no', no: 'no' },
  ...{ '?': 'unknown', unknown: 'unknown' },
};

function readSold(text: string): Parsed<string> {
  const word = text.toLowerCase();
  const sold = Object.hasOwn(soldWords, word) ? soldWords[word] : undefined;
  return sold === undefined ? refused(`${quoted(text)} is not yes, no or unknown.`) : understood(sold);
}

/** A month stands for its last day. */
function readUntil(text: string, now: number): Parsed<string> {
  const word = text.toLowerCase().replace(/\s+/g, '-');
  if (word === '?') return understood('unknown');
  if (word === 'no-date' || word === 'unknown') return understood(word);
  if (isDate(`${word}-01`)) return understood(endOfMonth(`${word}-01`));
  const day = readDay(text, now);
  return day.ok
    ? understood(dateOf(day.value))
    : refused(`${quoted(text)} is no such day: write 2029-10, 2029-10-14, no-date or unknown.`);
}

function readDay(text: string, now: number): Parsed<string> {
  const when = parseWhen(text, { now, sense: 'due' });
  return when.ok ? understood(when.value.value) : when;
}

/** The value of a line for people, a day as `say` says it: "Wed 31 Oct 2029", "the maker gives no date"; free text stays as it is. */
export function speakLine(key: BuyKey, value: string, say = speakDate): string {
  if (buyQuestions[key].read === undefined) return value;
  if (value === 'no-date') return 'the maker gives no date';
  return value === 'unknown' ? 'not known' : say(value);
}
