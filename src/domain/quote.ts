import { z } from 'zod';
import { addDays, dateAt, isDate } from './dates.ts';
import { formatMoney, isOneCurrency, type Money, parseMoney } from './money.ts';
import { type Fix, lineKinds, type QuoteLine } from './offer.ts';
import { type Parsed, quoted, refused, understood } from './parsed.ts';
import type { Preferences } from './preferences.ts';
import { fixSums, type Nuisance, totalOf } from './sums.ts';
import { parseWhen } from './when.ts';

const text = z.string('text is needed, like "New laptop"').trim().min(1, 'this must not be empty');
const amount = z.string('an amount is written as text, like "90.00"');
const quantity = z.union(
  [
    z.number(),
    z
      .string()
      .regex(/^\d{1,6}(\.\d{1,6})?$/)
      .transform(Number),
  ],
  'a number above 0 is needed, like 1 or 0.25',
);

const typedLineSchema = z.strictObject({
  kind: z.enum(lineKinds, `the kind is one of ${lineKinds.join(', ')}`),
  text,
  quantity: quantity.pipe(
    z.number().positive('a number above 0 is needed, like 1 or 0.25').max(1_000_000, 'this is too many'),
  ),
  unitPrice: amount,
  taxRate: z
    .string('a percentage is written as text, like "19"')
    .regex(/^(100|\d{1,2}(\.\d{1,4})?)$/, 'a percentage is written like "19" or "7.7"')
    .optional(),
  supportedUntil: z.string().optional(),
  supportSource: z.string().optional(),
  checkedAvailable: z.string().optional(),
});

/** A quote as an answers file holds it: money as decimal text. What is missing is filled in by `buildFix`, or refused there. */
export const quoteSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u, 'an id is small letters, digits and hyphens, like "new-laptop"')
    .optional(),
  title: text,
  basis: z.enum(['fixed', 'estimate'], 'the basis is fixed or estimate').optional(),
  ceiling: amount.optional(),
  /** Absent: the price is still open. */
  lines: z.array(typedLineSchema).optional(),
  yearly: amount.optional(),
  residualMinutes: z.number().nonnegative('minutes are 0 or more').optional(),
  sideEffects: z.array(text).optional(),
  excludes: z.array(text).optional(),
  assumes: z.array(text).optional(),
  validUntil: z.string().optional(),
  warrantyDays: z.int().nonnegative('days are 0 or more').optional(),
  deposit: amount.optional(),
});
export type Quote = z.infer<typeof quoteSchema>;
export type TypedLine = z.infer<typeof typedLineSchema>;

/** What a quote is completed with. */
export interface Surroundings {
  readonly preferences: Preferences;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly nuisance: Nuisance;
}

/** A value from an answers file as a quote; the reason names the key that is wrong. */
export function readQuote(value: unknown): Parsed<Quote> {
  const read = quoteSchema.safeParse(value);
  if (read.success) return understood(read.data);
  const [issue] = read.error.issues;
  const place = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  const [stranger] = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const message = stranger === undefined ? issue?.message : `${quoted(stranger)} is not known here, leave it out`;
  return refused(`The quote was not understood: ${place}${message}.`);
}

/** The quotes as fixes with their totals and sums. Ids that are missing are made from the titles, each one once. */
export function buildFixes(quotes: readonly Quote[], surroundings: Surroundings): Parsed<readonly Fix[]> {
  const given = quotes.flatMap(({ id }) => id ?? []);
  const twice = given.find((id, index) => given.indexOf(id) !== index);
  if (twice !== undefined)
    return refused(`Two quotes have the id ${quoted(twice)}: give one another id, like "${twice}-2".`);
  const fixes: Fix[] = [];
  for (const quote of quotes) {
    const id = quote.id ?? uniqueSlug(quote.title, [...given, ...fixes.map((fix) => fix.id)]);
    const fix = buildFix({ ...quote, id }, surroundings);
    if (!fix.ok) return fix;
    fixes.push(fix.value);
  }
  return understood(fixes);
}

/** One quote as a fix with its total and sums; refused with the quote's title and what is missing or wrong. */
export function buildFix(quote: Quote, surroundings: Surroundings): Parsed<Fix> {
  const fix = completed(quote, surroundings);
  return fix.ok ? fix : refused(`The quote ${quoted(quote.title)}: ${fix.reason}`);
}

