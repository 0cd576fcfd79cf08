import { buyCard, factsOf, type Purchase } from './buy-view.ts';
import { clean } from './clean.ts';
import { facts } from './columns.ts';
import { commandLine } from './command-line.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

/** The card as far as it goes, and the command line of `words` that goes on with it. */
export function leftView(purchase: Purchase, words: readonly string[], style: Style): string {
  return `\n${buyCard(purchase, style)}\n\nTo go on from here:\n${commandLine(words)}\n\n`;
}

/** What the support dates know of it, with their source; nothing where they know nothing. Ends with a line break. */
export function knownView(known: Purchase, style: Style): string {
  const rows = factsOf(known, style).map(([label, text]) => [label, clean(text)] as const);
  if (rows.length === 0) return '';
  const title = wrap('The support dates know this already, so it is not asked:', style.columns);
  return `${[...title, ...facts(rows, style), ''].join('\n')}\n`;
}
