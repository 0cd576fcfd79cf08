import { z } from 'zod';
import type { Money } from './money.ts';
import { moneySchema } from './money-schema.ts';
import { id } from './playbook-field.ts';

const format = 1;

const ownPriceSchema = moneySchema.extend({
  amount: z.int().nonnegative(),
  /** How many cases it was learned from; absent for a price that was typed. */
  cases: z.int().positive().optional(),
  /** The day it was taken. */
  on: z.iso.date(),
});
/** What the helper takes for a fix of a playbook, before tax. */
export type OwnPrice = z.infer<typeof ownPriceSchema>;

const fileSchema = z.looseObject({ format: z.literal(format), prices: z.record(id, z.record(id, ownPriceSchema)) });

/** The helper's own prices, by playbook and fix. */
export type PriceList = z.infer<typeof fileSchema>['prices'];

/** The helper's own prices as they are kept. */
export interface Prices {
  /** None from a file that cannot be used, which is said; a visit goes on without them. */
  read(): PriceList;
  /** Keeps what `change` makes of those that are kept now, and gives it. @throws HeardError `read-only`, `refused`, `disk`. */
  keep(change: (prices: PriceList) => PriceList): PriceList;
}

/** A fix, and whose it is. */
export interface FixName {
  readonly playbook: string;
  readonly fix: string;
}

/** The prices in a file's value; `newer` for one that a newer heard wrote, undefined for one that is damaged. */
export function readPriceFile(value: unknown): PriceList | 'newer' | undefined {
  const read = fileSchema.safeParse(value);
  if (read.success) return read.data.prices;
  return Number.isInteger(Object(value).format) && Object(value).format > format ? 'newer' : undefined;
}

/** The file's value: playbooks and fixes by name, so that the same prices are the same bytes. */
export function priceFile(prices: PriceList): object {
  const sorted = Object.entries(prices).map(([playbook, fixes]) => [playbook, byName(fixes)] as const);
  return { format, prices: byName(Object.fromEntries(sorted)) };
}

/** What is kept for a fix, in whatever currency. */
export function keptPrice(prices: PriceList, { playbook, fix }: FixName): OwnPrice | undefined {
  const fixes = Object.hasOwn(prices, playbook) ? prices[playbook] : undefined;
  return fixes && Object.hasOwn(fixes, fix) ? fixes[fix] : undefined;
}

/** The helper's own price of a fix. One in another currency is none. */
export function ownPriceOf(prices: PriceList, name: FixName, currency: string): OwnPrice | undefined {
  const price = keptPrice(prices, name);
  return price?.currency === currency ? price : undefined;
}

/** The prices with another one for that fix, or with none. */
export function withOwnPrice(prices: PriceList, { playbook, fix }: FixName, price: OwnPrice | undefined): PriceList {
  const { [playbook]: fixes = {}, ...others } = prices;
  const { [fix]: _, ...rest } = fixes;
  const changed = price === undefined ? rest : { ...rest, [fix]: price };
  return Object.keys(changed).length === 0 ? others : { ...others, [playbook]: changed };
}

/** Where a price comes from: "your own price from 7 cases". */
export function sourceOf({ cases }: OwnPrice): string {
  return cases === undefined ? 'your own price' : `your own price from ${cases} cases`;
}

/** The amount alone. */
export function moneyIn({ amount, currency }: OwnPrice): Money {
  return { amount, currency };
}

function byName<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1)));
}
