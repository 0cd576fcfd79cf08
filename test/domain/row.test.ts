import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../src/domain/record.ts';
import { isListed, mayBeDue, rowOf } from '../../src/domain/row.ts';
import { at, caseOf, opened, recordAt, whole } from './journal-lines.ts';

const rowAfter = (...events: readonly JournalEvent[]) => rowOf(caseOf(recordAt(0, [opened, ...events])));
const decided = (choice: string, more: object = {}) => ({ kind: 'decided', choice, replaces: [], ...more });
const closed = { kind: 'closed', result: 'fixed', replaces: [] };

describe('a row', () => {
  it('shows of a case what lists show', () => {
    const row = rowAfter(
      whole.listened!,
      whole.logged!,
      decided('fix', { when: '2026-12-01' }),
      whole.promised!,
      whole['follow-up-set']!,
    );
    expect(row).toEqual({
      id: '2611-k7m4xq',
      status: 'scheduled',
      openedAt: at(0),
      updatedAt: at(0),
      closedAt: null,
      client: { id: 'c-7qk2m9', name: 'Mrs. Okafor' },
      playbook: 'printer-offline',
      priority: 'THIS WEEK',
      choice: 'fix',
      result: null,
      followUpOn: '2026-11-29',
      words: 'It stops',
      until: null,
      when: '2026-12-01',
      promises: [{ id: 'p-aaaaaa', what: 'call', who: 'Dana', due: '2026-11-25', state: 'open' }],
      contested: false,
      disputed: false,
      withdrawn: false,
    });
  });

  it('shows nothing where nothing is known', () => {
    const row = { playbook: null, priority: null, choice: null, result: null, until: null, when: null, words: '' };
    expect(rowAfter()).toMatchObject(row);
  });

  it.each([
    ['a fix now', decided('fix', { when: 'now' }), null, null],
    ['thinking until a day', decided('think', { until: '2026-12-01' }), '2026-12-01', null],
    ['handed over, to answer by a day', decided('hand-over', { handOverBy: '2026-12-02' }), '2026-12-02', null],
    ['a no', decided('no'), null, null],
  ])('waits for an answer or a day: %s', (_, event, until, when) => {
    expect(rowAfter(event)).toMatchObject({ until, when });
  });

  it('holds the first 500 characters of the words, and never half a character', () => {
    const words = (text: string) => rowAfter({ kind: 'listened', words: text }).words;
    expect(words('x'.repeat(501))).toBe('x'.repeat(500));
    expect(words(`${'x'.repeat(499)}🖨`)).toBe('x'.repeat(499));
    expect(words(`${'x'.repeat(498)}🖨!`)).toBe(`${'x'.repeat(498)}🖨`);
  });
});

describe('a case', () => {
  const promised = whole.promised!;
  const followUp = whole['follow-up-set']!;
  it.each<[string, JournalEvent[], { listed: boolean; due: boolean }]>([
    ['that is open', [], { listed: true, due: false }],
    ['that is open and cannot wait', [{ kind: 'logged', priority: 'NOW' }], { listed: true, due: true }],
    ['that lives with it', [decided('live-with-it')], { listed: true, due: false }],
    ['that is closed', [closed], { listed: false, due: false }],
    ['with a follow-up', [closed, followUp], { listed: false, due: true }],
    [
      'that was followed up',
      [closed, followUp, { kind: 'followed-up', reached: 'yes' }],
      { listed: false, due: false },
    ],
    ['with a promise', [closed, promised], { listed: false, due: true }],
    ['with a promise moved', [closed, promised, whole['promise-moved']!], { listed: false, due: true }],
    ['with a promise kept', [closed, promised, whole['promise-kept']!], { listed: false, due: false }],
    ['with a promise released', [closed, promised, whole['promise-released']!], { listed: false, due: false }],
  ])('%s: %o', (_, events, { listed, due }) => {
    const row = rowAfter(...events);
    expect({ listed: isListed(row), due: mayBeDue(row) }).toEqual({ listed, due });
  });

  it('is over for a case that was withdrawn, unless another machine wrote to it', () => {
    const visit = recordAt(0, [opened]);
    const promise = (more: object) => recordAt(1, [promised], more);
    const withdrawn = recordAt(2, [{ kind: 'withdrawn', record: 'R0' }]);
    const over = rowOf(caseOf(visit, promise({}), withdrawn));
    expect([isListed(over), mayBeDue(over)]).toEqual([false, false]);
    const noted = recordAt(1, [{ kind: 'noted', text: 'x' }], { machine: 'desk' });
    expect(isListed(rowOf(caseOf(visit, noted, withdrawn)))).toBe(true);
  });
});
