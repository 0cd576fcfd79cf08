import type { Update } from '../domain/support/fact.ts';
import { clean } from './clean.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

/** What an update brought, from where, and what of it could not be read. */
export function updateView({ products, seenOn, source, leftOut }: Update, { columns, date }: Style): string {
  const facts = products.reduce((count, { facts: own }) => count + own.length, 0);
  const entries = leftOut === 1 ? '1 entry' : `${leftOut} entries`;
  const lines = [
    `${facts} dates of ${products.length} products are here, as they stood on ${date(seenOn, 'weekday')}.`,
    `From ${source}`,
    ...(leftOut === 0 ? [] : [`Left out, because it could not be read: ${entries}.`]),
  ];
  return lines.flatMap((line) => wrap(clean(line), columns)).join('\n');
}
