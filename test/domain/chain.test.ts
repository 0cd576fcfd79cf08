import { describe, expect, it } from 'vitest';
import { at, caseOf, opened, recordAt } from './journal-lines.ts';

const opening = recordAt(0, [opened]);
const decide = (minute: number, choice: string, replaces: string[] = [], more: object = {}) =>
  recordAt(minute, [{ kind: 'decided', choice, replaces }], more);
const close = (minute: number, result: string, replaces: string[] = []) =>
  recordAt(minute, [{ kind: 'closed', result, replaces }]);
const reopen = (minute: number, replaces: string[] = []) =>
  recordAt(minute, [{ kind: 'reopened', why: 'x', replaces }]);
const withdraw = (minute: number, record: string) => recordAt(minute, [{ kind: 'withdrawn', record }]);

describe('the chain of decisions', () => {
  it('has no head before anything is decided', () => {
    expect(caseOf(opening)).toMatchObject({ heads: [], contested: false, rivals: [] });
  });

  it('has the last one as its head while each names the one before', () => {
    const folded = caseOf(
      opening,
      decide(1, 'think'),
      decide(2, 'no', ['R1']),
      reopen(3, ['R2']),
      close(4, 'heard', ['R3']),
    );
    expect(folded).toMatchObject({ heads: ['R4'], contested: false, rivals: [], status: 'closed' });
    expect(folded.outcome?.result).toBe('heard');
  });

  it('is contested when two did not know of each other: the last is in force, the other shown', () => {
    const folded = caseOf(
      opening,
      decide(1, 'think'),
      decide(2, 'no', ['R1'], { by: 'Sam', machine: 'desk' }),
      close(3, 'fixed', ['R1']),
    );
    expect(folded).toMatchObject({ status: 'closed', contested: true, heads: ['R2', 'R3'] });
    expect(folded.outcome?.result).toBe('fixed');
    const events = [{ kind: 'decided', choice: 'no', replaces: ['R1'] }];
    expect(folded.rivals).toEqual([{ record: 'R2', at: at(2), by: 'Sam', machine: 'desk', events }]);
  });

  it('is settled by the next one, which names them all', () => {
    const folded = caseOf(opening, decide(1, 'think'), decide(2, 'no'), decide(3, 'live-with-it', ['R1', 'R2']));
    expect(folded).toMatchObject({ heads: ['R3'], contested: false, rivals: [], status: 'living-with-it' });
  });

  it('goes back to what was replaced when the head is withdrawn', () => {
    const folded = caseOf(opening, decide(1, 'think'), close(2, 'fixed', ['R1']), withdraw(3, 'R2'));
    expect(folded).toMatchObject({ heads: ['R1'], status: 'thinking', outcome: null });
  });

  it('reaches through a withdrawn one to what that had replaced', () => {
    const folded = caseOf(
      opening,
      decide(1, 'think'),
      decide(2, 'no', ['R1']),
      decide(3, 'live-with-it', ['R2']),
      withdraw(4, 'R2'),
    );
    expect(folded).toMatchObject({ heads: ['R3'], contested: false });
  });

  it('does not let one that was replaced come back by its later time', () => {
    const folded = caseOf(opening, decide(5, 'no'), decide(2, 'think', ['R5']));
    expect(folded).toMatchObject({ status: 'thinking', heads: ['R2'], contested: false });
    expect(folded.decision?.choice).toBe('think');
  });

  it('holds that through a whole row of slow clocks', () => {
    const folded = caseOf(opening, decide(3, 'fix', []), decide(4, 'no', ['R3']), decide(2, 'think', ['R4']));
    expect(folded).toMatchObject({ status: 'thinking', heads: ['R2'] });
  });

  it('only holds back the decision of such a record, not the rest of it', () => {
    const late = recordAt(5, [
      { kind: 'worked', minutes: 10 },
      { kind: 'closed', result: 'fixed', replaces: [] },
    ]);
    const folded = caseOf(opening, late, decide(2, 'think', ['R5']));
    expect(folded).toMatchObject({ status: 'thinking', outcome: { minutes: 10, result: null } });
  });

  it('counts a visit that decides and closes as one', () => {
    const visit = recordAt(1, [
      { kind: 'decided', choice: 'fix', replaces: [] },
      { kind: 'closed', result: 'fixed', replaces: [] },
    ]);
    expect(caseOf(opening, visit)).toMatchObject({ heads: ['R1'], contested: false, status: 'closed' });
  });

  it('heeds no record that names itself or is not there', () => {
    expect(caseOf(opening, decide(1, 'think', ['R1', 'R9']))).toMatchObject({ heads: ['R1'], status: 'thinking' });
  });

  it('comes to an end where records name each other in a ring', () => {
    expect(caseOf(opening, decide(1, 'think', ['R2']), decide(2, 'no', ['R1']))).toMatchObject({ heads: [] });
  });

  it('is not touched by records of a later version', () => {
    const folded = caseOf(opening, decide(1, 'think'), decide(2, 'no', ['R1'], { v: 2 }));
    expect(folded).toMatchObject({ heads: ['R1'], status: 'thinking' });
  });
});
