import { z } from 'zod';
import { isDate } from '../dates.ts';

export const factKinds = ['end-of-updates', 'paid-extension', 'end-of-sale', 'end-of-parts', 'end-of-service'] as const;
export type FactKind = (typeof factKinds)[number];

/** Whom a date holds for, where a maker gives several: with updates, Home and Pro as against Enterprise and Education. */
export const editions = ['home', 'business'] as const;
export type Edition = (typeof editions)[number];

const day = z.string().refine(isDate, 'a day such as 2026-11-22');
const line = z.string().regex(/^\P{Cc}{1,400}$/u, 'one line of text');

/**
 * One dated thing that somebody published about a product. `true`: over already, the day is not known. `false`: not
 * over, and no day is announced. `null`: the maker gives no date.
 */
const factSchema = z.strictObject({
  version: line.optional(),
  edition: z.enum(editions).optional(),
  kind: z.enum(factKinds),
  date: z.union([day, z.boolean(), z.null()]),
  /** One plain sentence for a client. */
  note: line.optional(),
  source: z.string().regex(/^https:\/\/[^\s\p{Cc}]{3,400}$/u, 'an address that begins with https://'),
  seenOn: day,
});
export type Fact = Readonly<z.infer<typeof factSchema>>;

const productSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.+_-]{0,79}$/, 'an id such as windows-10'),
  name: line,
  maker: line.optional(),
  /** Other names that people type. */
  aliases: z.array(line),
  facts: z.array(factSchema),
});
export interface Product extends Readonly<Omit<z.infer<typeof productSchema>, 'aliases' | 'facts'>> {
  readonly aliases: readonly string[];
  readonly facts: readonly Fact[];
}

/** The table of facts that ships with heard. */
export const factsFileSchema = z.strictObject({ schema: z.literal(1), products: z.array(productSchema) });

/** What an update brought, as it is kept on this computer. */
export interface Update {
  readonly schema: 1;
  /** The day heard took it in. */
  readonly takenOn: string;
  /** The day it was made where it comes from: what it says was seen on that day. */
  readonly seenOn: string;
  readonly source: string;
  /** How much of it could not be read. */
  readonly leftOut: number;
  readonly products: readonly Product[];
}

/** Support dates as they are at hand. */
export interface Support {
  /** Those that came with heard, with those of the last update. */
  products(): readonly Product[];
  /** One sentence for each thing that could not be read; asked after `products`. */
  faults(): readonly string[];
  /**
   * Fetches all dates of endoflife.date: the one place where heard opens a connection.
   * @throws HeardError `network` in a sentence; what was there before stays.
   */
  fetch(): Promise<Fetched>;
  /** Takes the place of the last update. @throws HeardError `disk`. */
  keep(update: Update): void;
}

export interface Fetched {
  readonly text: string;
  /** Where it came from. */
  readonly source: string;
}
