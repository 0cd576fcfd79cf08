import { z } from 'zod';
import { isDate } from '../dates.ts';
import { isInstant } from '../instant.ts';
import { type Parsed, refused, understood } from '../parsed.ts';
import { endoflifeNotes } from './endoflife-notes.ts';
import type { Fact, FactKind, Product, Update } from './fact.ts';
import { squash, wordsOf } from './spelling.ts';
import { windowsRelease } from './windows-releases.ts';

const site = 'https://endoflife.date';
const mostProducts = 5000;
const mostReleases = 500;
const mostAliases = 50;

const label = z.string().regex(/^(?=.*\S)\P{Cc}{1,120}$/u);
/** A day, or where none is known whether it is over. */
const end = z.union([z.string().refine(isDate), z.boolean()]).nullish();

const documentSchema = z.object({
  schema_version: z.string(),
  generated_at: z.string().refine(isInstant),
  result: z.array(z.unknown()),
});
const listedSchema = z.object({
  name: z.string().regex(/^[a-z0-9][a-z0-9.+_-]{0,79}$/),
  label,
  aliases: z.array(z.unknown()).catch([]),
  /** What the site calls its columns. */
  labels: z.object({ eol: z.string().catch('') }).catch({ eol: '' }),
  releases: z.array(z.unknown()),
});
type Listed = z.infer<typeof listedSchema>;
// Half of a release could mislead, so one that is odd anywhere is left out whole.
const releaseSchema = z.object({
  name: label,
  label: label.nullish(),
  isEol: end,
  eolFrom: end,
  isEoes: end,
  eoesFrom: end,
  isDiscontinued: end,
  discontinuedFrom: end,
});

/**
 * Reads what https://endoflife.date/api/v1/products/full answers, in form 1: groups that a product has not are absent, and
 * where no day is known a boolean stands alone. Never throws, whatever the value: what does not fit is left out and counted.
 */
export function readEndoflife(value: unknown, today: string): Parsed<Pick<Update, 'seenOn' | 'products' | 'leftOut'>> {
  const read = documentSchema.safeParse(value);
  if (!read.success) return refused('This is not what endoflife.date publishes.');
  const { schema_version: form, generated_at: made, result } = read.data;
  if (!/^1(\.|$)/.test(form)) return refused('endoflife.date publishes a form that this heard does not know yet.');
  const madeOn = new Date(made).toISOString().slice(0, 10);
  const seenOn = madeOn > today ? today : madeOn;
  let leftOut = Math.max(0, result.length - mostProducts);
  const products = new Map<string, Product>();
  for (const one of result.slice(0, mostProducts)) {
    const found = productsIn(one, seenOn);
    leftOut += found.leftOut;
    for (const product of found.products) {
      if (products.has(product.id)) leftOut += 1;
      else products.set(product.id, product);
    }
  }
  if (products.size === 0) return refused('There is no product in it that heard can read.');
  return understood({ seenOn, products: [...products.values()], leftOut });
}

type Named = Pick<Product, 'id' | 'name' | 'aliases'>;

function productsIn(
  value: unknown,
  seenOn: string,
): { readonly products: readonly Product[]; readonly leftOut: number } {
  const read = listedSchema.safeParse(value);
  if (!read.success) return { products: [], leftOut: 1 };
  const listed = read.data;
  const aliases = listed.aliases.filter((alias): alias is string => label.safeParse(alias).success);
  const whole: Named = { id: listed.name, name: listed.label, aliases: aliases.slice(0, mostAliases) };
  const groups = new Map<string, Named & { readonly facts: Fact[] }>();
  let leftOut = Math.max(0, listed.releases.length - mostReleases);
  for (const one of listed.releases.slice(0, mostReleases)) {
    const release = releaseIn(one, listed, seenOn);
    if (release === undefined) leftOut += 1;
    const named = release?.product ?? whole;
    const group = groups.get(named.id) ?? { ...named, facts: [] };
    group.facts.push(...(release?.facts ?? []));
    if (group.facts.length > 0) groups.set(named.id, group);
  }
  return { products: [...groups.values()], leftOut };
}

interface Release {
  /** What it belongs to, where that is not the product it is listed under. */
  readonly product?: Named;
  readonly facts: readonly Fact[];
}

function releaseIn(value: unknown, listed: Listed, seenOn: string): Release | undefined {
  const read = releaseSchema.safeParse(value);
  if (!read.success) return undefined;
  const { name } = read.data;
  const windows = listed.name === 'windows' ? windowsRelease(name) : undefined;
  const version = windows ? windows.version : versionOf(name, read.data.label ?? name);
  const facts = endsOf(read.data, listed).map(([kind, date]): Fact => {
    const note = endoflifeNotes.get(listed.name)?.[kind];
    // The site speaks of the programme for businesses; the one for homes has other dates.
    const edition = windows && kind === 'paid-extension' ? 'business' : windows?.edition;
    return {
      ...(version !== undefined && { version }),
      ...(edition !== undefined && { edition }),
      kind,
      date,
      ...(note !== undefined && { note }),
      source: `${site}/${listed.name}`,
      seenOn,
    };
  });
  return { ...(windows && { product: windows.product }), facts };
}

function endsOf(
  release: z.infer<typeof releaseSchema>,
  { name, labels }: Listed,
): (readonly [FactKind, Fact['date']])[] {
  const eol = release.eolFrom ?? release.isEol;
  const eoes = release.eoesFrom ?? release.isEoes;
  const discontinued = release.discontinuedFrom ?? release.isDiscontinued;
  // Of a Raspberry Pi, and whatever else has its column named so, it is how long it is made: not a word about updates.
  const isProduction = /discontinu/i.test(labels.eol);
  // Debian's longer support costs nothing: the updates end with it.
  const isFree = name === 'debian' && typeof eoes === 'string';
  const ends: readonly (readonly [FactKind, Fact['date'] | undefined])[] = [
    [isProduction ? 'end-of-sale' : 'end-of-updates', isFree ? eoes : eol],
    ['paid-extension', isFree ? undefined : eoes],
    ['end-of-sale', isProduction ? undefined : discontinued],
  ];
  return ends.flatMap(([kind, date]) => (date === undefined || date === null ? [] : [[kind, date] as const]));
}

/** The version as people say it: `24.04` of "24.04 'Noble Numbat' (LTS)", but "Pixel 9 Pro" of `9pro`. Nobody types what stands in quotes. */
function versionOf(name: string, shown: string): string {
  const spoken = shown.replace(/\s*\((?:Upcoming )?LTS\)$/i, '').replace(/ '[^']*'/, '');
  if (squash(spoken) === squash(name)) return spoken;
  return wordsOf(spoken).some((word) => squash(word) === squash(name)) ? name : spoken;
}
