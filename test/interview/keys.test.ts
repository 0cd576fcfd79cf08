import { describe, expect, test } from 'vitest';
import type { AnswerId, Answers } from '../../src/interview/answers.ts';
import { isAnswerId, keyOrder, keys } from '../../src/interview/keys.ts';
import { printer, scene } from './desk.ts';

const line = { kind: 'labour', text: 'Work', quantity: 1, unitPrice: '90.00' };
const quote = { title: 'New disk', lines: [line], sideEffects: ['none known'] };
const built = { ...quote, id: 'new-disk', validUntil: '2026-12-06' };
const base: Answers = {
  client: 'Ada Brown',
  words: 'It is slow',
  playbook: 'slow-computer',
  fixes: [{ ...built, lines: [{ ...line, kind: 'labour' }] }],
  choice: 'fix',
};
const check = (id: AnswerId, value: unknown) => keys[id].check(value, scene, base);

/** What is given, and what is kept of it; without a second value it is kept as it is. */
const good: Readonly<Partial<Record<AnswerId, readonly (readonly [given: unknown, kept?: unknown])[]>>> = {
  client: [['Ada Brown'], ['  Cleo, 0199 ', 'Cleo, 0199'], ['c-7qk2m9']],
  on: [
    ['yesterday', '2026-11-21'],
    ['2026-11-01'],
    ['fri', '2026-11-20'],
    ['today', '2026-11-22'],
    ['2026-11-20T10:00:00Z', '2026-11-20T10:00:00.000Z'],
  ],
  kind: [['request'], ['Our-Slip', 'our-slip']],
  causedBy: [['2610-aaaaaa']],
  fromNote: [['n-2610-aaaaaa']],
  words: [['  it \n broke ']],
  feeling: [['tired']],
  redFlags: [[['smoke']], [[]]],
  notes: [[['gate 4']]],
  parked: [[['the till']]],
  readbacks: [
    [[{ answer: 'yes' }]],
    [[{ text: 'so', answer: 'nearly', correction: 'only up' }, { answer: 'interrupted' }]],
  ],
  fixedByCheck: [[true], [false]],
  wants: [['look'], ['KNOW', 'know']],
  devices: [[['d-1ap001']], [['kitchen laptop', 'a new one']], [[]]],
  playbook: [['none'], ['Wifi-Drops', 'wifi-drops']],
  stakes: [['only-copy'], ['copied'], ['unknown'], ['none']],
  worry: [['my photos']],
  blocked: [['invoices']],
  deadline: [['fri', '2026-11-27'], ['2026-12-01'], ['tomorrow', '2026-11-23']],
  answers: [
    [{ where: 'Everything' }, { where: 'everything' }],
    [{ age: '6' }, { age: 6 }],
    [{ where: 'one program', when: 'from the start', program: 'Excel' }],
    [{ age: null }],
    [{ age: '' }, { age: null }],
  ],
  frequency: [['3/week'], ['daily', '1/day'], ['twice a day', '2/day'], ['once'], ['constant']],
  minutes: [[5], [0], [2.5]],
  fullStop: [[true]],
  changed: [['a new router']],
  since: [['mon', '2026-11-16'], ['2026-11-01'], ['before the holidays']],
  scope: [['one'], ['several'], ['all']],
  tried: [['a restart']],
  message: [['Error 0x80070005']],
  checks: [[['restart', 'space']], [[]]],
  people: [[1], [12]],
  seen: [['a loose cable']],
  impact: [['high']],
  urgency: [['Low', 'low']],
  hourValue: [
    ['40', '40.00'],
    ['1,250.50', '1250.50'],
    ['$40', '40.00'],
    [40, '40.00'],
  ],
  directCostYear: [['0', '0.00']],
  worryAnswer: [['the photos are safe']],
  fixes: [
    [[], []],
    [[quote], [built]],
    [[{ ...quote, sideEffects: [] }], [{ ...built, sideEffects: [] }]],
  ],
  liveWithIt: [
    [{ how: 'restart', risk: 'it may stop' }],
    [{ reviewOn: '2w' }, { reviewOn: '2026-12-06' }],
    [{ cannotBeBoughtBack: 'photos' }],
  ],
  ring: [[[{ piece: 'bell', maker: 'A', answer: 'call-other', pointsTo: 'B', on: '2026-11-01' }]]],
  choice: [['fix'], ['live-with-it'], ['think'], ['hand-over'], ['no']],
  option: [['new-disk']],
  choiceWords: [['well, I can live with it']],
  reason: [['not safe']],
  alternative: [['I note what to look for']],
  until: [['2w', '2026-12-06']],
  handOverTo: [['the landlord']],
  handOverBy: [['fri', '2026-11-27']],
  when: [['now'], ['fri', '2026-11-27']],
  works: [['yes'], ['no'], ['not-tested']],
  spent: [[30]],
  charged: [['45', '45.00']],
  paid: [['cash'], ['later'], ['none']],
  overrunAgreed: [['yes, go on']],
  cause: [['end-of-support']],
  promises: [
    [[{ what: 'call', who: 'me', due: 'fri' }], [{ what: 'call', who: 'me', due: '2026-11-27' }]],
    [[{ what: 'call', due: '2026-12-01' }], [{ what: 'call', who: 'me', due: '2026-12-01' }]],
    [[]],
  ],
  gesture: [
    [{ type: 'call', why: 'late' }],
    [
      { type: 'credit', value: '20', why: 'late' },
      { type: 'credit', value: '20.00', why: 'late' },
    ],
  ],
  followUp: [['1w', '2026-11-29']],
};

