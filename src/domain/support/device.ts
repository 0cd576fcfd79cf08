import { isDate } from '../dates.ts';
import type { DeviceFacts } from '../events/book.ts';
import type { Product } from './fact.ts';
import { type Asked, lookInside, lookUp } from './look-up.ts';
import { type Dated, type Standing, standingsOf } from './standing.ts';
import { versionsOf } from './typed-names.ts';

/** How a thing stands with its maker. */
export interface SupportStanding {
  /** The product with its version, or where none is known what the device is called. */
  readonly name: string;
  /** What the device is called, where it is about one. */
  readonly device?: string;
  readonly maker?: string;
  readonly standings: readonly Standing[];
}

/** How what was asked for stands on that day; without a version the facts that hold for all of them. */
export function standingOfAsked({ product, version, edition }: Asked, today: string): SupportStanding {
  const facts = product.facts.filter(
    (fact) =>
      (fact.version === undefined || fact.version === version) &&
      (edition === undefined || fact.edition === undefined || fact.edition === edition),
  );
  return {
    name: fullName(product, version),
    ...(product.maker !== undefined && { maker: product.maker }),
    standings: standingsOf(facts, today),
  };
}

/** "Windows 10 22H2", but "Galaxy S21" and not twice its name. */
export function fullName({ name }: Product, version: string | undefined): string {
  if (version === undefined) return name;
  return version.toLowerCase().startsWith(name.toLowerCase()) ? version : `${name} ${version}`;
}

/**
 * How a device stands on that day: its own date if the helper typed one, and what is known of its product, which its name
 * may tell. Undefined where nothing is known; nothing is guessed of a product whose versions stand differently.
 */
export function standingOf(
  device: Pick<DeviceFacts, 'name' | 'product' | 'version' | 'endOfUpdates'>,
  products: readonly Product[],
  today: string,
): SupportStanding | undefined {
  const named = productOf(device, products);
  const asked = named?.version === undefined ? named && settled(named, today) : named;
  const known = asked && standingOfAsked(asked, today);
  const own = standingsOf(ownDate(device), today);
  const { name = '' } = device;
  // A name that only seems to tell a product says nothing about it.
  if (!known || known.standings.length === 0)
    return own.length === 0 ? undefined : { name, device: name, standings: own };
  return { ...known, device: name, standings: [...own, ...known.standings] };
}

/** What a device is, by what the helper said of it or else by its name. */
export function productOf(
  { name = '', product, version = '' }: Pick<DeviceFacts, 'name' | 'product' | 'version'>,
  products: readonly Product[],
): Asked | undefined {
  if (product === undefined) return lookInside(name, products);
  const found = lookUp(`${product} ${version}`, products);
  if (found.type === 'one') return found.asked;
  return found.type === 'no-version' ? { product: found.product } : undefined;
}

/** Where the newest version is over, the older ones are too: it stands for the one that nobody named. */
function settled(asked: Asked, today: string): Asked {
  const [version] = versionsOf(asked.product);
  if (version === undefined) return asked;
  const updates = asked.product.facts.filter((fact) => fact.version === version && fact.kind === 'end-of-updates');
  const isOver = updates.length > 0 && standingsOf(updates, today).every(({ state }) => state === 'over');
  return isOver ? { ...asked, version } : asked;
}

function ownDate({ endOfUpdates }: Pick<DeviceFacts, 'endOfUpdates'>): readonly Dated[] {
  const { on, source = 'typed by the helper', seenOn } = endOfUpdates ?? {};
  if (on === undefined || !isDate(on)) return [];
  return [{ kind: 'end-of-updates', date: on, source, ...(seenOn !== undefined && { seenOn }) }];
}
