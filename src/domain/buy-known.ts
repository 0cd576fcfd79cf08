import type { BuyLines } from './buy-lines.ts';
import { standingOf } from './support/device.ts';
import type { Product } from './support/fact.ts';

/**
 * What the support dates at hand say of a thing that its name tells: until when it gets updates, the earliest of several
 * days, and where and when that was seen. Nothing where they do not know it.
 */
export function knownLines(what: string, products: readonly Product[], today: string): BuyLines {
  const standing = standingOf({ name: what }, products, today);
  const updates = (standing?.standings ?? []).filter(({ kind }) => kind === 'end-of-updates');
  const [first] = updates
    .filter(({ on, state }) => on !== undefined || state === 'none')
    .sort((one, other) => ((one.on ?? '9') < (other.on ?? '9') ? -1 : 1));
  if (standing === undefined || first === undefined) return {};
  const { on: updatesUntil = 'no-date', source, seenOn } = first;
  return { updatesUntil, source: `${source} for ${standing.name}`, ...(seenOn !== undefined && { seenOn }) };
}
