import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/interview/answers.ts';
import { answerFromFile } from '../../src/interview/from-file.ts';
import { offerOf } from '../../src/interview/offer-value.ts';
import { overrun } from '../../src/interview/record.ts';
import type { Scene } from '../../src/interview/scene.ts';
import { caseFrom, fullVisit, key, line, scene, visit } from './desk.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const hour = { kind: 'labour', text: 'An hour', quantity: 1, unitPrice: '90.00' };
const fix = { title: 'It starts fast', lines: [hour], yearly: '0', residualMinutes: 78, sideEffects: ['none known'] };
const common = {
  client: 'Ben',
  words: 'It is slow',
  readbacks: [{ answer: 'yes' }],
  wants: 'look',
  choice: 'live-with-it',
};

function caseOf(given: Readonly<Record<string, unknown>>, place: Scene = scene) {
  const answered = answerFromFile(place, { ...common, ...given });
  if (!answered.ok) throw new Error(answered.refusal.message);
  return caseFrom(answered.state.answers, place);
}

describe('the sums are those of the worked examples', () => {
  const often = { frequency: '3/week', minutes: 5, hourValue: '40' };

  test('5 min, 3 times a week, $40 an hour: $520 a year; $90 saves $468 and pays in 2.3 months', () => {
    const { offer } = caseOf({ ...often, fixes: [fix] });
    expect(offer).toMatchObject({
      hourValue: usd(4000),
      sums: { minutesPerYear: 780, nuisancePerYear: usd(52000), savePerYear: usd(46800), breakEvenMonths: 2.3 },
      fixes: [{ total: usd(9000), sums: { savePerYear: usd(46800), breakEvenMonths: 2.3, pays: 'yes' } }],
    });
  });

  test('1 min, 10 times a week, without an hour named: 8 h 40 and no money', () => {
    const { offer } = caseOf({ frequency: '10/week', minutes: 1, fixes: [fix] });
    expect(offer).toMatchObject({
      sums: { minutesPerYear: 520, nuisancePerYear: null, savePerYear: null, breakEvenMonths: null },
      fixes: [{ sums: { pays: 'unknown' } }],
    });
    expect(offer?.hourValue).toBe(undefined);
  });

  test('a disk that costs $30 a year by expectation never pays', () => {
    const dear = { ...fix, lines: [{ ...hour, unitPrice: '210' }], yearly: '80', residualMinutes: 0 };
    const { offer } = caseOf({
      directCostYear: '30',
      hourValue: '40',
      fixes: [dear],
      liveWithIt: { how: 'copy it', risk: 'it may stop', cannotBeBoughtBack: 'the photos' },
    });
    expect(offer).toMatchObject({
      directCostYear: usd(3000),
      sums: { nuisancePerYear: usd(3000), savePerYear: usd(-5000), breakEvenMonths: null },
      fixes: [{ sums: { pays: 'never' } }],
      liveWithIt: { how: 'copy it', cannotBeBoughtBack: 'the photos', reviewOn: '2027-02-20' },
    });
  });

  test.each([
    ['residualMinutes', { fixes: [{ ...fix, residualMinutes: undefined }] }],
    ['yearly', { fixes: [{ ...fix, yearly: undefined }] }],
    ['hourValue', { hourValue: null }],
    ['minutes', { minutes: null }],
    ['frequency', { frequency: null }],
    ['a frequency that is no number', { frequency: 'constant' }],
  ])('without %s nothing is guessed', (_name, given) => {
    expect(caseOf({ ...often, fixes: [fix], ...given }).offer?.fixes?.[0]?.sums).toEqual({
      savePerYear: null,
      breakEvenMonths: null,
      pays: 'unknown',
    });
  });

  test('people count, and a known hour need not be named again', () => {
    const { offer } = caseOf({ ...often, hourValue: null, client: 'Ada Brown', people: 2, fixes: [fix] });
    expect(offer?.sums).toMatchObject({ minutesPerYear: 1560, nuisancePerYear: usd(104000) });
  });

  test('the sums shown are those of the chosen fix', () => {
    const two = [fix, { ...fix, title: 'Two hours', lines: [{ ...hour, quantity: 2 }] }];
    const { offer, decision } = caseOf({ ...often, fixes: two, choice: 'fix', option: 'two-hours', when: 'fri' });
    expect(decision).toMatchObject({ choice: 'fix', option: 'two-hours', when: '2026-11-27' });
    expect(offer?.sums?.breakEvenMonths).toBe(4.6);
  });

  test('tax and rounding are those of the lines', () => {
    const place = { ...scene, preferences: { ...scene.preferences, tax: '19' } };
    expect(
      caseOf({ fixes: [{ ...fix, lines: [{ ...hour, quantity: 0.25, unitPrice: '0.99' }] }] }, place).offer?.fixes?.[0]
        ?.total,
    ).toEqual(usd(30));
  });

  test('typed at the desk they are the same', async () => {
    const script = {
      ...fullVisit,
      words: line('My kitchen laptop is slow'),
      stakes: key('c'),
      worry: line(''),
      blocked: line(''),
      frequency: line('3/week 5min'),
    };
    const { draft } = await visit({ ...script, playbook: key('0'), fixes: line('It starts fast 90') });
    expect(offerOf(scene, draft.answers).sums).toMatchObject({ minutesPerYear: 780, nuisancePerYear: usd(52000) });
  });
});

