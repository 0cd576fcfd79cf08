import { describe, expect, test } from 'vitest';
import { sceneAfter } from '../../src/commands/scene.ts';
import type { Answers } from '../../src/interview/answers.ts';
import { answerFromFile } from '../../src/interview/from-file.ts';
import { recordsOf } from '../../src/interview/records.ts';
import { caseFrom, caseId, scene, stampFrom } from './desk.ts';

const line = { kind: 'labour', text: 'Work', quantity: 1, unitPrice: '90.00' };
const quote = { title: 'New disk', lines: [line], sideEffects: ['none known'] };
const know = { client: 'Ada Brown', words: 'It is slow', readbacks: [{ answer: 'yes' }], wants: 'know' };
const look = { ...know, wants: 'look', playbook: 'slow-computer' };
const living = { ...look, choice: 'live-with-it' };
const fixing = { ...look, fixes: [quote], choice: 'fix', when: 'now', works: 'yes' };

function taken(given: Readonly<Record<string, unknown>>): Answers {
  const answered = answerFromFile(scene, given);
  if (!answered.ok) throw new Error(answered.refusal.message);
  return answered.state.answers;
}

function refusal(given: Readonly<Record<string, unknown>>) {
  const answered = answerFromFile(scene, given);
  if (answered.ok) throw new Error('it was taken');
  return answered.refusal;
}

const without = (given: object, ...ids: readonly string[]) =>
  Object.fromEntries(Object.entries(given).filter(([id]) => !ids.includes(id)));

test.each<readonly [string, object, string, RegExp]>([
  ['who', without(living, 'client'), 'client', /"client" is missing\. The question is: Who is it for\?/],
  ['what they said', without(living, 'words'), 'words', /Tell me what has been happening/],
  ['the read-back', without(living, 'readbacks'), 'readbacks', /"readbacks" is missing.*Did I get that right\?/],
  ['a yes', { ...living, readbacks: [{ answer: 'nearly', correction: 'x' }] }, 'readbacks', /ends with "nearly": add/],
  [
    'a yes, though typed afterwards',
    { ...living, on: 'yesterday', readbacks: [{ answer: 'no' }] },
    'readbacks',
    /ends with "no"/,
  ],
  ['what they want', without(living, 'wants'), 'wants', /"wants" is missing.*look at it/],
  ['the choice', look, 'choice', /"choice" is missing.*What would you like to do\?/],
  ['until when', { ...look, choice: 'think' }, 'until', /"until" is missing/],
  ['who decides', { ...look, choice: 'hand-over', handOverBy: 'fri' }, 'handOverTo', /"handOverTo" is missing/],
  ['by when', { ...look, choice: 'hand-over', handOverTo: 'x' }, 'handOverBy', /"handOverBy" is missing/],
  ['why not', { ...look, choice: 'no', alternative: 'x' }, 'reason', /"reason" is missing/],
  ['what in its place', { ...look, choice: 'no', reason: 'x' }, 'alternative', /"alternative" is missing/],
  ['a fix to choose', { ...look, choice: 'fix' }, 'fixes', /"fixes" is missing, and "choice" is "fix"/],
  [
    'which fix',
    { ...look, choice: 'fix', fixes: [quote, { ...quote, title: 'Tidy' }] },
    'option',
    /"option" is missing: which of new-disk, tidy\?/,
  ],
  [
    'a side effect',
    { ...living, fixes: [without(quote, 'sideEffects')] },
    'fixes',
    /needs "sideEffects", or \["none known"\]/,
  ],
  [
    'their words to a higher price',
    { ...fixing, charged: '90.01' },
    'overrunAgreed',
    /"overrunAgreed" is missing.*\$90/,
  ],
])('missing: %s', (_name, given, id, message) => {
  expect(refusal({ ...given })).toMatchObject({ id, message: expect.stringMatching(message) });
});

