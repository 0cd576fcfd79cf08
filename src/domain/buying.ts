import { type BuyLines, buyKeys, buyQuestions, isWanted } from './buy-lines.ts';
import { dateAt, dateOf, daysBetween, speakDate } from './dates.ts';

/** What to keep in mind before paying, and what is still to be asked. */
export interface Advice {
  readonly worthKnowing: readonly string[];
  readonly stillToAsk: readonly string[];
}

/** What follows from the lines, seen from `now`, with days as `say` says them. What was not answered is a question and nothing else. */
export function adviceOn(lines: BuyLines, now: number, say = speakDate): Advice {
  const desk = { today: dateAt(now), say };
  const open = buyKeys.filter((key) => lines[key] === undefined && isWanted(key, lines));
  return {
    worthKnowing: [
      ...soldAdvice(lines),
      ...endAdvice(lines.updatesUntil, updates, desk),
      ...endAdvice(lines.partsUntil, parts, desk),
      ...tryAdvice(lines, desk),
    ],
    stillToAsk: open.map((key) => buyQuestions[key].ask),
  };
}

function soldAdvice({ stillSold }: BuyLines): readonly string[] {
  if (stillSold === undefined) return [];
  if (stillSold === 'yes') return ['Still sold; that says nothing about updates.'];
  if (stillSold === 'no') return ['No longer sold by its maker: what is in the shops is the last of it.'];
  return ['Nobody knows yet whether it is still sold: the seller can say.'];
}

interface Desk {
  readonly today: string;
  readonly say: (date: string) => string;
}

interface End {
  readonly name: string;
  /** What it means that the end has come. */
  readonly over: string;
}

const updates: End = { name: 'Updates', over: 'holes that are found in it stay open' };
const parts: End = { name: 'Parts or cloud service', over: 'a repair may no longer be possible' };

function endAdvice(until: string | undefined, { name, over }: End, { today, say }: Desk): readonly string[] {
  const named = name.toLowerCase();
  if (until === undefined) return [];
  if (until === 'unknown') return [`No date is known for ${named}: ask the maker before you pay.`];
  if (until === 'no-date') return [`The maker gives no date for ${named}: nothing is promised.`];
  if (until < today) return [`${name} ended on ${say(until)}: ${over}. ${another}`];
  const end = `${name} end ${until === today ? 'today' : `in ${spanTo(until, today)}`}`;
  const months = monthsTo(until, today);
  if (months < 1) return [`${end}. After that, ${over}. ${another}`];
  return [months < 12 ? `${end}: ask how long other models get them.` : `${end}.`];
}

const another = 'Ask for another model.';

/** "12 days", "11 months", "2 years and 11 months": whole ones, counted on the calendar. */
function spanTo(date: string, today: string): string {
  const months = monthsTo(date, today);
  if (months < 1) return count(daysBetween(today, date), 'day');
  if (months < 24) return count(months, 'month');
  const rest = months % 12 === 0 ? '' : ` and ${count(months % 12, 'month')}`;
  return `${count(Math.floor(months / 12), 'year')}${rest}`;
}

function monthsTo(date: string, today: string): number {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const [thisYear = 0, thisMonth = 0] = today.split('-').map(Number);
  const begun = date.slice(8) < today.slice(8) ? 1 : 0;
  return (year - thisYear) * 12 + month - thisMonth - begun;
}

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`;

function tryAdvice({ worksWith, returnBy }: BuyLines, { today, say }: Desk): readonly string[] {
  const partner = worksWith === undefined ? 'what it must work with' : worksWith;
  if (returnBy === undefined) return [];
  const day = dateOf(returnBy);
  if (day < today) return [`${say(returnBy)}, the last day to return it, has passed.`];
  if (day === today) return [`Try it with ${partner} now: today is the last day to return it.`];
  return [`Try it with ${partner} before ${say(returnBy)}, the last day to return it.`];
}