describe('what was charged is more than was told', () => {
  const quoted = (more: object): Answers => ({
    client: 'Ada Brown',
    words: 'It is slow',
    readbacks: [{ answer: 'yes' }],
    wants: 'look',
    fixes: [{ title: 'x', id: 'x', lines: [{ ...hour, kind: 'labour' }], sideEffects: ['none known'] }],
    choice: 'fix',
    when: 'now',
    ...more,
  });
  const estimate = { fixes: [{ ...quoted({}).fixes![0]!, basis: 'estimate', ceiling: '120.00' }] };
  const cured = { fixes: undefined, choice: undefined, fixedByCheck: true };

  test.each<readonly [string, object, number | undefined]>([
    ['as quoted', { charged: '90.00' }, undefined],
    ['a cent more than quoted', { charged: '90.01' }, 9000],
    ['less', { charged: '45.00' }, undefined],
    ['nothing', {}, undefined],
    ['an estimate up to its ceiling', { ...estimate, charged: '120.00' }, undefined],
    ['an estimate above its ceiling', { ...estimate, charged: '120.01' }, 12000],
    ['the fee told before', { ...cured, charged: '60.00' }, undefined],
    ['more than the fee told before', { ...cured, charged: '60.01' }, 6000],
    ['a visit without work, above the fee', { choice: 'live-with-it', charged: '61.00' }, 6000],
    ['another fix than the chosen one', { option: 'x', charged: '91.00' }, 9000],
  ])('%s', (_name, more, told) => {
    expect(overrun(scene, quoted(more))).toEqual(told === undefined ? undefined : usd(told));
  });

  test('without a fee told before there is nothing to exceed', () => {
    const { visitFee: _, ...preferences } = scene.preferences;
    expect(overrun({ ...scene, preferences }, quoted({ ...cured, charged: '500.00' }))).toBe(undefined);
  });

  test('it asks for their words, which are recorded; going back charges what was agreed', async () => {
    const { steps, draft } = await visit({ ...fullVisit, work: line('30min 500 cash') });
    expect(steps.find(({ id }) => id === 'overrunAgreed')?.ask).toMatch(/more than the \$120 they were told/);
    expect(caseFrom(draft.answers).outcome).toMatchObject({ charged: usd(50000), overrunAgreed: 'yes, go on' });
  });
});

test('a quote typed on the quote screen is echoed with its price, and its side effect is asked where it lacks one', async () => {
  const { steps, echoes, draft } = await visit({
    ...fullVisit,
    fixes: line('1; A longer cable ~80 max 100'),
    sideEffects: line('a hole; dust'),
    choice: key('b'),
  });
  expect(echoes[1]).toMatch(/: \$\d+.*; A longer cable: \$80, at most \$100$/);
  expect(steps.filter(({ id }) => id === 'sideEffects')).toHaveLength(1);
  expect(steps.find(({ id }) => id === 'sideEffects')?.ask).toContain('A longer cable');
  expect(caseFrom(draft.answers)).toMatchObject({
    decision: { choice: 'fix', option: 'a-longer-cable' },
    offer: {
      fixes: [
        { id: 'settle' },
        { id: 'a-longer-cable', basis: 'estimate', ceiling: usd(10000), sideEffects: ['a hole', 'dust'] },
      ],
    },
  });
});

test('a proposal whose price is open needs one', async () => {
  const place = { ...scene, preferences: { ...scene.preferences, rate: undefined } };
  const { problems, draft } = await visit({ ...fullVisit, fixes: [line('1'), line('1 240')] }, place);
  expect(problems[0]).toMatch(/needs a price: write it after the number, like "1 240"/);
  expect(caseFrom(draft.answers).offer?.fixes?.[0]).toMatchObject({ id: 'settle', total: usd(24000) });
});

test('the choice has no default: Enter alone is no key of it', async () => {
  const { steps } = await visit(fullVisit);
  const form = steps.find(({ id }) => id === 'choice')?.form;
  expect(form).toMatchObject({
    type: 'keys',
    keys: [{ key: 'a' }, { key: 'l' }, { key: 't' }, { key: 'h' }, { key: 'n' }],
  });
  expect(form).not.toHaveProperty('enter');
});
