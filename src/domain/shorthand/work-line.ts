import { takeMinutes } from '../minutes.ts';
import { type Money, parseMoney } from '../money.ts';
import { paidBy } from '../outcome.ts';
import { type Parsed, quoted, refused, understood } from '../parsed.ts';

export interface WorkLine {
  /** Minutes of work. */
  readonly spent?: number;
  /** Tax included. */
  readonly charged?: Money;
  readonly paid?: (typeof paidBy)[number];
}

const paidShape = new RegExp(`\\b(?:${paidBy.join('|')})\\b`, 'i');
const amountShape =
  /(?:\b[A-Z]{3}\s+|[$€£¥]\s?)?\d+(?:[.,]\d+)*(?:\s?[$€£¥](?!\s?\d)|\s+(?!(?:and|for)\b)[A-Z]{3}\b(?!\s*\d))?/gi;
const example = 'write time, amount and how it was paid, like 30min 45 cash';

/**
 * "30min 45.00 card", "45 later", "30 45 cash": a number with min or h is time, any other is money; of two bare numbers the
 * first is minutes. An empty line is {}.
 */
export function readWorkLine(text: string, currency: string): Parsed<WorkLine> {
  const paid = paidShape.exec(text)?.[0].toLowerCase() as WorkLine['paid'];
  const { minutes, rest } = takeMinutes(text.replace(paidShape, ' '));
  const numbers = (rest.match(amountShape) ?? []).map((number) => number.trim());
  const left = rest
    .replace(amountShape, ' ')
    .replace(/[,;]|\b(?:paid|by|in|and|for|charged)\b/gi, ' ')
    .trim();
  if (left !== '') return refused(`${quoted(left)} was not understood: ${example}.`);
  const [first = '', second] = numbers;
  const hasTwo = second !== undefined;
  const isPlain = minutes === undefined && /^\d{1,5}$/.test(first);
  if (numbers.length > 2 || (hasTwo && !isPlain))
    return refused(`${quoted(text)} has more amounts than one: ${example}.`);
  const spent = hasTwo ? Number(first) : minutes;
  const amount = hasTwo ? second : first;
  const charged = amount === '' ? undefined : parseMoney(amount, currency);
  if (charged?.ok === false) return charged;
  return understood({
    ...(spent !== undefined && { spent }),
    ...(charged && { charged: charged.value }),
    ...(paid !== undefined && { paid }),
  });
}
