import { describe, expect, test } from 'vitest';
import { type Fix, fixSchema } from '../../src/domain/offer.ts';
import { preferencesSchema } from '../../src/domain/preferences.ts';
import { buildFix } from '../../src/domain/quote.ts';
import { quoteFromFix, withAccepted } from '../../src/domain/reoffer.ts';
import { fix } from '../commands/shop.ts';

const now = Date.parse('2026-11-22T09:30:00.000Z');
const preferences = preferencesSchema.parse({ tax: '19' });
const parsed = (id: string, amount: number): Fix => fixSchema.parse(fix(id, amount));

describe('a fix as the quote it was made from', () => {
  test('makes the same fix again, without tax where it had none, and good for as long as a new one', () => {
    const old: Fix = {
      ...parsed('disk', 9000),
      basis: 'estimate',
      ceiling: { amount: 12_000, currency: 'USD' },
      yearly: { amount: 500, currency: 'USD' },
      deposit: { amount: 3000, currency: 'USD' },
      residualMinutes: 10,
      excludes: ['a battery'],
      validUntil: '2020-01-01',
    };
    const quote = quoteFromFix(old, { preferences, today: '2026-11-22' });
    const again = buildFix(quote ?? { title: '' }, { preferences, now, nuisance: {} });
    const lines = old.lines.map((line) => ({ ...line, taxRate: '0' }));
    expect(again).toEqual({ ok: true, value: { ...old, lines, validUntil: '2026-12-06' } });
  });

  test('stays good for as long as was promised, where a new one would be good for less', () => {
    const quote = quoteFromFix(
      { ...parsed('disk', 9000), validUntil: '2027-05-05' },
      { preferences, today: '2026-11-22' },
    );
    expect(quote?.validUntil).toBe('2027-05-05');
  });

  test('has one line of its total where the journal holds no lines', () => {
    const quote = quoteFromFix({ ...parsed('disk', 9000), lines: [] }, { preferences, today: '2026-11-22' });
    expect(quote?.lines).toMatchObject([{ text: 'The disk', quantity: 1, unitPrice: '90.00', taxRate: '0' }]);
  });

  test('is left out in another currency', () => {
    expect(
      quoteFromFix(
        { ...parsed('disk', 9000), total: { amount: 1, currency: 'EUR' } },
        { preferences, today: '2026-11-22' },
      ),
    ).toBeUndefined();
  });
});

describe('an accepted quote', () => {
  test('stands where it stood as it was, and no other takes its id', () => {
    const accepted = parsed('disk', 9000);
    const others = [parsed('disk', 12_000), parsed('disk-2', 1), parsed('other', 2)];
    const { fixes } = withAccepted({ fixes: others }, accepted, 1);
    expect(fixes[1]).toBe(accepted);
    expect(fixes.map(({ id, total }) => [id, total.amount])).toEqual([
      ['disk-2', 12_000],
      ['disk', 9000],
      ['disk-2-2', 1],
      ['other', 2],
    ]);
    expect(withAccepted({ fixes: [] }, accepted, 3).fixes).toEqual([accepted]);
  });

  test('is none where nothing was accepted', () => {
    const offer = { fixes: [parsed('disk', 1)] };
    expect(withAccepted(offer, undefined, -1)).toBe(offer);
  });
});
