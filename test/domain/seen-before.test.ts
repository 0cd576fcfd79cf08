import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import { foldCase } from '../../src/domain/fold.ts';
import type { JournalEvent } from '../../src/domain/record.ts';
import { type Present, seenBefore } from '../../src/domain/seen-before.ts';
import { lineOf } from './journal-lines.ts';

const ana = { id: 'c-ana001', name: 'Ana Miller' };
const printer = { id: 'd-pr1nt1', name: 'office printer' };
const other = { id: 'd-pr1nt2', name: 'kitchen printer' };
const usd = (amount: number) => ({ amount, currency: 'USD' });
const logged = (...devices: readonly object[]) => ({ kind: 'logged', playbook: 'printer-offline', devices });
const offered = { kind: 'offered', fixes: [{ id: 'fixed-address', title: 'It keeps its address', total: usd(9_000) }] };
const fixNow = { kind: 'decided', choice: 'fix', option: 'fixed-address', when: 'now', replaces: [] };
const works = (answer: string) => ({ kind: 'checked', works: answer });
const fixed = [logged(printer), offered, fixNow, { kind: 'worked', charged: usd(9_000) }, works('yes')];

/** A case that was opened on that day, and what happened to it then and on other days. */
function caseOn(day: string, events: readonly JournalEvent[], more: { id?: string; client?: object } = {}): Case {
  const { id = `${day.slice(2, 4)}${day.slice(5, 7)}-aaaaaa`, client = ana } = more;
  const record = {
    v: 1,
    id: `R-${id}`,
    at: `${day}T09:00:00.000Z`,
    by: 'Dana',
    machine: 'laptop',
    case: id,
    events: [{ kind: 'opened', client }, ...events],
  };
  const { case: made, faults } = foldCase(id, [lineOf(record)]);
  if (!made || faults.length > 0) throw new Error(`no faultless case: ${faults.map(({ reason }) => reason).join(' ')}`);
  return made;
}

const present: Present = {
  id: '2611-aaaaaa',
  playbook: 'printer-offline',
  clients: [ana.id],
  devices: [printer.id],
  openedAt: '2026-11-22T09:00:00.000Z',
};

const seenOf = (...cases: readonly Case[]) => seenBefore(present, cases);
const lastedOf = (...cases: readonly Case[]) => seenOf(...cases).at(-1)?.lasted;

describe('earlier cases', () => {
  test('say when, what was done, what it cost and whether it lasted', () => {
    expect(seenOf(caseOn('2026-03-03', fixed))).toEqual([
      {
        id: '2603-aaaaaa',
        on: '2026-03-03',
        otherDevices: [],
        done: { way: 'done', title: 'It keeps its address' },
        charged: usd(9_000),
        lasted: { answer: 'yes' },
      },
    ]);
  });

  test('come newest first, and of equal days by what was written down last', () => {
    const days = ['2026-01-05', '2026-06-05', '2026-03-05'].map((day) => caseOn(day, fixed));
    const twin = caseOn('2026-06-05', fixed, { id: '2606-bbbbbb' });
    expect(seenBefore({ ...present, openedAt: twin.openedAt, opening: 'R-2606-bbbbbb' }, [...days, twin])[0]?.id).toBe(
      '2606-aaaaaa',
    );
    expect(seenOf(...days, twin).map(({ id }) => id)).toEqual([
      '2606-bbbbbb',
      '2606-aaaaaa',
      '2603-aaaaaa',
      '2601-aaaaaa',
    ]);
  });

  test.each<[string, Case]>([
    ['the case itself', caseOn('2026-03-03', fixed, { id: present.id ?? '' })],
    ['a later one', caseOn('2026-12-03', fixed)],
    ['one of another kind', caseOn('2026-03-03', [{ ...logged(printer), playbook: 'wifi-drops' }])],
    [
      'one of another client with other devices',
      caseOn('2026-03-03', [logged(other)], { client: { id: 'c-ben001', name: 'Ben' } }),
    ],
  ])('are not %s', (_, one) => expect(seenOf(one)).toEqual([]));

  test('are not one that was taken back', () => {
    expect(seenOf({ ...caseOn('2026-03-03', fixed), withdrawn: true })).toEqual([]);
  });

  test('are those of a device too, whoever owned it then, and of every id of the client', () => {
    const before = caseOn('2026-03-03', fixed, { client: { id: 'c-ben001', name: 'Ben' } });
    expect(seenOf(before)).toHaveLength(1);
    const merged = { ...present, devices: [], clients: ['c-ana001', 'c-ben001'] };
    expect(seenBefore(merged, [before])).toHaveLength(1);
  });

  test('name their devices where these are others', () => {
    expect(seenOf(caseOn('2026-03-03', [logged(other)]))[0]?.otherDevices).toEqual([other]);
    expect(seenOf(caseOn('2026-03-03', [logged(other, printer)]))[0]?.otherDevices).toEqual([]);
    expect(seenBefore({ ...present, devices: [] }, [caseOn('2026-03-03', [logged(other)])])[0]?.otherDevices).toEqual(
      [],
    );
  });
});

