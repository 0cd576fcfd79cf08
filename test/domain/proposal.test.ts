import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlaybookFix } from '../../src/domain/playbook.ts';
import { preferencesSchema } from '../../src/domain/preferences.ts';
import { priceOf, quoteFromTemplate, quoteOf, withPrice } from '../../src/domain/proposal.ts';
import { buildFix } from '../../src/domain/quote.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const disk: PlaybookFix = {
  id: 'new-disk',
  title: 'A new disk',
  hours: [2, 4],
  parts: [{ text: 'Disk', price: [60, 181] }],
  sideEffects: ['licensed programs may need activating again'],
  excludes: ['a backup'],
  assumes: ['the disk can be read'],
};
const template = { fix: disk, currency: 'USD' };
const preferences = (typed: object) => preferencesSchema.parse({ rate: '90', ...typed });
const hours = (low: number, high: number): PlaybookFix => ({ ...disk, hours: [low, high], parts: [] });

describe("a playbook's fix as a quote", () => {
  test('is an estimate at the middle of its bands with their high ends as the ceiling', () => {
    expect(quoteFromTemplate(template, preferences({}))).toEqual({
      id: 'new-disk',
      title: 'A new disk',
      basis: 'estimate',
      ceiling: '541.00',
      lines: [
        { kind: 'labour', text: 'Work, in hours', quantity: 3, unitPrice: '90.00' },
        { kind: 'part', text: 'Disk', quantity: 1, unitPrice: '120.50' },
      ],
      sideEffects: ['licensed programs may need activating again'],
      excludes: ['a backup'],
      assumes: ['the disk can be read'],
    });
  });

  test.each([
    [[1, 1.3], {}, 1.25, '90.00', '135.00'],
    [[0.5, 1], {}, 0.75, '90.00', '90.00'],
    [[1, 2], { rounding: 1 }, 2, '90.00', undefined],
    [[1.1, 1.1], { rounding: 0.1 }, 1.1, '90.00', undefined],
    [[0.25, 0.25], { minimumFee: '60' }, 1, '60.00', undefined],
    [[0.25, 0.75], { minimumFee: '60' }, 1, '60.00', '67.50'],
  ] as const)('%j hours with %j are %d x %s, at most %s', (band, typed, quantity, unitPrice, ceiling) => {
    const quote = quoteFromTemplate({ fix: hours(band[0], band[1]), currency: 'USD' }, preferences(typed));
    expect(quote.lines).toMatchObject([{ quantity, unitPrice }]);
    expect(quote.ceiling).toBe(ceiling);
    expect(quote.basis).toBe(ceiling === undefined ? 'fixed' : 'estimate');
  });

  test('has its price open without a rate, or with prices in another currency', () => {
    expect(quoteFromTemplate(template, preferencesSchema.parse({}))).not.toHaveProperty('lines');
    expect(quoteFromTemplate(template, preferences({ currency: 'EUR' }))).not.toHaveProperty('lines');
    expect(quoteFromTemplate(template, preferences({ currency: 'EUR' }))).not.toHaveProperty('basis');
    expect(quoteFromTemplate({ fix: hours(1, 2), currency: 'USD' }, preferences({ currency: 'EUR' }))).toHaveProperty(
      'lines',
    );
  });

  test('needs no rate where there is only a part to buy', () => {
    const quote = quoteFromTemplate({ fix: { ...disk, hours: [0, 0] }, currency: 'USD' }, preferencesSchema.parse({}));
    expect(quote).toMatchObject({
      basis: 'estimate',
      ceiling: '181.00',
      lines: [{ kind: 'part', unitPrice: '120.50' }],
    });
  });

  test('keeps what comes back every year apart, and drops it in another currency', () => {
    const fix: PlaybookFix = { ...disk, yearly: [60, 120] };
    expect(quoteFromTemplate({ fix, currency: 'USD' }, preferences({})).yearly).toBe('90.00');
    expect(quoteFromTemplate({ fix, currency: 'USD' }, preferences({ currency: 'EUR' }))).not.toHaveProperty('yearly');
  });

  test('has its tax in the total and in the ceiling', () => {
    const settings = preferences({ tax: '10' });
    const quote = quoteFromTemplate(template, settings);
    expect(quote.ceiling).toBe('595.10');
    const fix = buildFix(quote, { preferences: settings, now: 0, nuisance: {} });
    expect(fix).toMatchObject({ value: { total: usd(42955), ceiling: usd(59510) } });
  });
});

describe('a typed price', () => {
  const proposal = quoteFromTemplate(template, preferences({}));

  test('makes one line at a fixed price, and the estimate is gone', () => {
    const quote = withPrice(proposal, { basis: 'fixed', amount: usd(24000) }, {});
    expect(quote).toMatchObject({ basis: 'fixed', lines: [{ text: 'A new disk', quantity: 1, unitPrice: '240.00' }] });
    expect(quote).not.toHaveProperty('ceiling');
  });

  test('may be an estimate with its own ceiling', () => {
    const quote = withPrice(proposal, { basis: 'estimate', amount: usd(20000), ceiling: usd(30000) }, {});
    expect(quote).toMatchObject({ basis: 'estimate', ceiling: '300.00', lines: [{ unitPrice: '200.00' }] });
  });

  test('is before tax, and so is the most it can cost: both stand on the page with it', () => {
    const price = { basis: 'estimate' as const, amount: usd(26_500), ceiling: usd(32_000) };
    const quote = withPrice({ title: 'Wi-Fi' }, price, { tax: '20' });
    expect(quote).toMatchObject({ ceiling: '384.00', lines: [{ unitPrice: '265.00' }] });
  });

  test('reads back as it was typed, whatever the tax', () => {
    const amounts = fc.tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 9 }));
    const taxes = fc.constantFrom(undefined, '0', '7.7', '8.875', '19', '25');
    fc.assert(
      fc.property(amounts, taxes, fc.constantFrom('USD', 'JPY', 'KWD'), ([amount, more], tax, currency) => {
        const money = (value: number) => ({ amount: value, currency });
        const price = { basis: 'estimate' as const, amount: money(amount), ceiling: money(amount + more) };
        const quote = withPrice({ title: 'x' }, price, preferences({ currency, ...(tax !== undefined && { tax }) }));
        expect(priceOf(quote, preferences({ currency, ...(tax !== undefined && { tax }) }))).toEqual(price);
      }),
    );
  });

  test('on the quote screen takes a proposal by its number or makes a quote of its own', () => {
    const price = { basis: 'fixed' as const, amount: usd(90000) };
    expect(quoteOf({ proposal: 1 }, [proposal], {})).toBe(proposal);
    expect(quoteOf({ proposal: 1, price }, [proposal], {})).toEqual(withPrice(proposal, price, {}));
    expect(quoteOf({ proposal: 2 }, [proposal], {})).toBeUndefined();
    expect(quoteOf({ title: 'New laptop', price }, [], {})).toEqual({
      title: 'New laptop',
      basis: 'fixed',
      lines: [{ kind: 'other', text: 'New laptop', quantity: 1, unitPrice: '900.00' }],
    });
  });
});
