import { type BuyKey, type BuyLines, buyKeys, speakLine } from '../domain/buy-lines.ts';
import { adviceOn } from '../domain/buying.ts';
import { dateAt } from '../domain/dates.ts';
import { clean } from './clean.ts';
import { facts, hang } from './columns.ts';
import { plainSpeech, type Speech } from './speech.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

/** What may be bought, and what is known of it. */
export interface Purchase {
  readonly what: string;
  readonly lines: BuyLines;
  /** Milliseconds since 1970. */
  readonly now: number;
}

type Fact = readonly [label: string, text: string];

const labels: Readonly<Record<BuyKey, string>> = {
  mustDo: 'Must do',
  worksWith: 'Works with',
  stillSold: 'Still sold',
  updatesUntil: 'Updates until',
  partsUntil: 'Parts, cloud until',
  returnBy: 'Return by',
  source: 'Source',
};

/** What is known, as it is said; a source with the day on which it was seen. */
export function factsOf({ lines, now }: Purchase, { date }: Pick<Speech, 'date'>): readonly Fact[] {
  return buyKeys.flatMap((key): readonly Fact[] => {
    const value = lines[key];
    if (value === undefined) return [];
    const seen = key === 'source' ? `, seen ${date(lines.seenOn ?? dateAt(now))}` : '';
    return [[labels[key], `${speakLine(key, value, date)}${seen}`]];
  });
}

/** The card: what to buy, what is known of it, what is worth knowing before paying, and what is still to be asked. */
export function buyCard(purchase: Purchase, style: Style): string {
  const { worthKnowing, stillToAsk } = adviceOn(purchase.lines, purchase.now, style.date);
  const known = factsOf(purchase, style).map(([label, text]) => [label, clean(text)] as const);
  const list = (title: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [style.strong(title), ...texts.flatMap((text) => hang('- ', clean(text), style.columns))];
  const title = wrap(clean(`Before you buy: ${purchase.what}`), style.columns).map(style.strong);
  return [[...title, ...facts(known, style)], list('Worth knowing', worthKnowing), list('Still to ask', stillToAsk)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** The same on one line, as a case keeps it: plain, whoever writes it. */
export function buyNote(purchase: Purchase): string {
  const known = factsOf(purchase, plainSpeech).map(([label, text]) => `${label.toLowerCase()}: ${text}`);
  const { stillToAsk } = adviceOn(purchase.lines, purchase.now);
  const open = stillToAsk.length === 0 ? [] : [`still to ask: ${stillToAsk.join(' ')}`];
  return `Before you buy ${purchase.what}: ${[...known, ...open].join('; ')}`;
}