const blank = ['', '   ', 5, {}] as const;
const bad: Readonly<Partial<Record<AnswerId, readonly unknown[]>>> = {
  client: ['', '  ', ', 0199', 7, 'c-zzzzzz'],
  on: ['tomorrow', '2027-01-01', 'someday', 5],
  kind: ['ticket', 1],
  causedBy: blank,
  fromNote: blank,
  words: blank,
  feeling: blank,
  redFlags: [['fire'], 'smoke', [1]],
  notes: [[''], 'x'],
  parked: [[''], 'x'],
  readbacks: [[], [{ answer: 'maybe' }], 'yes', [{}]],
  fixedByCheck: ['yes', 1],
  wants: ['fix', true],
  devices: ['laptop', [''], ['d-zzzzzz'], [1]],
  playbook: ['wifi', 3],
  stakes: ['copy'],
  worry: blank,
  blocked: blank,
  deadline: ['soon', 5],
  answers: [
    [],
    'x',
    { nope: 1 },
    { where: 'nowhere' },
    { age: 'old' },
    { age: { toString: 1 } },
    { changed: 'x' },
    { when: 'from the start' },
    { where: 'internet pages', when: 'from the start' },
  ],
  frequency: ['often', 3, '0/week'],
  minutes: ['5', -1, Number.NaN, 1e9],
  fullStop: ['true'],
  changed: blank,
  since: blank,
  scope: ['two'],
  tried: blank,
  message: blank,
  checks: [['reinstall'], 'restart'],
  people: [0, 1.5, '2', 1e9],
  seen: blank,
  impact: ['huge'],
  urgency: ['NOW'],
  hourValue: ['40,5', 'forty', '40 EUR', '-1', {}, '1.234'],
  directCostYear: ['a lot'],
  worryAnswer: blank,
  fixes: [
    'x',
    [{}],
    [{ title: 'x' }],
    [{ ...quote, lines: [{ ...line, unitPrice: 90 }] }],
    [{ ...quote, basis: 'estimate' }],
    [quote, { ...quote, id: 'a' }, { ...quote, id: 'a' }],
    [{ ...quote, price: '90' }],
  ],
  liveWithIt: ['restart', { hwo: 'x' }, { reviewOn: 'soon' }],
  ring: [[{ piece: 'bell' }], 'x'],
  choice: ['buy', true],
  option: ['old-disk', 1],
  choiceWords: blank,
  reason: blank,
  alternative: blank,
  until: ['soon', 3],
  handOverTo: blank,
  handOverBy: ['soon'],
  when: ['later', true],
  works: ['maybe', true],
  spent: ['30', -1],
  charged: ['forty', '45,5'],
  paid: ['cheque'],
  overrunAgreed: blank,
  cause: ['magic'],
  promises: [
    [{ what: 'call' }],
    [{ what: '', due: 'fri' }],
    [{ what: 'call', due: 'soon' }],
    [{ what: 'call', due: 'fri', state: 'open' }],
    'call',
  ],
  gesture: [
    { type: 'hug', why: 'x' },
    { type: 'credit' },
    { type: 'credit', value: '50.01', why: 'x' },
    { type: 'credit', value: 'x', why: 'y' },
  ],
  followUp: ['soon'],
};

const ids = keyOrder.filter((id) => id !== 'cards');

describe.each(ids)('%s', (id) => {
  test('takes what is right, in one form', () => {
    expect(good[id]?.length).toBeGreaterThan(0);
    for (const [given, ...kept] of good[id] ?? [])
      expect(check(id, given)).toEqual({ ok: true, value: kept.length > 0 ? kept[0] : given });
  });

  test('says in one sentence what would be right', () => {
    expect(bad[id]?.length).toBeGreaterThan(0);
    for (const given of bad[id] ?? []) {
      const checked = check(id, given);
      expect([given, checked.ok]).toEqual([given, false]);
      if (checked.ok) continue;
      expect(checked.reason).toMatch(/^\S.{10,}$/);
      expect(checked.reason.length).toBeLessThan(280);
      expect(checked.reason).toMatch(
        /such as|like|one of|may be|it has|give|write|or why|answered by|neither yes|take it out|decides|few words|leave|they have|true or false|"ceiling": /,
      );
      expect(checked.reason).not.toMatch(/undefined|\[object|NaN|Invalid|expected/);
    }
  });
});

test('two clients of one name are told apart by their ids', () => {
  const twice = { ...scene, clients: [...scene.clients, { id: 'c-ada222', name: 'ada brown' }] };
  expect(keys.client.check('Ada Brown', twice, {})).toEqual({
    ok: false,
    reason: 'two clients are called "Ada Brown": give the id, c-7qk2m9 or c-ada222',
  });
  expect(keys.client.check('c-ada222', twice, {}).ok).toBe(true);
});

test("another client's device is none of theirs", () => {
  expect(keys.devices.check([printer.id], scene, { client: 'Ben' }).ok).toBe(false);
});

test('a gesture over the limit names who decides', () => {
  const place = { ...scene, preferences: { ...scene.preferences, goodwillDecider: 'Anna' } };
  const checked = keys.gesture.check({ type: 'credit', value: '60', why: 'late' }, place, {});
  expect(checked).toEqual({ ok: false, reason: 'You may give up to $50 yourself; Anna decides above that.' });
});

test('each key has a question or a line to fill in, and a file may hold all but the cards', () => {
  for (const id of keyOrder)
    expect(keys[id].ask).toMatch(/\?( \(for you alone\))?$|\. In which words did they agree\?$|^Tell me/);
  expect(keyOrder.filter((id) => !isAnswerId(id))).toEqual(['cards']);
  expect(['toString', '__proto__', 'card', ''].some(isAnswerId)).toBe(false);
});
