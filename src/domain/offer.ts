import { z } from 'zod';
import { moneySchema } from './money-schema.ts';
import { editions, factKinds } from './support/fact.ts';

export const lineKinds = ['labour', 'part', 'travel', 'other'] as const;

/** One line of a quote: quantity x unit price, half up to the minor unit, before tax. */
export const quoteLineSchema = z.looseObject({
  kind: z.enum(lineKinds),
  text: z.string(),
  quantity: z.number().positive(),
  unitPrice: moneySchema,
  /** Percent as a decimal string: "19". */
  taxRate: z.string().optional(),
  supportedUntil: z.string().optional(),
  supportSource: z.string().optional(),
  checkedAvailable: z.string().optional(),
});
export type QuoteLine = z.infer<typeof quoteLineSchema>;

export const paysAnswers = ['yes', 'never', 'unknown'] as const;
export const fixSumsSchema = z.looseObject({
  savePerYear: moneySchema.nullable(),
  breakEvenMonths: z.number().nullable(),
  pays: z.enum(paysAnswers),
});
export type FixSums = z.infer<typeof fixSumsSchema>;

/** How the day a fix has paid for itself lies to the end of free updates of what it mends, or of what it brings along. */
const paidBeforeEndSchema = z.looseObject({
  /** What gets updates until `end`. */
  what: z.string(),
  paidOn: z.string(),
  end: z.string(),
  isBefore: z.boolean(),
});
export type PaidBeforeEnd = z.infer<typeof paidBeforeEndSchema>;

/** A lasting remedy with a price, as the client saw it. */
export const fixSchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  basis: z.enum(['fixed', 'estimate']),
  ceiling: moneySchema.optional(),
  lines: z.array(quoteLineSchema),
  yearly: moneySchema.optional(),
  residualMinutes: z.number().nonnegative().optional(),
  sideEffects: z.array(z.string()).min(1),
  excludes: z.array(z.string()),
  assumes: z.array(z.string()),
  validUntil: z.string(),
  warrantyDays: z.int().nonnegative(),
  /** Paid when the parts are ordered, as part of the total. */
  deposit: moneySchema.optional(),
  total: moneySchema,
  sums: fixSumsSchema,
  paidBeforeEnd: paidBeforeEndSchema.optional(),
});
export type Fix = z.infer<typeof fixSchema>;

/** A fix as a journal may hold it: by hand or by an older writer, with less than a whole quote. */
export const writtenFixSchema = fixSchema.partial().required({ id: true, title: true, total: true });
export type WrittenFix = z.infer<typeof writtenFixSchema>;

const unknownSums: FixSums = { savePerYear: null, breakEvenMonths: null, pays: 'unknown' };

/** The whole fix: what was not written says nothing. */
export function wholeFix(written: WrittenFix): Fix {
  const nothing = { lines: [], sideEffects: [], excludes: [], assumes: [], validUntil: '', warrantyDays: 0 };
  return { basis: 'fixed', ...nothing, sums: unknownSums, ...withoutAbsent(written) } as Fix;
}

const nothingSummed: OfferSums = {
  minutesPerYear: null,
  nuisancePerYear: null,
  savePerYear: null,
  breakEvenMonths: null,
};

/** An offer as a case holds it, whole: what was not offered says nothing. */
export function wholeOffer(offer: Partial<Offer> | null): Offer {
  return { fixes: [], sums: nothingSummed, ...withoutAbsent(offer ?? {}) };
}

function withoutAbsent<T extends object>(from: T): Partial<T> {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as Partial<T>;
}

export const liveWithItSchema = z.looseObject({
  how: z.string(),
  risk: z.string(),
  cannotBeBoughtBack: z.string().optional(),
  reviewOn: z.string(),
  /** What today's visit costs in any case, tax included. */
  visit: moneySchema.optional(),
});
export type LiveWithIt = z.infer<typeof liveWithItSchema>;

export const ringAnswers = ['supported', 'unsupported', 'call-other', 'none'] as const;
export const swapResults = ['works', 'same', 'not-tested'] as const;
export const ringEntrySchema = z.looseObject({
  piece: z.string(),
  maker: z.string(),
  answer: z.enum(ringAnswers),
  pointsTo: z.string().optional(),
  reference: z.string().optional(),
  on: z.string().optional(),
  /** What it runs: "firmware 2.1". */
  version: z.string().optional(),
  soldBy: z.string().optional(),
  /** What was put in its place, and whether it worked then. */
  swap: z.looseObject({ with: z.string(), result: z.enum(swapResults) }).optional(),
});
export type RingEntry = z.infer<typeof ringEntrySchema>;

/** When the search for who supports a combination ends. */
export const ringStopSchema = z.looseObject({
  hours: z.number().positive().optional(),
  returnBy: z.string().optional(),
});
export type RingStop = z.infer<typeof ringStopSchema>;

const standingSchema = z.looseObject({
  kind: z.enum(factKinds),
  version: z.string().exactOptional(),
  edition: z.enum(editions).exactOptional(),
  state: z.enum(['over', 'ends', 'looked-after', 'none']),
  on: z.string().exactOptional(),
  days: z.number().exactOptional(),
  note: z.string().exactOptional(),
  source: z.string(),
  seenOn: z.string().exactOptional(),
  age: z.number().exactOptional(),
  isOld: z.boolean(),
});
const supportSchema = z.looseObject({
  name: z.string(),
  device: z.string().exactOptional(),
  maker: z.string().exactOptional(),
  standings: z.array(standingSchema).readonly(),
});

/** What it costs to leave things as they are, per year; null where an input is missing. */
export const offerSumsSchema = z.looseObject({
  minutesPerYear: z.number().nullable(),
  nuisancePerYear: moneySchema.nullable(),
  savePerYear: moneySchema.nullable(),
  breakEvenMonths: z.number().nullable(),
});
export type OfferSums = z.infer<typeof offerSumsSchema>;

export const offerSchema = z.looseObject({
  fixes: z.array(fixSchema),
  liveWithIt: liveWithItSchema.optional(),
  ring: z.array(ringEntrySchema).optional(),
  ringStop: ringStopSchema.optional(),
  /** How the devices stood with their makers on the day it was shown. */
  support: z.array(supportSchema).readonly().optional(),
  hourValue: moneySchema.optional(),
  directCostYear: moneySchema.optional(),
  worryAnswer: z.string().optional(),
  sums: offerSumsSchema,
});
export type Offer = z.infer<typeof offerSchema>;
