import { z } from 'zod';
import { formatMoney, parseMoney } from '../domain/money.ts';
import { gestureTypes } from '../domain/outcome.ts';
import { refused, understood } from '../domain/parsed.ts';
import type { Preferences } from '../domain/preferences.ts';
import type { GestureAnswer, PromiseAnswer } from './answers.ts';
import type { Check } from './checks.ts';
import { date, money, shape } from './checks.ts';

const promiseShape = shape(
  z.array(
    z.strictObject({ what: z.string().trim().min(1), who: z.string().trim().min(1).default('me'), due: z.string() }),
  ),
  'a list such as [{"what": "send the invoice", "who": "me", "due": "fri"}]',
);

/** What was promised, by whom and by when; a due date is always needed. */
export const promises: Check<readonly PromiseAnswer[]> = (value, scene, answers) => {
  const given = promiseShape(value, scene, answers);
  if (!given.ok) return given;
  const dated: PromiseAnswer[] = [];
  for (const promise of given.value) {
    const due = date('due')(promise.due, scene, answers);
    if (!due.ok) return refused(`"${promise.what}": ${due.reason}`);
    dated.push({ ...promise, due: due.value });
  }
  return understood(dated);
};

const gestureShape = shape(
  z.strictObject({ type: z.enum(gestureTypes), value: z.unknown().optional(), why: z.string().trim().min(1) }),
  `{"type": …, "why": …}, the type one of ${gestureTypes.join(', ')}`,
);

/** Making something right, at once and within the helper's own limit. */
export const gesture: Check<GestureAnswer> = (value, scene, answers) => {
  const given = gestureShape(value, scene, answers);
  if (!given.ok) return given;
  const { type, why } = given.value;
  if (given.value.value === undefined) return understood({ type, why });
  const amount = money(given.value.value, scene, answers);
  if (!amount.ok) return amount;
  return withinLimit(amount.value, scene.preferences)
    ? understood({ type, value: amount.value, why })
    : overLimit(scene.preferences);
};

function withinLimit(value: string, { currency, goodwillLimit }: Preferences): boolean {
  const amount = parseMoney(value, currency);
  const limit = parseMoney(goodwillLimit, currency);
  return amount.ok && limit.ok && amount.value.amount <= limit.value.amount;
}

function overLimit({ currency, goodwillLimit, goodwillDecider }: Preferences) {
  const limit = parseMoney(goodwillLimit, currency);
  const most = limit.ok ? formatMoney(limit.value) : goodwillLimit;
  const who = goodwillDecider
    ? `${goodwillDecider} decides above that`
    : 'above that, ask whoever decides (heard config set goodwillDecider NAME)';
  return refused(`You may give up to ${most} yourself; ${who}.`);
}

/** "credit 20, for the lost morning": type, an amount where there is one, and why. */
export function readGesture(line: string): GestureAnswer | undefined {
  const [, type = '', value, why = ''] = /^\s*([a-z-]+)(?:\s+([^\s,;:]+))?\s*[,;:]\s*(.+)$/i.exec(line) ?? [];
  const known = gestureTypes.find((one) => one === type.toLowerCase());
  return known && why.trim() !== '' ? { type: known, ...(value ? { value } : {}), why } : undefined;
}