test.each<readonly [string, object, string, RegExp]>([
  ['an unknown key', { ...know, wodrs: 'x' }, 'wodrs', /not an answer heard knows; the nearest is "words"/],
  ['the cards that drafts keep', { ...know, cards: [] }, 'cards', /not an answer heard knows/],
  ['fixes after know', { ...know, fixes: [] }, 'fixes', /no place here: "wants" is "know"/],
  ['a cure after know', { ...know, fixedByCheck: true }, 'fixedByCheck', /"wants" is "know"/],
  ['a choice after a cure', { ...look, fixedByCheck: true, choice: 'fix' }, 'choice', /"fixedByCheck" is true/],
  ['wants after interrupted', { ...know, readbacks: [{ answer: 'interrupted' }] }, 'wants', /interrupted/],
  ['works for another day', { ...fixing, when: 'fri' }, 'works', /"when" is "2026-11-27"/],
  ['when without a fix', { ...living, when: 'now' }, 'when', /"choice" is "live-with-it"/],
  ['a reason without a no', { ...living, reason: 'x' }, 'reason', /"choice" is "live-with-it"/],
  [
    'money as a number in a quote',
    { ...living, fixes: [{ ...quote, lines: [{ ...line, unitPrice: 90 }] }] },
    'fixes',
    /written as text, like "90\.00"/,
  ],
  ['money with a comma', { ...fixing, charged: '45,50' }, 'charged', /with a point/],
  ['money in another currency', { ...fixing, charged: '45 EUR' }, 'charged', /not in USD/],
  ['an unknown playbook', { ...living, playbook: 'slow' }, 'playbook', /there is no playbook "slow"/],
  [
    'an answer to no question',
    { ...living, answers: { nope: 1 } },
    'answers',
    /not a question of slow-computer; it has where/,
  ],
  [
    'an answer that others leave out',
    { ...living, answers: { where: 'internet pages', program: 'x' } },
    'answers',
    /"program" is left out/,
  ],
  [
    'answers without a playbook',
    { ...without(living, 'playbook'), answers: { where: 'x' } },
    'answers',
    /none is chosen/,
  ],
  ['an option that was not quoted', { ...fixing, option: 'tidy' }, 'option', /not one of the fixes: new-disk/],
])('refused: %s', (_name, given, id, message) => {
  expect(refusal({ ...given })).toMatchObject({ id, message: expect.stringMatching(message) });
});

