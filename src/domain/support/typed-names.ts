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
  /** Forms that other versions may share. */
  readonly shorts: readonly string[];
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
    const shorts = shortsOf(version);
    return {
      version,
      form: bare,
      isName,
      shorts: [form, ...shorts, ...shorts.map((one) => one.slice(form.length - bare.length))],
    };
  });
  return { keys, versions };
}

/** "4" and "4 Model" of "4 Model B", "SE 2" of "SE (2nd generation)". */
function shortsOf(version: string): readonly string[] {
  const words = version.replace(/\((\d+)(?:st|nd|rd|th) generation\)/i, '$1').split(' ');
  return words.map((_, at) => squash(words.slice(0, at + 1).join('')));
}

/** The versions of a product in the order of its facts, which is newest first. */
export function versionsOf({ facts }: Product): readonly string[] {
  return [...new Set(facts.flatMap(({ version }) => version ?? []))];
}
