import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixSchema } from '../../src/domain/offer.ts';
import { preferencesSchema } from '../../src/domain/preferences.ts';
import { buildFix, buildFixes, type Quote, readQuote } from '../../src/domain/quote.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const now = new Date(2026, 10, 22, 10, 0).getTime();
const surroundings = {
  preferences: preferencesSchema.parse({}),
  now,
  nuisance: { minutes: 5, frequency: { times: 3, per: 'week' as const }, hourValue: usd(4000) },
};
const line = { kind: 'labour' as const, text: 'Work', quantity: 1, unitPrice: '90.00' };
const quote: Quote = { title: 'A new disk, faster', lines: [line], sideEffects: ['programs are set up again'] };

describe('a quote becomes a fix', () => {
  test('with what is missing filled in', () => {
    const fix = buildFix(quote, surroundings);
    expect(fix).toEqual({
      ok: true,
      value: {
        id: 'a-new-disk-faster',
        title: 'A new disk, faster',
        basis: 'fixed',
        lines: [{ ...line, unitPrice: usd(9000) }],
        sideEffects: ['programs are set up again'],
        excludes: [],
        assumes: [],
        validUntil: '2026-12-06',
        warrantyDays: 30,
        total: usd(9000),
        sums: { savePerYear: null, breakEvenMonths: null, pays: 'unknown' },
      },
    });
    expect(fixSchema.safeParse(fix.ok && fix.value).success).toBe(true);
  });

  test('with the total and sums of the worked example', () => {
    expect(buildFix({ ...quote, yearly: '0', residualMinutes: 78 }, surroundings)).toMatchObject({
      value: { total: usd(9000), sums: { savePerYear: usd(46800), breakEvenMonths: 2.3, pays: 'yes' } },
    });
  });

  test('with the tax of the settings on lines that name none, rounded per line', () => {
    const preferences = preferencesSchema.parse({ tax: '19' });
    const lines = [line, { ...line, unitPrice: '0.99' }, { ...line, taxRate: '0' }];
    expect(buildFix({ ...quote, lines }, { ...surroundings, preferences })).toMatchObject({
      value: {
        total: usd(9000 + 1710 + 99 + 19 + 9000),
        lines: [{ taxRate: '19' }, { taxRate: '19' }, { taxRate: '0' }],
      },
    });
  });

  test('in the currency of the settings', () => {
    const preferences = preferencesSchema.parse({ currency: 'JPY' });
    const lines = [{ ...line, quantity: 0.25, unitPrice: '9000' }];
    expect(buildFix({ ...quote, lines }, { preferences, now, nuisance: {} })).toMatchObject({
      value: { total: { amount: 2250, currency: 'JPY' } },
    });
  });

  test('as an estimate with its ceiling', () => {
    expect(buildFix({ ...quote, basis: 'estimate', ceiling: '120' }, surroundings)).toMatchObject({
      value: { basis: 'estimate', ceiling: usd(12000) },
    });
  });

  test('valid until the day that is typed', () => {
    expect(buildFix({ ...quote, validUntil: '2w' }, surroundings)).toMatchObject({
      value: { validUntil: '2026-12-06' },
    });
  });

  test.each<[string, Partial<Quote>, string]>([
    ['no price', { lines: [] }, 'it needs a price: write it like "New laptop 900".'],
    [
      'bad money',
      { lines: [{ ...line, unitPrice: '9x' }] },
      '"9x" is not an amount of money: write it like 90 or 67.50.',
    ],
    [
      'no side effect',
      { sideEffects: [] },
      'it needs one honest side effect, like "programs must be set up again", or "none known".',
    ],
    [
      'none known and another',
      { sideEffects: ['none known', 'slow'] },
      '"none known" stands alone: leave it out, or leave out the other side effects.',
    ],
    [
      'a fixed price with a ceiling',
      { ceiling: '120' },
      'a fixed price has no ceiling: leave the ceiling out, or set "basis": "estimate".',
    ],
    [
      'an estimate without one',
      { basis: 'estimate' },
      'an estimate needs a ceiling, the most it can cost: "ceiling": "300.00".',
    ],
    [
      'a ceiling below the total',
      { basis: 'estimate', ceiling: '80' },
      'its ceiling of $80 is below its total of $90, tax included: raise the ceiling, like "$90".',
    ],
    [
      'yearly money in another currency',
      { yearly: '€5' },
      '"€5" is not in USD, the currency used here: write it like 90 or 67.50.',
    ],
    [
      'a time it is valid until',
      { validUntil: 'fri 9:00' },
      'it is valid until a day, not a time: write it like 2026-12-06.',
    ],
    [
      'a day that does not exist',
      { validUntil: '2026-02-30' },
      '"2026-02-30" is not in the calendar: write a day like 2026-11-27, tomorrow, fri 14:00, 3d, 2w or eom.',
    ],
  ])('but not with %s', (_, change, reason) => {
    const refusal = { ok: false, reason: `The quote "A new disk, faster": ${reason}` };
    expect(buildFix({ ...quote, ...change }, surroundings)).toEqual(refusal);
  });

  test('but not where an hour is worth another currency', () => {
    const nuisance = { hourValue: { amount: 4000, currency: 'EUR' } };
    expect(buildFix(quote, { ...surroundings, nuisance })).toMatchObject({
      reason:
        'The quote "A new disk, faster": one case has one currency: give what an hour is worth in USD, like 40.00.',
    });
  });
});

