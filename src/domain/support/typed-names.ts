import type { Product } from './fact.ts';
import { squash } from './spelling.ts';

/** How a product and its versions are typed, squashed; the longest name first. */
export interface Spellings {
  readonly keys: readonly string[];
  readonly versions: readonly Spelling[];
}

interface Spelling {
  readonly version: string;
  readonly form: string;
  /** It says by itself what it is. */
  readonly isName: boolean;
  /** Forms that other versions may share, its own name first. */
  readonly shorts: readonly string[];
  /** The form without its service pack, and which pack it is; absent where it has none. */
  readonly packed?: { readonly form: string; readonly pack: number };
}

const known = new WeakMap<Product, Spellings>();

/** The spellings of a product, made once. */
export function spellingsOf(product: Product): Spellings {
  const spellings = known.get(product) ?? spell(product);
  known.set(product, spellings);
  return spellings;
}

function spell(product: Product): Spellings {
  const { id, name, aliases } = product;
  const keys = [...new Set([id, name, ...aliases].map(squash))].filter((key) => key !== '');
  keys.sort((one, other) => other.length - one.length);
  const versions = versionsOf(product).map((version): Spelling => {
    const form = squash(version);
    const isName = /\p{L}{3}/u.test(version) && /\d/.test(version) && form.length >= 6;
    // "Galaxy S21" is S21 after "galaxy".
    const own = keys.find((key) => form.startsWith(key) && form !== key);
    const bare = own === undefined ? form : form.slice(own.length);
    const shorts = shortsOf(version).flatMap((one) => [one, one.slice(form.length - bare.length)]);
    const [, pack] = / SP(\d+)$/i.exec(version) ?? [];
    return {
      version,
      form: bare,
      isName,
      shorts: [form, ...shorts].filter((one) => one !== ''),
      ...(pack !== undefined && { packed: { form: bare.slice(0, -pack.length - 2), pack: Number(pack) } }),
    };
  });
  return { keys, versions };
}

const generation = /\(?\b(\d+)(st|nd|rd|th) generation\)?/i;

/**
 * "SE 2", "SE 2nd gen" and "SE" of "SE (2nd generation)", "4" and "4B" of "4 Model B". Only such a mark is left out: what
 * else follows, as the Lite of "S10 Lite", makes it another thing.
 */
function shortsOf(version: string): readonly string[] {
  const named = version.replace(/ - \d{4} release$/i, '');
  const written = [
    named,
    named.replace(generation, '$1$2 gen'),
    named.replace(generation, '$1'),
    named.replace(generation, ''),
    named.replace(' Model ', ' '),
    named.replace(/ Model \S+$/, ''),
  ];
  return [...new Set(written.flatMap((one) => [squash(one), squash(one.replace('-inch', ''))]))];
}

/** The versions of a product in the order of its facts, which is newest first. */
export function versionsOf({ facts }: Product): readonly string[] {
  return [...new Set(facts.flatMap(({ version }) => version ?? []))];
}
