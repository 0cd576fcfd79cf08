import { expect, test } from 'vitest';
import { fixSchema, type Offer } from '../../src/domain/offer.ts';
import { savingsOf } from '../../src/output/fix-view.ts';
import { supportFacts, supportTerms } from '../../src/output/offer-support.ts';
import { plainSpeech } from '../../src/output/speech.ts';
import { fix } from '../commands/shop.ts';

const source = 'https://www.example.com/dates';
const support: Offer['support'] = [
  {
    name: 'Windows 10 22H2',
    device: 'kitchen laptop',
    standings: [
      { kind: 'end-of-sale', state: 'looked-after', source, seenOn: '2026-11-01', isOld: false },
      { kind: 'end-of-updates', state: 'over', on: '2025-10-14', source, seenOn: '2026-08-01', age: 113, isOld: true },
    ],
  },
  { name: 'Acme OS', standings: [] },
];

test('a client reads one line a device, about its updates, with the source and how old it is', () => {
  expect(supportTerms({ support }, plainSpeech)).toEqual([
    'kitchen laptop, Windows 10 22H2: free updates ended on 14 Oct 2025 (example.com, seen 1 Aug 2026, 113 days before).',
  ]);
  expect(supportTerms({}, plainSpeech)).toEqual([]);
});

test('everything known of it says that being sold is not being looked after', () => {
  expect(supportFacts({ support }, plainSpeech)[0]).toBe(
    'kitchen laptop, Windows 10 22H2: still sold; that says nothing about updates (example.com, seen 1 Nov 2026).',
  );
  expect(supportFacts({ support }, plainSpeech)).toHaveLength(2);
});

test.each([
  [true, 'after 2.3 months. That is before updates for the laptop end on 1 Mar 2027.'],
  [false, 'after 2.3 months. Updates for the laptop end before that, on 1 Mar 2027.'],
])('the day a fix has paid for itself is held against the end of updates (%s)', (isBefore, said) => {
  const sums = { savePerYear: { amount: 100, currency: 'USD' }, breakEvenMonths: 2.3, pays: 'yes' };
  const paidBeforeEnd = { what: 'the laptop', paidOn: '2027-01-31', end: '2027-03-01', isBefore };
  const priced = fixSchema.parse({ ...fix('disk', 100), sums, paidBeforeEnd });
  const offer = { fixes: [priced], sums: { ...sums, minutesPerYear: 780, nuisancePerYear: null } };
  expect(savingsOf(priced, offer, plainSpeech).join(' ')).toContain(said);
});