describe('several quotes', () => {
  const titled = (title: string, id?: string): Quote => ({ ...quote, title, ...(id !== undefined && { id }) });
  const ids = (...quotes: Quote[]) => {
    const fixes = buildFixes(quotes, surroundings);
    return fixes.ok ? fixes.value.map(({ id }) => id) : fixes.reason;
  };

  test('have ids made from their titles, each one once', () => {
    expect(
      ids(titled('New disk'), titled('New disk!'), titled('Ünïcode & more'), titled('新しい'), titled('…')),
    ).toEqual(['new-disk', 'new-disk-2', 'unicode-more', '新しい', 'fix']);
    expect(ids(titled('New disk'), titled('Other', 'new-disk'))).toEqual(['new-disk-2', 'new-disk']);
  });

  test('may not share an id', () => {
    expect(ids(titled('A', 'x'), titled('B', 'x'))).toBe(
      'Two quotes have the id "x": give one another id, like "x-2".',
    );
  });

  test('come out the same in any order', () => {
    const price = fc.integer({ min: 0, max: 10 ** 6 });
    fc.assert(
      fc.property(fc.uniqueArray(price, { maxLength: 4 }), (prices) => {
        const quotes = prices.map((amount): Quote => {
          const lines = [{ ...line, unitPrice: String(amount) }];
          return { ...titled(`Fix for ${amount}`), lines, yearly: '0', residualMinutes: 0 };
        });
        const [forth, back] = [buildFixes(quotes, surroundings), buildFixes([...quotes].reverse(), surroundings)];
        expect(forth.ok && back.ok && [...back.value].reverse()).toEqual(forth.ok && forth.value);
      }),
    );
  });
});

describe('a quote in an answers file', () => {
  test('is taken with the quantity as a number or as text', () => {
    expect(readQuote({ ...quote, lines: [{ ...line, quantity: '0.25' }] })).toEqual({
      ok: true,
      value: { ...quote, lines: [{ ...line, quantity: 0.25 }] },
    });
  });

  test.each([
    [
      { ...quote, lines: [{ ...line, unitPrice: 9000 }] },
      'lines.0.unitPrice: an amount is written as text, like "90.00"',
    ],
    [{ ...quote, lines: [{ ...line, quantity: 0 }] }, 'lines.0.quantity: a number above 0 is needed, like 1 or 0.25'],
    [{ ...quote, lines: [{ ...line, kind: 'tax' }] }, 'lines.0.kind: the kind is one of labour, part, travel, other'],
    [
      { ...quote, lines: [{ ...line, taxRate: '19 %' }] },
      'lines.0.taxRate: a percentage is written like "19" or "7.7"',
    ],
    [{ ...quote, title: ' ' }, 'title: this must not be empty'],
    [{ ...quote, basis: 'guess' }, 'basis: the basis is fixed or estimate'],
  ])('is refused by the key that is wrong', (value, reason) => {
    expect(readQuote(value)).toEqual({ ok: false, reason: `The quote was not understood: ${reason}.` });
  });

  test('is refused for a key that is unknown', () => {
    expect(readQuote({ ...quote, price: '90' })).toMatchObject({ ok: false, reason: expect.stringContaining('price') });
  });
});
