import { describe, expect, test } from 'vitest';
import { preferencesSchema } from '../../src/domain/preferences.ts';
import { quoteFromTemplate } from '../../src/domain/proposal.ts';
import { toldFee, visitCost, visitLines } from '../../src/domain/visit-cost.ts';
import { shipped } from '../playbooks/shipped.ts';

const preferences = (given: object) => preferencesSchema.parse({ rate: '90', ...given });
const usd = (amount: number) => ({ amount, currency: 'USD' });

describe('what a visit costs in any case', () => {
  test.each([
    [{}, undefined],
    [{ callOutFee: '0', diagnosisFee: '0.00' }, undefined],
    [{ callOutFee: '30' }, usd(3000)],
    [{ callOutFee: '30', diagnosisFee: '45.50' }, usd(7550)],
    [{ callOutFee: '30', diagnosisFee: '45', tax: '19' }, usd(8925)],
    [
      { callOutFee: '30', currency: 'JPY' },
      { amount: 30, currency: 'JPY' },
    ],
  ])('%j', (given, cost) => {
    expect(visitCost(preferences(given))).toEqual(cost);
  });

  test('is what was told, unless more was', () => {
    expect(toldFee(preferences({ callOutFee: '30', diagnosisFee: '45' }))).toEqual(usd(7500));
    expect(toldFee(preferences({ callOutFee: '30', visitFee: '60' }))).toEqual(usd(6000));
    expect(toldFee(preferences({ callOutFee: '30', visitFee: '20' }))).toEqual(usd(3000));
    expect(toldFee(preferences({}))).toBeUndefined();
  });

  test('stands once in each quote that a playbook proposes, and in its ceiling', () => {
    const [fix] = shipped.find(({ id }) => id === 'printer-offline')?.fixes ?? [];
    if (!fix) throw new Error('no fix');
    const bare = quoteFromTemplate({ fix, currency: 'USD' }, preferences({}));
    const quote = quoteFromTemplate({ fix, currency: 'USD' }, preferences({ callOutFee: '30', diagnosisFee: '45' }));
    expect(quote.lines?.map(({ kind, text }) => [kind, text])).toEqual([
      ['labour', 'Work, in hours'],
      ['travel', 'Coming to you'],
      ['labour', 'Finding the cause'],
    ]);
    expect(Number(quote.ceiling) - Number(bare.ceiling)).toBe(75);
    expect(visitLines(preferences({}))).toEqual([]);
  });
});
