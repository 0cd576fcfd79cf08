import { type Charge, type Lesson, lessonOf } from './learning.ts';
import type { Money } from './money.ts';
import { keptPrice, type OwnPrice, type PriceList, withOwnPrice } from './own-price.ts';
import type { Playbook, PlaybookFix } from './playbook.ts';
import type { Preferences } from './preferences.ts';
import { priceOf, quoteFromTemplate } from './proposal.ts';
import type { Price } from './shorthand/quote-line.ts';

/** A fix of a playbook with what was charged for it, beside what heard proposes for it. */
export interface PriceRow {
  readonly playbook: string;
  readonly fix: PlaybookFix;
  /** Of the playbook's own figures. */
  readonly currency: string;
  readonly lesson: Lesson;
  /** What the playbook's bands come to with the helper's rate, before tax; absent while that is open. */
  readonly band?: Price;
  /** Kept by the helper, in whatever currency. */
  readonly own?: OwnPrice;
}

interface Known {
  readonly charges: readonly Charge[];
  readonly prices: PriceList;
  readonly preferences: Preferences;
}

/** A row for each fix of these playbooks, in their order. */
export function priceRows(
  playbooks: readonly Playbook[],
  { charges, prices, preferences }: Known,
): readonly PriceRow[] {
  return playbooks.flatMap(({ id, fixes, currency }) =>
    fixes.map((fix) => {
      const band = priceOf(quoteFromTemplate({ fix, currency }, preferences), preferences);
      const own = keptPrice(prices, { playbook: id, fix: fix.id });
      const ofFix = charges.filter((charge) => charge.playbook === id && charge.fix === fix.id);
      const lesson = lessonOf(ofFix, preferences.currency);
      return { playbook: id, fix, currency, lesson, ...(band && { band }), ...(own && { own }) };
    }),
  );
}

/** True for a fix of which anything is known but what its playbook says. */
export function isLearned({ lesson, own }: PriceRow): boolean {
  return lesson.cases > 0 || Object.keys(lesson.others).length > 0 || own !== undefined;
}

/** What was learned of a fix, if that is news: a price that the helper typed stays unless the fix is named. */
export function newPrice({ lesson, own }: PriceRow, isNamed: 'named' | 'found'): Money | undefined {
  if (!lesson.proposed || (own && own.cases === undefined && isNamed === 'found')) return undefined;
  const isKept =
    own?.amount === lesson.proposed.amount && own.currency === lesson.proposed.currency && own.cases === lesson.cases;
  return isKept ? undefined : lesson.proposed;
}

/** What a row taught, as it is kept. */
export function learnedPrice({ lesson: { proposed, cases } }: PriceRow, on: string): OwnPrice | undefined {
  return proposed && { ...proposed, cases, on };
}

/** The prices with another one for the fix of each row, or with none. */
export function withPrices(
  prices: PriceList,
  rows: readonly PriceRow[],
  priceOfRow: (row: PriceRow) => OwnPrice | undefined,
): PriceList {
  return rows.reduce(
    (kept, row) => withOwnPrice(kept, { playbook: row.playbook, fix: row.fix.id }, priceOfRow(row)),
    prices,
  );
}