describe('what was done', () => {
  const decided = (choice: string, more: object = {}) => ({ kind: 'decided', choice, replaces: [], ...more });
  test.each<[string, readonly JournalEvent[], object]>([
    ['a fix', [logged(), offered, fixNow, works('yes')], { way: 'done', title: 'It keeps its address' }],
    [
      'a fix that was only agreed on',
      [logged(), offered, { ...fixNow, when: '2026-04-01' }],
      { way: 'agreed', title: 'It keeps its address' },
    ],
    ['a fix whose words were taken out', [logged(), decided('fix', { when: 'now' }), works('yes')], { way: 'done' }],
    ['a check', [{ ...logged(), fixedByCheck: true }, works('yes')], { way: 'cured' }],
    ['living with it', [logged(), decided('live-with-it')], { way: 'living' }],
    ['thinking', [logged(), decided('think', { until: '2026-04-01' })], { way: 'thinking' }],
    ['handing over', [logged(), decided('hand-over')], { way: 'handed-over' }],
    ['a no', [logged(), decided('no')], { way: 'no' }],
    ['hearing', [{ kind: 'listened', words: 'x', wants: 'know' }, logged()], { way: 'heard' }],
    ['nothing yet', [logged()], { way: 'open' }],
  ])('is %s', (_, events, done) => expect(seenOf(caseOn('2026-03-03', events))[0]?.done).toEqual(done));
});

describe('whether it lasted', () => {
  const agreed = [logged(printer), offered, fixNow, { kind: 'worked', charged: usd(1) }];
  const again = (on: string) => ({ kind: 'recurred', on });
  const asked = (on: string, more: object) => ({ kind: 'followed-up', on, reached: 'yes', ...more });
  test.each<[string, readonly JournalEvent[], object | undefined]>([
    ['worked then', [...agreed, works('yes')], { answer: 'yes' }],
    ['did not work then', [...agreed, works('no')], { answer: 'no' }],
    ['was not asked', agreed, { answer: 'not-asked' }],
    ['was not tested', [...agreed, works('not-tested')], { answer: 'not-asked' }],
    ['worked when they were asked later', [...agreed, asked('2026-03-10', { works: 'yes' })], { answer: 'yes' }],
    ['was not reached later', [...agreed, asked('2026-03-10', { reached: 'no' })], { answer: 'not-asked' }],
    [
      'failed when they were asked later',
      [...agreed, works('yes'), asked('2026-03-10', { works: 'no' })],
      { answer: 'back', on: '2026-03-10' },
    ],
    [
      'happened again, the first time counts',
      [...agreed, works('yes'), again('2026-06-02'), again('2026-05-02')],
      { answer: 'back', on: '2026-05-02' },
    ],
    ['happened again after this one began', [...agreed, works('yes'), again('2026-12-02')], { answer: 'yes' }],
    [
      'is no question where they live with it',
      [logged(), { kind: 'decided', choice: 'live-with-it', replaces: [] }],
      undefined,
    ],
  ])('it %s', (_, events, lasted) => expect(lastedOf(caseOn('2026-03-03', events))).toEqual(lasted));

  test('it came back with a later case of the same thing, but not with this one', () => {
    const first = caseOn('2026-03-03', fixed);
    const now = caseOn('2026-11-22', [logged(printer)]);
    expect(lastedOf(first, now)).toEqual({ answer: 'yes' });
    expect(lastedOf(first, caseOn('2026-06-02', fixed), now)).toEqual({ answer: 'back', on: '2026-06-02' });
    expect(lastedOf(first, caseOn('2026-06-02', [logged()]))).toEqual({ answer: 'back', on: '2026-06-02' });
    expect(lastedOf(first, caseOn('2026-06-02', [logged(other)]))).toEqual({ answer: 'yes' });
  });

  test('it came back where a case says that it repeats it, this one too', () => {
    const first = caseOn('2026-03-03', fixed);
    const now = caseOn('2026-11-22', [logged(printer), { kind: 'linked', repeatOf: first.id }]);
    expect(lastedOf(first, now)).toEqual({ answer: 'back', on: '2026-11-22' });
  });
});