describe('taken', () => {
  test('a key that is null counts as not given', () => {
    expect(taken({ ...know, fixes: null, choice: null, worry: null })).toEqual(taken(know));
  });

  test('an answer whose partner is missing is kept', () => {
    const answers = taken({ ...fixing, minutes: 5, since: 'mon', deadline: 'fri', charged: '45', paid: 'cash' });
    expect(answers).toMatchObject({
      minutes: 5,
      since: '2026-11-16',
      deadline: '2026-11-27',
      charged: '45.00',
      paid: 'cash',
    });
    expect(caseFrom(answers)).toMatchObject({
      problem: { minutes: 5, since: '2026-11-16', deadline: '2026-11-27' },
      outcome: { charged: { amount: 4500 }, paid: 'cash' },
    });
  });

  test('answers to questions that found no place, or were known', () => {
    const extra = {
      scope: 'one',
      tried: 'a restart',
      changed: 'nothing',
      frequency: '3/week',
      minutes: 5,
      message: 'none',
      stakes: 'only-copy',
      people: 2,
      seen: 'dust',
    };
    const own = { where: 'one program', when: 'after a while', program: 'Excel', heat: true, age: 6 };
    const place = {
      ...scene,
      earlier: () =>
        ({ case: caseId, answers: { stakes: 'copied', answers: { age: 5, where: 'one program' } } }) as const,
    };
    const answered = answerFromFile(place, { ...living, ...extra, answers: own, devices: ['d-1ap001'] });
    expect(answered).toMatchObject({ ok: true, state: { answers: { ...extra, answers: own } } });
    const problem = answered.ok && caseFrom(answered.state.answers, place).problem;
    expect(problem).toMatchObject({ ...extra, frequency: { times: 3, per: 'week' }, answers: own });
  });

  test('what an earlier case knew is kept where this one says nothing', () => {
    const place = {
      ...scene,
      earlier: () => ({ case: caseId, answers: { stakes: 'copied', answers: { age: 5 } } }) as const,
    };
    const answered = answerFromFile(place, living);
    expect(answered.ok && caseFrom(answered.state.answers, place).problem).toMatchObject({
      stakes: 'copied',
      answers: { age: 5 },
    });
  });

  test('an answer that hangs on a slot, in whatever order the file has them', () => {
    const wifi = { ...living, playbook: 'wifi-drops', answers: { elsewhere: 'yes' }, scope: 'one' };
    expect(taken(wifi).answers).toMatchObject({ elsewhere: 'yes' });
    expect(refusal({ ...wifi, scope: 'all' })).toMatchObject({ id: 'answers' });
  });

  test('a visit typed afterwards needs no read-back and happened then', () => {
    const folded = caseFrom(taken({ ...without(fixing, 'readbacks'), on: '2026-11-10' }));
    expect(folded).toMatchObject({
      status: 'closed',
      openedAt: expect.stringMatching(/^2026-11-10/),
      followUpOn: '2026-11-17',
      listening: { confirmed: false, readbacks: [] },
    });
  });

  test('works without a day means that it was done', () => {
    const folded = caseFrom(taken(without(fixing, 'when')));
    expect(folded).toMatchObject({ status: 'closed', outcome: { result: 'fixed' }, followUpOn: '2026-11-29' });
  });

  test('a cure asks only whether it works', () => {
    const folded = caseFrom(
      taken({ ...without(look, 'wants'), fixedByCheck: true, works: 'yes', charged: '60', checks: ['restart'] }),
    );
    expect(folded).toMatchObject({
      status: 'closed',
      outcome: { result: 'fixed' },
      offer: null,
      decision: null,
      problem: { fixedByCheck: true, checks: ['restart'] },
    });
  });
});

test('two visits of one new client make one client', () => {
  const given = { ...know, client: 'Cleo, 0199 1' };
  const first = recordsOf(scene, { interview: caseId, answers: taken(given) }, stampFrom(1));
  expect(first.map(({ client }) => client !== undefined)).toEqual([true, false]);
  expect(new Set(first.map(({ command }) => command)).size).toBe(1);
  const later = sceneAfter(scene, first);
  const answered = answerFromFile(later, { ...given, client: 'cleo' });
  const second = answered.ok
    ? recordsOf(later, { interview: '2611-aaaaaa', answers: answered.state.answers }, stampFrom(2))
    : [];
  expect(second).toHaveLength(1);
  expect(second[0]?.command).toBe(undefined);
  expect(second[0]?.events[0]).toMatchObject({ client: { id: first[0]?.client, name: 'Cleo' } });
});

test('a new device is made once, and a known one is taken by its name', () => {
  const records = recordsOf(
    scene,
    { interview: caseId, answers: taken({ ...living, devices: ['Kitchen Laptop', 'd-1ap001', 'till', 'Till'] }) },
    stampFrom(),
  );
  expect(records.filter(({ device }) => device).map(({ events }) => events[0])).toMatchObject([
    { kind: 'device-added', name: 'till' },
  ]);
  const logged = records.at(-1)?.events.find(({ kind }) => kind === 'logged');
  expect(logged?.devices).toMatchObject([{ id: 'd-1ap001', name: 'kitchen laptop' }, { name: 'till' }]);
});

test('a phone number of a known client is kept once', () => {
  const news = (client: string) =>
    recordsOf(scene, { interview: caseId, answers: taken({ ...know, client }) }, stampFrom()).length;
  expect([news('Ada Brown'), news('Ada Brown, 0123 456'), news('Ada Brown, 0777')]).toEqual([1, 1, 2]);
});
