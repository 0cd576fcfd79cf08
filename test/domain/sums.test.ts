import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fix, QuoteLine } from '../../src/domain/offer.ts';
import {
  breakEvenDate,
  fixSums,
  lineAmount,
  lineTax,
  minutesPerYear,
  type Nuisance,
  nuisancePerYear,
  offerSums,
  type Priced,
  paidBeforeEnd,
  totalOf,
} from '../../src/domain/sums.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const weekly: Nuisance = { minutes: 5, frequency: { times: 3, per: 'week' }, people: 1, hourValue: usd(4000) };
const hourOfWork: Priced = { total: usd(9000), yearly: usd(0), residualMinutes: 78 };

describe('the worked examples', () => {
  test('5 min, 3 a week, $40 an hour: 780 min and $520 a year; a $90 fix that leaves 78 min saves $468, even after 2.3 months', () => {
    expect(minutesPerYear(weekly)).toBe(780);
    expect(nuisancePerYear(weekly)).toEqual(usd(52000));
    expect(fixSums(hourOfWork, weekly)).toEqual({ savePerYear: usd(46800), breakEvenMonths: 2.3, pays: 'yes' });
  });

  test('1 min, 10 a week, no value of an hour: 520 min a year and no money', () => {
    const small: Nuisance = { minutes: 1, frequency: { times: 10, per: 'week' } };
    expect(minutesPerYear(small)).toBe(520);
    expect(nuisancePerYear(small)).toBeNull();
    expect(fixSums(hourOfWork, small)).toEqual({ savePerYear: null, breakEvenMonths: null, pays: 'unknown' });
  });

  test('a disk with $30 a year expected: $210 and $80 a year never pays by itself', () => {
    const disk: Nuisance = { hourValue: usd(4000), directCostYear: usd(3000) };
    expect(nuisancePerYear(disk)).toEqual(usd(3000));
    expect(fixSums({ total: usd(21000), yearly: usd(8000), residualMinutes: 0 }, disk)).toEqual({
      savePerYear: usd(-5000),
      breakEvenMonths: null,
      pays: 'never',
    });
  });
});

describe('a missing figure is never taken as 0', () => {
  test.each<[string, Nuisance]>([
    ['minutes', { ...weekly, minutes: undefined }],
    ['frequency', { ...weekly, frequency: undefined }],
    ['a countable frequency', { ...weekly, frequency: { times: null, per: 'constant' } }],
  ])('without %s there is no yearly figure', (_, nuisance) => {
    expect(minutesPerYear(nuisance)).toBeNull();
    expect(nuisancePerYear(nuisance)).toBeNull();
  });

  test('without the value of an hour there is no money, direct cost or not', () => {
    expect(nuisancePerYear({ ...weekly, hourValue: undefined, directCostYear: usd(3000) })).toBeNull();
  });

  test('a direct cost adds to the time, stands alone where no time is named, and not where the time cannot be counted', () => {
    const value = { hourValue: usd(4000), directCostYear: usd(3000) };
    expect(nuisancePerYear({ ...weekly, ...value })).toEqual(usd(55000));
    expect(nuisancePerYear(value)).toEqual(usd(3000));
    expect(nuisancePerYear({ ...value, minutes: 30, frequency: { times: null, per: 'constant' } })).toBeNull();
  });

  test('one person is taken where nothing is said, more multiply', () => {
    expect(minutesPerYear({ ...weekly, people: undefined })).toBe(780);
    expect(minutesPerYear({ ...weekly, people: 4 })).toBe(3120);
  });

  const keys = ['yearly', 'residualMinutes', 'hourValue', 'minutes', 'frequency'] as const;
  test('whatever input is removed, what needs it is null and nothing pays', () => {
    fc.assert(
      fc.property(fc.subarray([...keys], { minLength: 1 }), (missing) => {
        const drop = <T extends object>(value: T): T =>
          Object.fromEntries(Object.entries(value).filter(([key]) => !missing.some((gone) => gone === key))) as T;
        const sums = fixSums(drop(hourOfWork), drop(weekly));
        expect(sums).toEqual({ savePerYear: null, breakEvenMonths: null, pays: 'unknown' });
      }),
    );
  });
});

describe('a fix', () => {
  test.each([
    [9000, 5200, 'yes', 2.3],
    [0, 5200, 'yes', 0],
    [9000, 52000, 'never', null],
    [9000, 60000, 'never', null],
  ])('of %d with %d left each year pays: %s, after %s months', (total, yearly, pays, months) => {
    const sums = fixSums({ total: usd(total), yearly: usd(yearly), residualMinutes: 0 }, weekly);
    expect(sums).toMatchObject({ pays, breakEvenMonths: months });
  });

  test('in another currency than the nuisance makes no sum', () => {
    expect(fixSums({ ...hourOfWork, yearly: { amount: 0, currency: 'EUR' } }, weekly).pays).toBe('unknown');
    expect(nuisancePerYear({ ...weekly, directCostYear: { amount: 1, currency: 'EUR' } })).toBeNull();
  });

  test('breaks even half up to a tenth of a month', () => {
    // 12 x 1.75 / 140 = 0.15
    const sums = fixSums({ total: usd(175), yearly: usd(38000), residualMinutes: 0 }, weekly);
    expect(sums).toEqual({ savePerYear: usd(14000), breakEvenMonths: 0.2, pays: 'yes' });
  });

  test('breaks even on a date that can be held against the end of support', () => {
    expect(breakEvenDate(2.3, '2026-11-22')).toBe('2027-01-31');
    expect(breakEvenDate(12, '2026-11-22')).toBe('2027-11-22');
  });
});

