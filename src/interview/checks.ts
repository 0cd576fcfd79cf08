import { z } from 'zod';
import { decimal, parseMoney } from '../domain/money.ts';
import type { Parsed } from '../domain/parsed.ts';
import { quoted, refused, understood } from '../domain/parsed.ts';
import { parseWhen } from '../domain/when.ts';
import type { Answers } from './answers.ts';
import type { Scene } from './scene.ts';

/** Turns what was given for one key into its answer, or says in one sentence why it cannot. */
export type Check<T> = (value: unknown, scene: Scene, answers: Answers) => Parsed<T>;

/** A check by schema; `example` says what would have been right. */
export function shape<T>(schema: z.ZodType<T>, example: string): Check<T> {
  return (value) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return understood(parsed.data);
    const issue = parsed.error.issues[0];
    const place = issue && issue.path.length > 0 ? `; look at "${issue.path.join('.')}"` : '';
    return refused(`this needs ${example}${place}`);
  };
}

/** Text that is not blank; line breaks are kept as typed. */
export const text: Check<string> = (value) =>
  typeof value === 'string' && value.trim() !== ''
    ? understood(value)
    : refused('this needs a few words, such as "since Monday"');

export const flag: Check<boolean> = shape(z.boolean(), 'true or false');

/** One of a few words, whatever the case of its letters. */
export function oneOf<const T extends string>(words: readonly T[]): Check<T> {
  return (value) => {
    const word = words.find((one) => typeof value === 'string' && one === value.trim().toLowerCase());
    return word === undefined ? refused(`${shown(value)} is not one of: ${words.join(', ')}`) : understood(word);
  };
}

export const texts: Check<readonly string[]> = shape(
  z.array(z.string().trim().min(1)),
  'a list such as ["one", "another"]',
);

/** A date or instant: one that lies ahead, or one that is past. */
export function date(sense: 'due' | 'past'): Check<string> {
  return (value, scene) => {
    if (typeof value !== 'string') return refused('this needs a date such as 2026-11-30 or "fri"');
    const when = parseWhen(value, { now: scene.now, sense });
    return when.ok ? understood(when.value.value) : refused(when.reason);
  };
}

/** A date if it is one, else the words as they are. */
export const dateOrText: Check<string> = (value, scene, answers) => {
  const words = text(value, scene, answers);
  const day = date('past')(value, scene, answers);
  return words.ok && day.ok ? day : words;
};

/** An amount as a decimal string in the helper's currency. */
export const money: Check<string> = (value, scene) => {
  const typed = typeof value === 'number' ? String(value) : value;
  if (typeof typed !== 'string') return refused('this needs an amount such as "90.00"');
  const amount = parseMoney(typed, scene.preferences.currency);
  return amount.ok ? understood(decimal(amount.value)) : refused(amount.reason);
};

const minutesInYear = 527_040;
export const minutes: Check<number> = shape(
  z.number().nonnegative().max(minutesInYear),
  'a number of minutes such as 5',
);

/** A value as it is named in a refusal. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'object' ? `this ${Array.isArray(value) ? 'list' : 'object'}` : String(value);
}
