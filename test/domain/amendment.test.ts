import { describe, expect, it } from 'vitest';
import { caseOf, foldRecords, lineOf, opened, recordAt } from './journal-lines.ts';

const visit = recordAt(0, [
  opened,
  { kind: 'listened', words: 'It stops', feeling: 'tired' },
  { kind: 'decided', choice: 'think', until: '2026-12-01', replaces: [] },
  { kind: 'promised', id: 'p-aaaaaa', what: 'call', who: 'Dana', due: '2026-11-25' },
]);
const amend = (minute: number, index: number, change: object, record = 'R0') =>
  recordAt(minute, [{ kind: 'amended', record, index, ...change }]);

describe('an amendment', () => {
  it('sets and unsets keys of one event', () => {
    const folded = caseOf(visit, amend(1, 1, { set: { words: 'It stops at night' }, unset: ['feeling'] }));
    expect(folded.listening).toEqual({ words: 'It stops at night' });
  });

  it('takes its place where its target stands', () => {
    const later = recordAt(1, [{ kind: 'listened', words: 'later words' }]);
    expect(caseOf(visit, later, amend(2, 1, { set: { words: 'changed' } })).listening?.words).toBe('later words');
  });

  it('follows an earlier one on the same event', () => {
    const folded = caseOf(visit, amend(2, 1, { unset: ['words'] }), amend(1, 1, { set: { words: 'x', feeling: 'y' } }));
    expect(folded.listening).toEqual({ feeling: 'y' });
  });

  it('changes what happened into when it happened', () => {
    expect(caseOf(visit, amend(1, 0, { set: { on: '2026-11-20' } })).openedAt).toBe('2026-11-20');
  });

  it('leaves the history as it was', () => {
    const change = amend(1, 1, { set: { words: 'x' } });
    expect(caseOf(visit, change).history).toEqual([visit, change]);
  });

  it.each([
    ['kind', 2, { kind: 'noted' }],
    ['id', 3, { id: 'p-bbbbbb' }],
    ['replaces', 2, { replaces: ['R9'] }],
    ['the names of what was blanked', 1, { redacted: ['words'] }],
  ])('never changes %s', (_, index, set) => {
    const { history: _h, updatedAt: _u, ...before } = caseOf(visit);
    expect(caseOf(visit, amend(1, index, { set, unset: Object.keys(set) }))).toMatchObject(before);
  });

  it('whose result does not fit the kind is reported and ignored', () => {
    const bad = amend(1, 2, { set: { choice: 'perhaps' } });
    const { case: folded, faults } = foldRecords(visit, bad, amend(2, 2, { set: { until: '2026-12-02' } }));
    expect(folded?.decision).toMatchObject({ choice: 'think', until: '2026-12-02' });
    expect(faults).toEqual([{ line: lineOf(bad), reason: expect.stringContaining('"choice"') }]);
  });

  it('that takes a needed key away is reported and ignored', () => {
    const { case: folded, faults } = foldRecords(visit, amend(1, 2, { unset: ['choice'] }));
    expect(folded?.decision?.choice).toBe('think');
    expect(faults).toHaveLength(1);
  });

  it.each([
    [
      'an amendment',
      recordAt(1, [{ kind: 'amended', record: 'R0', index: 1, set: { words: 'x' } }]),
      { set: {}, on: 'never' },
    ],
    ['a withdrawal', recordAt(1, [{ kind: 'withdrawn', record: 'R9' }]), { record: 'R0', on: 'never' }],
    ['a redaction', recordAt(1, [{ kind: 'redacted', records: ['R9'], fields: [] }]), { records: ['R0'], on: 'never' }],
  ])('never changes %s', (_, target, set) => {
    const { history: _h, updatedAt: _u, ...before } = caseOf(visit, target);
    expect(caseOf(visit, target, amend(2, 0, { set }, 'R1'))).toMatchObject(before);
  });

  it.each([
    ['a record that is not there', amend(1, 0, { set: { text: 'x' } }, 'R9')],
    ['an event that is not there', amend(1, 9, { set: { text: 'x' } })],
  ])('of %s does nothing', (_, change) => {
    const { history: _h, updatedAt: _u, ...before } = caseOf(visit);
    expect(caseOf(visit, change)).toMatchObject(before);
  });
});
