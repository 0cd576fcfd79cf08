import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import { type Charge, chargeOf, lessonOf, spreadOf } from '../../src/domain/learning.ts';
import type { JournalEvent } from '../../src/domain/record.ts';
import { caseOf, opened, recordAt } from './journal-lines.ts';

const money = (amount: number, currency = 'USD') => ({ amount, currency });

/** A quote of one line, and of its tax. */
function quoted(amount: number, taxRate = '0') {
  const tax = Math.round((amount * Number(taxRate)) / 100);
  const line = { kind: 'labour', text: 'Work', quantity: 1, unitPrice: money(amount), taxRate };
  return {
    id: 'tidy',
    title: 'It starts faster',
    lines: [line],
    sideEffects: ['none known'],
    total: money(amount + tax),
  };
}

const logged = { kind: 'logged', playbook: 'slow-computer' };
const fixNow = { kind: 'decided', choice: 'fix', option: 'tidy', when: 'now', replaces: [] };
const worked = (amount: number, more: object = {}) => ({
  kind: 'worked',
  minutes: 50,
  charged: money(amount),
  ...more,
});
const offered = (...fixes: readonly object[]): JournalEvent => ({ kind: 'offered', fixes });

function finished(...events: readonly JournalEvent[]): Case {
  return caseOf(recordAt(0, [opened, ...events]));
}

const visit = [logged, offered(quoted(10_000)), fixNow, worked(11_000), { kind: 'checked', works: 'yes' }];

describe('what a case teaches of a fix', () => {
  test('is what was charged for it, before tax too, and how long it took', () => {
    expect(chargeOf(finished(...visit), {})).toEqual({
      playbook: 'slow-computer',
      fix: 'tidy',
      charged: money(11_000),
      net: money(11_000),
      minutes: 50,
    });
  });

  test.each<[string, object, string | undefined, number, number]>([
    ['by the tax of the accepted quote', quoted(10_000, '19'), undefined, 11_900, 10_000],
    ['by it even where the settings changed since', quoted(10_000, '19'), '7', 23_800, 20_000],
    [
      'by the settings where the quote says no lines',
      { ...quoted(0), lines: [], total: money(11_900) },
      '19',
      11_900,
      10_000,
    ],
    ['half up to the minor unit', { ...quoted(0), lines: [], total: money(1) }, '19', 100, 84],
    ['in full where nobody speaks of a tax', { ...quoted(0), lines: [], total: money(1) }, undefined, 100, 100],
  ])('is freed of its tax %s', (_, fix, tax, charged, net) => {
    const subject = finished(logged, offered(fix), fixNow, worked(charged));
    expect(chargeOf(subject, tax === undefined ? {} : { tax })?.net).toEqual(money(net));
  });

  test('goes by the quote as it was accepted, whatever was offered later', () => {
    const dearer = { ...quoted(90_000, '50'), lines: [] };
    expect(chargeOf(finished(...visit, offered(dearer)), { tax: '50' })?.net).toEqual(money(11_000));
  });

  test.each<[string, readonly JournalEvent[]]>([
    ['that says no playbook', [offered(quoted(1)), fixNow, worked(1)]],
    [
      'that lives with it',
      [logged, offered(quoted(1)), { kind: 'decided', choice: 'live-with-it', replaces: [] }, worked(1)],
    ],
    ['whose work is still to come', [logged, offered(quoted(1)), { ...fixNow, when: '2026-12-01' }]],
    ['of which no charge is known', [logged, offered(quoted(1)), fixNow, { kind: 'worked', minutes: 30 }]],
    ['that cost nothing', [logged, offered(quoted(1)), fixNow, worked(0)]],
    ['that does not work', [logged, offered(quoted(1)), fixNow, worked(1), { kind: 'checked', works: 'no' }]],
    [
      'of which it is not said which fix',
      [logged, offered(quoted(1), { ...quoted(2), id: 'new' }), { ...fixNow, option: undefined }, worked(1)],
    ],
  ])('is nothing for one %s', (_, events) => {
    expect(chargeOf(finished(...events), {})).toBeUndefined();
  });

  test('is nothing for one that was taken back, whatever was written about it later', () => {
    const later = recordAt(1, visit);
    const subject = caseOf(recordAt(0, [opened]), later, recordAt(2, [{ kind: 'withdrawn', record: 'R0' }]));
    expect(chargeOf(caseOf(recordAt(0, [opened]), later), {})).toBeDefined();
    expect(chargeOf(subject, {})).toBeUndefined();
  });
});

describe('the lowest, the middle and the highest', () => {
  test.each([
    [[], undefined],
    [[7], { low: 7, middle: 7, high: 7 }],
    [[9, 1, 5], { low: 1, middle: 5, high: 9 }],
    [[4, 1, 8, 2], { low: 1, middle: 3, high: 8 }],
    [[1, 2], { low: 1, middle: 2, high: 2 }],
    [[10, 9, 100], { low: 9, middle: 10, high: 100 }],
  ])('of %j are %j', (values, spread) => expect(spreadOf(values)).toEqual(spread));

  test('do not change with the order, and leave as many on one side of the middle as on the other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 1 }), (values) => {
        const spread = spreadOf(values);
        expect(spreadOf(values.toReversed())).toEqual(spread);
        const { low, middle, high } = spread ?? { low: Number.NaN, middle: Number.NaN, high: Number.NaN };
        expect([low, high]).toEqual([Math.min(...values), Math.max(...values)]);
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe('what cases teach together', () => {
  const charge = (amount: number, minutes?: number, currency?: string): Charge => ({
    playbook: 'slow-computer',
    fix: 'tidy',
    charged: money(amount, currency),
    net: money(Math.round(amount / 1.19), currency),
    minutes,
  });

  test('is the middle of what was charged, before tax, and from how many', () => {
    expect(lessonOf([charge(11_900, 60), charge(23_800, 90), charge(9_520)], 'USD')).toEqual({
      cases: 3,
      charged: { low: 9_520, middle: 11_900, high: 23_800 },
      minutes: { low: 60, middle: 75, high: 90 },
      proposed: money(10_000),
      others: {},
    });
  });

  test('is no price while there are fewer than three', () => {
    expect(lessonOf([charge(11_900), charge(11_900)], 'USD')).not.toHaveProperty('proposed');
    expect(lessonOf([charge(11_900), charge(11_900), charge(11_900)], 'USD')).toHaveProperty('proposed');
  });

  test('leaves out what was charged in another currency, and counts it', () => {
    const lesson = lessonOf([charge(1), charge(2), charge(5, 10, 'EUR'), charge(6, 10, 'EUR')], 'USD');
    expect(lesson).toEqual({ cases: 2, charged: { low: 1, middle: 2, high: 2 }, others: { EUR: 2 } });
  });

  test('before tax is never more than was charged, and all of it without tax', () => {
    const taxes = fc.constantFrom('0', '7', '7.7', '8.875', '19', '25');
    const amounts = fc.integer({ min: 1, max: 10 ** 9 });
    fc.assert(
      fc.property(amounts, amounts, taxes, (price, charged, tax) => {
        const fix = quoted(price, tax);
        const found = chargeOf(finished(logged, offered(fix), fixNow, worked(charged)), {});
        const paid = chargeOf(finished(logged, offered(fix), fixNow, worked(fix.total.amount)), {});
        // Whoever pays the quote teaches its price.
        expect(paid?.net.amount).toBe(price);
        expect(found?.net.amount).toBeLessThanOrEqual(charged);
        if (tax === '0') expect(found?.net.amount).toBe(charged);
      }),
      { numRuns: 60 },
    );
  });
});
