import { dateAt } from '../domain/dates.ts';
import { parseMoney } from '../domain/money.ts';
import type { PriceList } from '../domain/own-price.ts';
import { learnedPrice, newPrice, type PriceRow, withPrices } from '../domain/price-rows.ts';
import type { Ports } from './ports.ts';
import { take } from './typed.ts';

/** What is shown, and what was changed. */
export interface Priced {
  /** As they are now. */
  readonly rows: readonly PriceRow[];
  readonly currency: string;
  /** What was asked to be changed, and which rows were. */
  readonly did?: 'kept' | 'dropped';
  readonly changed: readonly PriceRow[];
  /** Those that teach something else than the price which the helper typed. */
  readonly left?: readonly PriceRow[];
  /** True where the rows were shown on the terminal before the question. */
  readonly isShown: boolean;
}

/** The fixes that were asked about. */
export interface Look {
  readonly rows: readonly PriceRow[];
  /** Those with a price to take. */
  readonly news: readonly PriceRow[];
  readonly currency: string;
  /** The rows with other prices. */
  readonly rowsWith: (prices: PriceList) => readonly PriceRow[];
}

/** They stay as they are. */
export function seen({ rows, currency }: Look): Omit<Priced, 'isShown'> {
  return { rows, currency, changed: [] };
}

/** @throws HeardError `usage` for what is no amount. */
export function setPrice(amount: string, look: Look, ports: Ports): Promise<Priced> {
  const money = take(parseMoney(amount, look.currency), '--set');
  const price = { ...money, on: dateAt(ports.clock.now()) };
  const change = (kept: PriceList) => withPrices(kept, look.rows, () => price);
  return keep(look, { rows: look.rows, did: 'kept', change }, ports);
}

/** Makes what was learned the helper's own. A price that they typed stays unless its fix is named. */
export async function takeLearned(look: Look, ports: Ports): Promise<Priced> {
  const on = dateAt(ports.clock.now());
  const change = (kept: PriceList) => withPrices(kept, look.news, (row) => learnedPrice(row, on));
  const left = look.rows.filter((row) => !look.news.includes(row) && newPrice(row, 'named') !== undefined);
  return { ...(await keep(look, { rows: look.news, did: 'kept', change }, ports)), left };
}

/** Goes back to the playbook's own figures. */
export function drop(look: Look, ports: Ports): Promise<Priced> {
  const rows = look.rows.filter(({ own }) => own !== undefined);
  const change = (kept: PriceList) => withPrices(kept, rows, () => undefined);
  return keep(look, { rows, did: 'dropped', change }, ports);
}

interface Change {
  readonly rows: readonly PriceRow[];
  readonly did: 'kept' | 'dropped';
  readonly change: (prices: PriceList) => PriceList;
}

async function keep(look: Look, { rows, did, change }: Change, ports: Ports): Promise<Priced> {
  const { rowsWith, currency } = look;
  if (rows.length === 0) return { ...seen(look), did, isShown: false };
  const now = rowsWith((await ports.prices()).keep(change));
  const isChanged = ({ playbook, fix }: PriceRow) => rows.some((row) => row.playbook === playbook && row.fix === fix);
  return { rows: now, currency, did, changed: did === 'kept' ? now.filter(isChanged) : rows, isShown: false };
}
