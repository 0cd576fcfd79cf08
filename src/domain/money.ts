import type { z } from 'zod';
import { divided, type Fraction, halfUp, product } from './fraction.ts';
import type { moneySchema } from './money-schema.ts';
import type { Parsed } from './parsed.ts';
import { quoted, refused, understood } from './parsed.ts';

// Its schema stands apart: whatever prints can write an amount, and a list has no time to load zod.
export type Money = z.infer<typeof moneySchema>;

/** Source: ISO 4217 list one, column "Minor unit"; every other currency has 2. */
const currenciesByDigits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};
const signs: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };
const usersOfSign: Readonly<Record<string, string>> = {
  $: 'USD AUD CAD NZD SGD HKD TWD MXN CLP COP ARS',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY CNY',
};
const typedShape = /^([A-Z]{3}|[$€£¥])?\s*(\d[\d.,]*)\s*([A-Z]{3}|[$€£¥])?$/i;
const largest = 1_000_000_000_000;

/** How many decimals a currency has: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const found = Object.entries(currenciesByDigits).find(([, codes]) => codes.split(' ').includes(currency));
  return found === undefined ? 2 : Number(found[0]);
}

/** "90", "67.50", "1,250", "$90", "90 USD": an amount of 0 or more in the currency given. A decimal comma is refused. */
export function parseMoney(text: string, currency: string): Parsed<Money> {
  const digits = minorDigits(currency);
  const example = digits === 0 ? 'write it like 9000' : `write it like 90 or ${(67.5).toFixed(digits)}`;
  const [, before, number = '', after] = typedShape.exec(text.trim()) ?? [];
  if (number === '') return refused(`${quoted(text)} is not an amount of money: ${example}.`);
  if (![before, after].every((mark) => mark === undefined || isMark(mark, currency)))
    return refused(`${quoted(text)} is not in ${currency}, the currency used here: ${example}.`);
  // "1,250" is a thousand and more where it cannot be a decimal comma.
  const isGrouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(number) && (digits < 3 || number.includes('.'));
  if (!isGrouped && !/^\d+(\.\d+)?$/.test(number))
    return refused(`${quoted(text)} can be read in more than one way: ${example}, with a point before the decimals.`);
  const [whole = '', part = ''] = number.replaceAll(',', '').split('.');
  if (part.length > digits)
    return refused(`${quoted(text)} has too many decimals, ${currency} has ${digits || 'none'}: ${example}.`);
  const amount = Number(whole + part.padEnd(digits, '0'));
  return amount > largest
    ? refused(`${quoted(text)} is too large an amount: ${example}.`)
    : understood({ amount, currency });
}

function isMark(mark: string, currency: string): boolean {
  return mark.toUpperCase() === currency || (usersOfSign[mark] ?? '').split(' ').includes(currency);
}

/** For people: "$90", "$1,250.50", "-€5", "CHF 90.50". Whole amounts stay short. */
export function formatMoney(money: Money): string {
  const [whole = '', part = ''] = decimal({ ...money, amount: Math.abs(money.amount) }).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const number = /[1-9]/.test(part) ? `${grouped}.${part}` : grouped;
  return `${money.amount < 0 ? '-' : ''}${signs[money.currency] ?? `${money.currency} `}${number}`;
}

/** For files: "90.00", "9000" (JPY), "-5.00". All decimals of the currency, no sign, no grouping. */
export function decimal({ amount, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const minus = amount < 0 ? '-' : '';
  return digits === 0 ? minus + text : `${minus}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The amount times an exact factor such as 0.25, rounded half up to the minor unit. */
export function times(money: Money, factor: Fraction | number | string): Money {
  return { amount: halfUp(product(money.amount, factor)), currency: money.currency };
}

/** That percentage ("19", "8.875") of the amount, rounded half up to the minor unit. */
export function percent(money: Money, rate: string): Money {
  return times(money, divided(product(rate), 100));
}

/** Whether all amounts given are in one currency; absent ones do not count. */
export function isOneCurrency(amounts: readonly (Money | undefined)[]): boolean {
  return new Set(amounts.flatMap((money) => (money === undefined ? [] : [money.currency]))).size < 2;
}
