import { distance } from '../nearest.ts';
import type { Edition, Product } from './fact.ts';
import { nearestVersions } from './nearest-versions.ts';
import { squash, wordsOf } from './spelling.ts';
import { type Spellings, spellingsOf, versionsOf } from './typed-names.ts';

/** What somebody means by what they typed. */
export interface Asked {
  readonly product: Product;
  readonly version?: string;
  readonly edition?: Edition;
}

export type LookedUp =
  | { readonly type: 'one'; readonly asked: Asked }
  /** The product is known, the version is not. `nearest`: its versions that are named alike, the nearest first. */
  | {
      readonly type: 'no-version';
      readonly product: Product;
      readonly typed: string;
      readonly nearest: readonly string[];
    }
  /** `nearest`: at most three names. */
  | { readonly type: 'none'; readonly nearest: readonly string[] };

/** Said of a version without being part of it. */
const fillers: ReadonlySet<string> = new Set(['version', 'release', 'the', 'my', 'a']);
/** What an edition is called. With Pro in a business either may be meant, so both are shown. */
const editionWords: ReadonlyMap<string, Edition | undefined> = new Map([
  ['home', 'home'],
  ['enterprise', 'business'],
  ['education', 'business'],
  ['pro', undefined],
  ['professional', undefined],
  ['business', undefined],
]);

/** Of anything else, Pro is another thing: there is an iPhone 14 Pro, and no Galaxy S24 Pro. */
const soldInEditions = /^(?:windows|office|mssqlserver|visual-?studio)/;

/** Finds a product, with its version and edition where they were typed: "win10 22H2", "macOS 13", "iphone 8". */
export function lookUp(typed: string, products: readonly Product[]): LookedUp {
  const words = wordsOf(typed).filter((word) => !fillers.has(word.toLowerCase()));
  const asked = askedFor(words, products);
  if (asked) return { type: 'one', asked };
  for (let count = words.length - 1; count > 0; count -= 1) {
    const start = askedFor(words.slice(0, count), products);
    if (start && start.version === undefined) {
      const { product } = start;
      const rest = words.slice(count).join(' ');
      return { type: 'no-version', product, typed: rest, nearest: nearestVersions(rest, product) };
    }
  }
  return { type: 'none', nearest: nearestNames(words, products) };
}

/** What a device's own name tells of its product: "kitchen laptop, Windows 10 Home" means Windows 10. Longer finds win. */
export function lookInside(name: string, products: readonly Product[]): Asked | undefined {
  const words = wordsOf(name);
  for (let length = Math.min(words.length, 6); length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const part = words.slice(start, start + length);
      const asked = askedFor(part, products);
      if (asked && isTelling(part, asked)) return asked;
    }
  }
  return undefined;
}

// A flash drive is no Flash Player: one word alone has to be the product's own name, or hold a number, as win10 does.
function isTelling([first = '', ...others]: readonly string[], { product, version }: Asked): boolean {
  const own = [product.id, product.name].map(squash);
  return others.length > 0 || version !== undefined || /\d/.test(first) || own.includes(squash(first));
}

function askedFor(words: readonly string[], products: readonly Product[]): Asked | undefined {
  const asked = match(words, products) ?? matchPlain(words, products);
  const edition = words.filter(isEdition).flatMap((word) => editionWords.get(word.toLowerCase()) ?? [])[0];
  return asked && edition && asked.product.facts.some((fact) => fact.edition === edition)
    ? { ...asked, edition }
    : asked;
}

/** What is meant without the words for an edition, which may stand before the version too: "Windows 11 Pro 24H2". */
function matchPlain(words: readonly string[], products: readonly Product[]): Asked | undefined {
  const plain = words.filter((word, at) => !isEdition(word, at));
  const found = plain.length < words.length ? match(plain, products) : undefined;
  return found && soldInEditions.test(found.product.id) ? found : undefined;
}

function isEdition(word: string, at: number): boolean {
  return at > 0 && editionWords.has(word.toLowerCase());
}

interface Match extends Asked {
  /** How much of what was typed is the product's name, in characters. */
  readonly named: number;
}

function match(words: readonly string[], products: readonly Product[]): Asked | undefined {
  const typed = squash(words.join(''));
  if (typed === '') return undefined;
  let best: Match | undefined;
  for (const product of products) {
    const found = matchOf(typed, product);
    if (found && (best === undefined || isCloser(found, best))) best = found;
  }
  if (best === undefined) return undefined;
  const { named: _, ...asked } = best;
  return asked;
}

/** Outlook alone is the program of that name, and with a year the Office that it came in. */
function isCloser(one: Match, other: Match): boolean {
  const isWhole = one.named === other.named && one.version === undefined && other.version === undefined;
  if (!isWhole) return one.named > other.named;
  return versionsOf(one.product).length === 0 && versionsOf(other.product).length > 0;
}

function matchOf(typed: string, product: Product): Match | undefined {
  const { keys, versions } = spellingsOf(product);
  for (const key of keys) {
    if (!typed.startsWith(key)) continue;
    const rest = typed.slice(key.length);
    if (rest === '') return { product, named: key.length };
    const version = versionSpelled(rest, versions);
    if (version !== undefined) return { product, version, named: key.length };
  }
  // "Galaxy S21" needs no maker before it.
  const named = versions.find(({ isName, shorts: [whole] }) => isName && whole === typed);
  return named && { product, version: named.version, named: typed.length };
}

/** The version that is spelled so, the only one that is called so in short, or the one whose update it is: 13.6.1 of 13. */
function versionSpelled(typed: string, versions: Spellings['versions']): string | undefined {
  // Whoever names no service pack has the newest: of the others the updates ended years before.
  const packs = versions.flatMap(({ version, packed }) =>
    packed?.form === typed ? [{ version, pack: packed.pack }] : [],
  );
  if (packs.length > 0) return packs.reduce((newest, one) => (one.pack > newest.pack ? one : newest)).version;
  // Nobody says the 5G of a phone that there is only with it.
  const exact = [typed, `${typed}5g`].flatMap((one) => versions.find(({ form }) => form === one) ?? [])[0];
  if (exact) return exact.version;
  const [short, ...others] = new Set(
    versions.flatMap(({ version, shorts }) => (shorts.includes(typed) ? version : [])),
  );
  if (short !== undefined && others.length === 0) return short;
  const within = versions.filter(({ form }) => form !== '' && typed.startsWith(`${form}.`));
  const [nearest] = within.sort((one, other) => other.form.length - one.form.length);
  // Where there is a 22.1 beside the 22, a 22.4 is no update of the 22.
  const isApart = versions.some(({ form }) => nearest !== undefined && form.startsWith(`${nearest.form}.`));
  return isApart ? undefined : nearest?.version;
}

function nearestNames(words: readonly string[], products: readonly Product[]): readonly string[] {
  const typed = squash(words.join(''));
  // Longer than any name, it is no slip of the fingers.
  if (typed.length > 40) return [];
  const near = products.flatMap((product) => {
    const away = Math.min(...spellingsOf(product).keys.map((key) => distance(typed, key.slice(0, 60))));
    return away <= Math.max(1, typed.length / 3) ? [{ name: product.name, away }] : [];
  });
  return near
    .sort((one, other) => one.away - other.away)
    .slice(0, 3)
    .map(({ name }) => name);
}