describe('the day a fix has paid for itself, held against the end of free updates', () => {
  const today = '2026-11-22';
  const fix = { sums: { savePerYear: usd(1), breakEvenMonths: 2.3, pays: 'yes' as const }, lines: [] };
  const ends = (on: string) => ({
    kind: 'end-of-updates' as const,
    state: 'ends' as const,
    on,
    source: 'x',
    isOld: false,
  });
  const laptop = (...on: string[]) => ({
    support: [{ name: 'Windows 11', device: 'laptop', standings: on.map(ends) }],
  });
  const part = (text: string, supportedUntil?: string): QuoteLine => ({
    kind: 'part',
    text,
    quantity: 1,
    unitPrice: usd(1),
    ...(supportedUntil !== undefined && { supportedUntil }),
  });

  test.each([
    ['the same day', '2027-01-31', true],
    ['the day before', '2027-01-30', false],
  ])('of the device, which ends %s', (_, end, isBefore) => {
    expect(paidBeforeEnd(fix, laptop('2029-01-01', end, '2025-01-01'), today)).toEqual({
      what: 'laptop',
      paidOn: '2027-01-31',
      end,
      isBefore,
    });
  });

  test('of the parts it brings along, where they say theirs', () => {
    const lines = [part('box'), part('a tablet', '2028-01-01'), part('a phone', '2027-05-05')];
    expect(paidBeforeEnd({ ...fix, lines }, laptop('2026-12-01'), today)).toMatchObject({
      what: 'a phone',
      isBefore: true,
    });
  });

  test.each([
    ['it never pays', { ...fix, sums: { ...fix.sums, breakEvenMonths: null } }, laptop('2027-05-05')],
    ['updates are over already', fix, laptop('2025-05-05')],
    ['nothing is known of the device', fix, {}],
  ])('says nothing where %s', (_, one, offer) => {
    expect(paidBeforeEnd(one, offer, today)).toBeUndefined();
  });
});

describe('lines', () => {
  const line = (quantity: number, unitPrice: number, taxRate?: string): QuoteLine => ({
    kind: 'part',
    text: 'disk',
    quantity,
    unitPrice: usd(unitPrice),
    ...(taxRate !== undefined && { taxRate }),
  });

  test.each([
    [line(0.25, 9000), 2250, 0],
    [line(1.005, 100), 101, 0],
    [line(0.5, 101, '19'), 51, 10],
    [line(3, 3333, '7.7'), 9999, 770],
  ])('%j is %d before tax and %d tax', (one, amount, tax) => {
    expect(lineAmount(one)).toEqual(usd(amount));
    expect(lineTax(one)).toEqual(usd(tax));
  });

  test('one line in another currency is refused', () => {
    expect(totalOf([line(1, 100)], 'EUR')).toEqual({
      ok: false,
      reason: 'A quote has one currency: write every price in EUR, like 90.00.',
    });
  });

  test('in every currency the total is the sum of the shown lines and their taxes, in whole minor units', () => {
    const anyLine = fc.record({
      kind: fc.constant('part' as const),
      text: fc.constant('disk'),
      quantity: fc.integer({ min: 1, max: 4000 }).map((quarters) => quarters / 4),
      price: fc.integer({ min: 0, max: 10 ** 7 }),
      taxRate: fc.constantFrom('0', '7.7', '8.875', '19'),
    });
    fc.assert(
      fc.property(fc.array(anyLine), fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLF'), (drawn, currency) => {
        const lines = drawn.map(({ price, ...rest }) => ({ ...rest, unitPrice: { amount: price, currency } }));
        const shown = lines.flatMap((one) => [lineAmount(one), lineTax(one)]);
        const sum = shown.reduce((total, { amount }) => total + amount, 0);
        expect(shown.every(({ amount }) => Number.isSafeInteger(amount))).toBe(true);
        expect(totalOf(lines, currency)).toEqual({ ok: true, value: { amount: sum, currency } });
        expect(totalOf([...lines].reverse(), currency)).toEqual(totalOf(lines, currency));
      }),
    );
  });
});

describe('the offer', () => {
  const fix = (id: string, total: number): Fix => ({
    id,
    title: id,
    basis: 'fixed',
    lines: [],
    sideEffects: ['none known'],
    excludes: [],
    assumes: [],
    validUntil: '2026-12-06',
    warrantyDays: 30,
    total: usd(total),
    sums: fixSums({ ...hourOfWork, total: usd(total) }, weekly),
  });
  const [small, large] = [fix('small', 9000), fix('large', 46800)];

  test('has the sums of the chosen fix, else of the first, and none without a fix', () => {
    expect(offerSums({ fixes: [small, large] }, weekly)).toEqual({
      minutesPerYear: 780,
      nuisancePerYear: usd(52000),
      savePerYear: usd(46800),
      breakEvenMonths: 2.3,
    });
    expect(offerSums({ fixes: [small, large], option: 'large' }, weekly).breakEvenMonths).toBe(12);
    expect(offerSums({ fixes: [] }, weekly)).toMatchObject({ savePerYear: null, breakEvenMonths: null });
  });

  test('is the same in any order once a fix is chosen', () => {
    expect(offerSums({ fixes: [large, small], option: 'large' }, weekly)).toEqual(
      offerSums({ fixes: [small, large], option: 'large' }, weekly),
    );
  });
});