function completed(quote: Quote, { preferences, now, nuisance }: Surroundings): Parsed<Fix> {
  const { currency } = preferences;
  if (!isOneCurrency([{ amount: 0, currency }, nuisance.hourValue, nuisance.directCostYear]))
    return refused(`one case has one currency: give what an hour is worth in ${currency}, like 40.00.`);
  const lines = readLines(quote.lines ?? [], preferences);
  if (!lines.ok) return lines;
  const total = totalOf(lines.value, currency);
  if (!total.ok) return total;
  const price = readBasis(quote, total.value);
  if (!price.ok) return price;
  const yearly = quote.yearly === undefined ? undefined : parseMoney(quote.yearly, currency);
  if (yearly?.ok === false) return yearly;
  const deposit = quote.deposit === undefined ? undefined : readDeposit(quote.deposit, total.value);
  if (deposit?.ok === false) return deposit;
  const sideEffects = readSideEffects(quote.sideEffects ?? []);
  if (!sideEffects.ok) return sideEffects;
  const validUntil = readValidUntil(quote.validUntil, { preferences, now, nuisance });
  if (!validUntil.ok) return validUntil;
  return understood({
    id: quote.id ?? uniqueSlug(quote.title, []),
    title: quote.title,
    ...price.value,
    lines: lines.value,
    ...(yearly && { yearly: yearly.value }),
    ...(quote.residualMinutes !== undefined && { residualMinutes: quote.residualMinutes }),
    sideEffects: sideEffects.value,
    excludes: quote.excludes ?? [],
    assumes: quote.assumes ?? [],
    validUntil: validUntil.value,
    warrantyDays: quote.warrantyDays ?? preferences.warrantyDays,
    ...(deposit && { deposit: deposit.value }),
    total: total.value,
    sums: fixSums({ total: total.value, yearly: yearly?.value, residualMinutes: quote.residualMinutes }, nuisance),
  });
}

function readLines(lines: readonly TypedLine[], { currency, tax }: Preferences): Parsed<QuoteLine[]> {
  if (lines.length === 0) return refused('it needs a price: write it like "New laptop 900".');
  const read: QuoteLine[] = [];
  for (const line of lines) {
    const unitPrice = parseMoney(line.unitPrice, currency);
    if (!unitPrice.ok) return unitPrice;
    read.push({ ...(tax !== undefined && { taxRate: tax }), ...line, unitPrice: unitPrice.value });
  }
  return understood(read);
}

// A fixed price is never called an estimate, nor the other way round.
function readBasis({ basis = 'fixed', ceiling }: Quote, total: Money): Parsed<Pick<Fix, 'basis' | 'ceiling'>> {
  if (basis === 'fixed')
    return ceiling === undefined
      ? understood({ basis })
      : refused('a fixed price has no ceiling: leave the ceiling out, or set "basis": "estimate".');
  if (ceiling === undefined) return refused('an estimate needs a ceiling, the most it can cost: "ceiling": "300.00".');
  const most = parseMoney(ceiling, total.currency);
  if (!most.ok) return most;
  if (most.value.amount >= total.amount) return understood({ basis, ceiling: most.value });
  return refused(
    `its ceiling of ${formatMoney(most.value)} is below its total of ${formatMoney(total)}, tax included: raise the ceiling, like "${formatMoney(total)}".`,
  );
}

function readDeposit(typed: string, total: Money): Parsed<Money> {
  const deposit = parseMoney(typed, total.currency);
  if (!deposit.ok || deposit.value.amount <= total.amount) return deposit;
  return refused(
    `its deposit of ${formatMoney(deposit.value)} is more than its total of ${formatMoney(total)}: lower the deposit.`,
  );
}

function readSideEffects(given: readonly string[]): Parsed<string[]> {
  const effects = given.filter((effect) => effect.trim() !== '');
  const hasNone = effects.some((effect) => effect.trim().toLowerCase() === 'none known');
  if (effects.length === 0)
    return refused('it needs one honest side effect, like "programs must be set up again", or "none known".');
  if (hasNone && effects.length > 1)
    return refused('"none known" stands alone: leave it out, or leave out the other side effects.');
  return understood(hasNone ? ['none known'] : effects);
}

function readValidUntil(typed: string | undefined, { preferences, now }: Surroundings): Parsed<string> {
  if (typed === undefined) return understood(addDays(dateAt(now), preferences.validDays));
  const read = parseWhen(typed, { now, sense: 'due' });
  if (!read.ok) return read;
  return isDate(read.value.value)
    ? understood(read.value.value)
    : refused(`it is valid until a day, not a time: write it like ${addDays(dateAt(now), preferences.validDays)}.`);
}

/** The title as an id of at most 40 letters, digits and hyphens, with a number added where it is taken. */
function uniqueSlug(title: string, taken: readonly string[]): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
  const words = plain
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
  const slug = words || 'fix';
  let id = slug;
  for (let count = 2; taken.includes(id); count += 1) id = `${slug}-${count}`;
  return id;
}
