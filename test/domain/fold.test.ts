import { describe, expect, it } from 'vitest';
import { foldCase } from '../../src/domain/fold.ts';
import type { JournalEvent } from '../../src/domain/record.ts';
import { at, caseId, caseOf, fix, foldRecords, lineOf, opened, recordAt, usd, whole } from './journal-lines.ts';

const decided = (choice: string, more: object = {}) => ({ kind: 'decided', choice, replaces: [], ...more });
const caseAfter = (...events: readonly JournalEvent[]) => caseOf(recordAt(0, [opened, ...events]));

describe('the order of the fold', () => {
  it('is that of the record times, then of the record ids', () => {
    const say = (minute: number, id: string, words: string) => recordAt(minute, [{ kind: 'listened', words }], { id });
    const folded = caseOf(say(2, 'B', 'last'), say(1, 'Z', 'first'), say(2, 'A', 'middle'));
    expect(folded.history.map(({ id }) => id)).toEqual(['Z', 'A', 'B']);
    expect(folded.listening).toEqual({ words: 'last' });
  });

  it('compares times as instants, however they are written', () => {
    const early = recordAt(0, [{ kind: 'listened', words: 'early' }], { id: 'A', at: '2026-11-22T12:00:00.500Z' });
    const late = recordAt(0, [{ kind: 'listened', words: 'late' }], { id: 'B', at: '2026-11-22T14:00:01+02:00' });
    const folded = caseOf(late, early);
    expect(folded.listening?.words).toBe('late');
    expect(folded.updatedAt).toBe('2026-11-22T12:00:01.000Z');
  });

  it('does not heed when things happened', () => {
    const first = recordAt(1, [{ kind: 'listened', words: 'written first', on: '2026-11-22' }]);
    const second = recordAt(2, [{ kind: 'listened', words: 'written second', on: '2020-01-01' }]);
    expect(caseOf(second, first).listening?.words).toBe('written second');
  });
});

describe('lines with one id', () => {
  const record = recordAt(0, [opened, { kind: 'noted', text: 'b' }]);
  const other = recordAt(0, [opened, { kind: 'noted', text: 'a' }]);
  const shell = recordAt(0, [opened, { kind: 'noted', redacted: ['text'] }]);
  const broken = recordAt(0, [opened, { kind: 'noted' }]);
  const fold = (...lines: ReturnType<typeof lineOf>[]) => foldCase(caseId, lines).case?.notes.map(({ text }) => text);
  const trusted = (sum: 'right' | 'none' | 'wrong') => ({ ...lineOf(record), sum });

  it('count once', () => {
    expect(fold(lineOf(record), lineOf(record))).toEqual(['b']);
  });

  it.each([
    ['a redacted shell wins over a right sum', lineOf(record), { ...lineOf(shell), sum: 'wrong' as const }, ''],
    ['a right sum wins over none', { ...lineOf(other), sum: 'none' as const }, trusted('right'), 'b'],
    ['none wins over a wrong one', { ...lineOf(other), sum: 'wrong' as const }, trusted('none'), 'b'],
    ['else the bytewise smaller wins', lineOf(record), lineOf(other), 'a'],
    ['one that fails its schema hides no other', { ...lineOf(broken), sum: 'right' as const }, trusted('wrong'), 'b'],
  ])('%s', (_, loser, winner, text) => {
    expect(fold(loser, winner)).toEqual([text]);
    expect(fold(winner, loser)).toEqual([text]);
  });

  it('are compared by their bytes in UTF-8, not in UTF-16', () => {
    const emoji = recordAt(0, [opened, { kind: 'noted', text: '\u{1F5A8}' }]);
    const fullWidth = recordAt(0, [opened, { kind: 'noted', text: '\uFF01' }]);
    expect(fold(lineOf(emoji), lineOf(fullWidth))).toEqual(['\uFF01']);
  });
});

describe('a line that cannot be used', () => {
  it('is reported with its line and left out whole', () => {
    const bad = recordAt(1, [{ kind: 'noted', text: 'x' }, { kind: 'closed' }]);
    const { case: folded, faults } = foldRecords(recordAt(0, [opened]), bad);
    expect(faults).toEqual([{ line: lineOf(bad), reason: 'An event of kind "closed" has no "result".' }]);
    expect(folded?.notes).toEqual([]);
    expect(folded?.history.map(({ id }) => id)).toEqual(['R0']);
  });

  it('leaves no case if there is no other', () => {
    const { case: folded, faults } = foldRecords(recordAt(0, [{ kind: 'closed' }]));
    expect(folded).toBeUndefined();
    expect(faults).toHaveLength(1);
  });

  it('does not stop a case without its opening from being folded', () => {
    const folded = caseOf(recordAt(3, [{ kind: 'listened', words: 'hello' }]), recordAt(4, [decided('think')]));
    expect(folded).toMatchObject({ status: 'thinking', openedAt: at(3), by: 'Dana', kind: 'incident', client: null });
    expect(folded.withdrawn).toBe(false);
  });

  it('is not one about another case: that is ignored', () => {
    const other = recordAt(1, [{ kind: 'noted', text: 'x' }], { case: '2611-aaaaaa' });
    expect(caseOf(recordAt(0, [opened]), other).history).toHaveLength(1);
  });
});

describe('what a later heard wrote', () => {
  const future: JournalEvent = { kind: 'sung', song: 'la' };

  it.each([
    ['an unknown kind', recordAt(1, [future])],
    ['an unknown key', recordAt(1, [{ kind: 'follow-up-set', due: '2026-12-01', mood: 'fine' }])],
    ['an unknown key of the record', recordAt(1, [{ kind: 'noted', text: 'x' }], { weather: 'fine' })],
    ['a higher version', recordAt(1, [{ kind: 'closed', result: 'evaporated' }], { v: 2 })],
  ])('is kept in the history: %s', (_, record) => {
    expect(caseOf(recordAt(0, [opened]), record).history).toEqual([recordAt(0, [opened]), record]);
  });

  it('is otherwise ignored', () => {
    const known = recordAt(1, [{ kind: 'listened', words: 'x' }]);
    const strange = recordAt(1, [future, { kind: 'listened', words: 'x', mood: 'fine', at: 'never' }]);
    const higher = recordAt(2, [decided('no'), { kind: 'withdrawn', record: 'R0' }], { v: 2 });
    const { history: _, ...expected } = caseOf(recordAt(0, [opened]), known);
    expect(caseOf(recordAt(0, [opened]), strange, higher, recordAt(3, [future]))).toMatchObject(expected);
  });

  it.each([
    ['a higher version', recordAt(1, [{ kind: 'opened' }], { v: 2 })],
    ['unknown kinds alone', recordAt(1, [future])],
    ['a withdrawal of nothing', recordAt(1, [{ kind: 'withdrawn', record: 'R7' }])],
  ])('makes no case of %s', (_, record) => {
    expect(foldRecords(record)).toMatchObject({ case: undefined, faults: [] });
  });

  it('neither opens a case nor changes when it was opened, or by whom', () => {
    const higher = recordAt(0, [{ kind: 'opened' }], { v: 2, by: 'Robin' });
    expect(caseOf(higher, recordAt(1, [{ kind: 'listened', words: 'x' }]))).toMatchObject({
      openedAt: at(1),
      by: 'Dana',
    });
  });

  it('is no case where all that happened was taken back and no opening is known', () => {
    const note = recordAt(1, [{ kind: 'noted', text: 'x' }]);
    expect(foldRecords(note, recordAt(2, [{ kind: 'withdrawn', record: note.id }])).case).toBeUndefined();
  });

  it('cannot reach objects through keys such as __proto__', () => {
    const hostile = '{"kind":"listened","words":"x","__proto__":{"feeling":"bad"}}';
    const kinds = ['__proto__', 'constructor', 'toString'].map((kind) => ({ kind }));
    const amended = JSON.parse('{"kind":"amended","record":"R1","index":0,"set":{"__proto__":{"feeling":"bad"}}}');
    const folded = caseOf(recordAt(0, [opened]), recordAt(1, [JSON.parse(hostile), ...kinds]), recordAt(2, [amended]));
    expect(folded.listening).toEqual({ words: 'x' });
    expect(folded.listening?.feeling).toBeUndefined();
    expect('feeling' in {}).toBe(false);
  });
});

describe('opening', () => {
  it('says who, when, for whom and of which kind', () => {
    const folded = caseOf(recordAt(0, [{ ...opened, caseKind: 'request' }]));
    expect(folded).toMatchObject({ by: 'Dana', kind: 'request', client: { id: 'c-7qk2m9', name: 'Mrs. Okafor' } });
    expect(folded).toMatchObject({ openedAt: at(0), updatedAt: at(0), status: 'open', outcome: null });
  });

  it('is an incident unless it says otherwise, and happened on its day if it names one', () => {
    const folded = caseOf(recordAt(0, [{ ...opened, on: '2026-11-20' }]), recordAt(5, [{ kind: 'noted', text: 'x' }]));
    expect(folded).toMatchObject({ kind: 'incident', openedAt: '2026-11-20', updatedAt: at(5) });
  });

  it('files the note it began from', () => {
    expect(caseOf(recordAt(0, [{ ...opened, fromNote: 'n-2611-aaaaaa' }])).filedNotes).toEqual(['n-2611-aaaaaa']);
  });
});

describe('the stages', () => {
  it.each(['listened', 'logged', 'offered'])(
    '%s: each key is replaced whole by a later one, the others stay',
    (kind) => {
      const { kind: _, devices, ...keys } = whole[kind]!;
      const stage = { listened: 'listening', logged: 'problem', offered: 'offer' }[kind] as 'listening';
      for (const key of Object.keys(keys)) {
        const { [key]: changed, ...others } = keys;
        const partly = caseOf(recordAt(0, [opened, { kind, ...others }]), recordAt(1, [{ kind, [key]: changed }]));
        expect(partly[stage]).toEqual(keys);
      }
    },
  );

  it('replaces lists whole, devices too', () => {
    const named = (name: string) => ({ id: 'd-aaaaaa', name });
    const folded = caseOf(
      recordAt(0, [opened, { kind: 'logged', checks: ['a', 'b'], devices: [named('one'), named('two')] }]),
      recordAt(1, [{ kind: 'logged', checks: ['c'], devices: [named('three')] }]),
      recordAt(2, [{ kind: 'logged', scope: 'all' }]),
    );
    expect(folded.problem).toEqual({ checks: ['c'], scope: 'all' });
    expect(folded.devices).toEqual([named('three')]);
  });

  it('replaces a decision whole', () => {
    const folded = caseOf(
      recordAt(0, [opened, decided('think', { until: '2026-12-01', words: 'let me think' })]),
      recordAt(1, [decided('live-with-it', { replaces: ['R0'] })]),
    );
    expect(folded.decision).toEqual({ choice: 'live-with-it', at: at(1) });
    expect(folded.decision).not.toHaveProperty('until');
  });

  it('shows the day of a decision where it names one', () => {
    expect(caseAfter(decided('think', { on: '2026-11-20' })).decision?.at).toBe('2026-11-20');
  });
});

const works = (answer: string) => ({ kind: 'checked', works: answer });

describe('the table of what happened', () => {
  it.each<[string, JournalEvent[], string, string | null]>([
    ['opened', [], 'open', null],
    ['a read-back that was interrupted', [{ kind: 'listened', readbacks: [{ answer: 'interrupted' }] }], 'open', null],
    ['wanting a look', [{ kind: 'listened', words: 'x', wants: 'look' }], 'open', null],
    ['wanting us to know', [{ kind: 'listened', words: 'x', wants: 'know' }], 'closed', 'heard'],
    ['nothing decided', [{ kind: 'offered', fixes: [fix('a', 1)] }], 'open', null],
    ['think', [decided('think')], 'thinking', null],
    ['live with it', [decided('live-with-it')], 'living-with-it', 'living-with-it'],
    ['hand over', [decided('hand-over')], 'handed-over', 'handed-over'],
    ['no', [decided('no')], 'closed', 'no'],
    ['a fix with a date', [decided('fix', { when: '2026-12-01' })], 'scheduled', null],
    ['a fix now', [decided('fix', { when: 'now' })], 'open', null],
    ['a fix with no time', [decided('fix')], 'open', null],
    ['a fix now that works', [decided('fix', { when: 'now' }), works('yes')], 'closed', 'fixed'],
    ['a fix now that does not', [decided('fix', { when: 'now' }), works('no')], 'open', 'not-fixed'],
    ['a fix now, not tested', [decided('fix', { when: 'now' }), works('not-tested')], 'open', null],
    ['a check that helped', [{ kind: 'logged', fixedByCheck: true }, works('yes')], 'closed', 'fixed'],
    ['a check that did not', [{ kind: 'logged', fixedByCheck: true }, works('no')], 'open', 'not-fixed'],
    ['a check, not tested', [{ kind: 'logged', fixedByCheck: true }, works('not-tested')], 'open', null],
    ['closed as fixed', [{ kind: 'closed', result: 'fixed', replaces: [] }], 'closed', 'fixed'],
    ['closed as heard', [{ kind: 'closed', result: 'heard', replaces: [] }], 'closed', 'heard'],
    ['worked without checked', [decided('think'), { kind: 'worked', minutes: 5 }], 'thinking', null],
    ['happened again', [decided('live-with-it'), { kind: 'recurred' }], 'living-with-it', 'living-with-it'],
    ['noted', [decided('live-with-it'), { kind: 'noted', text: 'x' }], 'living-with-it', 'living-with-it'],
    ['promised', [decided('no'), whole.promised!], 'closed', 'no'],
    ['asked again, works', [decided('live-with-it'), whole['followed-up']!], 'living-with-it', 'living-with-it'],
    [
      'asked again, does not work',
      [works('yes'), { kind: 'followed-up', reached: 'yes', works: 'no' }],
      'open',
      'not-fixed',
    ],
    ['asked again, not reached', [works('yes'), { kind: 'followed-up', reached: 'no' }], 'closed', 'fixed'],
    ['reopened', [works('yes'), { kind: 'reopened', why: 'x', replaces: [] }], 'open', null],
  ])('%s', (_, events, status, result) => {
    const folded = caseAfter(...events);
    expect(folded.status).toBe(status);
    expect(folded.outcome?.result ?? null).toBe(result);
    expect(folded.closedAt).toBe(status === 'closed' ? at(0) : null);
  });

  it('is decided by the last event that has a row, and dated by it', () => {
    const folded = caseOf(
      recordAt(0, [opened, decided('live-with-it')]),
      recordAt(1, [{ ...works('yes'), on: '2026-11-21' }]),
      recordAt(2, [{ kind: 'noted', text: 'x' }]),
    );
    expect(folded).toMatchObject({ status: 'closed', closedAt: '2026-11-21', updatedAt: at(2) });
    expect(folded.outcome).toEqual({ result: 'fixed', works: 'yes', at: '2026-11-21' });
  });
});

describe('the outcome', () => {
  it('is nothing until something of it is known', () => {
    expect(caseAfter(decided('think'), { kind: 'noted', text: 'x' }).outcome).toBeNull();
  });

  it('adds up minutes and charged, and keeps the last of the other answers', () => {
    const folded = caseOf(
      recordAt(0, [opened, { kind: 'worked', minutes: 40, charged: usd(4500), paid: 'later', cause: 'wear' }]),
      recordAt(1, [{ kind: 'worked', minutes: 20, charged: usd(500), paid: 'cash', text: 'second visit' }]),
      recordAt(2, [{ kind: 'worked', overrunAgreed: 'fine by me' }]),
    );
    expect(folded.outcome).toEqual({
      result: null,
      minutes: 60,
      charged: usd(5000),
      paid: 'cash',
      cause: 'wear',
      overrunAgreed: 'fine by me',
      at: at(2),
    });
  });

  it('keeps to the first currency and reports another', () => {
    const euros = recordAt(1, [{ kind: 'worked', charged: { amount: 700, currency: 'EUR' } }]);
    const { case: folded, faults } = foldRecords(recordAt(0, [opened, { kind: 'worked', charged: usd(100) }]), euros);
    expect(folded?.outcome?.charged).toEqual(usd(100));
    expect(faults).toEqual([{ line: lineOf(euros), reason: expect.stringMatching(/EUR.*USD/) }]);
  });

  it('says that it does not work when the client says so later', () => {
    const folded = caseAfter(works('yes'), { kind: 'followed-up', reached: 'yes', works: 'no' });
    expect(folded.outcome).toEqual({ result: 'not-fixed', works: 'no', at: at(0) });
  });

  it('loses result, works and the closing time when the case is reopened, and keeps the work', () => {
    const folded = caseOf(
      recordAt(0, [opened, { kind: 'worked', minutes: 10 }, works('yes')]),
      recordAt(1, [{ kind: 'reopened', why: 'it stopped', replaces: [] }]),
    );
    expect(folded).toMatchObject({ status: 'open', closedAt: null });
    expect(folded.outcome).toEqual({ result: null, minutes: 10, at: at(0) });
  });
});

describe('promises', () => {
  const promised = whole.promised!;
  const kept = { kind: 'promise-kept', id: 'p-aaaaaa' };
  const released = { kind: 'promise-released', id: 'p-aaaaaa' };
  const moved = (due: string) => ({ kind: 'promise-moved', id: 'p-aaaaaa', due });

  it.each<[string, JournalEvent[], string, string]>([
    ['made', [], 'open', '2026-11-25'],
    ['moved', [moved('2026-11-26')], 'moved', '2026-11-26'],
    ['moved twice', [moved('2026-11-26'), moved('2026-11-27')], 'moved', '2026-11-27'],
    ['kept', [kept], 'kept', '2026-11-25'],
    ['released', [released], 'released', '2026-11-25'],
    ['kept, then released', [kept, released], 'kept', '2026-11-25'],
    ['released, then kept', [released, kept], 'released', '2026-11-25'],
    ['moved, kept, moved', [moved('2026-11-26'), kept, moved('2026-11-27')], 'kept', '2026-11-26'],
  ])('%s', (_, events, state, due) => {
    expect(caseAfter(promised, ...events).promises).toEqual([
      { id: 'p-aaaaaa', what: 'call', who: 'Dana', due, state },
    ]);
  });

  it('are kept even where a slow clock puts the keeping first', () => {
    expect(caseAfter(kept, promised).promises).toMatchObject([{ state: 'kept' }]);
  });

  it('are not shown when only their ending is known', () => {
    expect(caseAfter(kept).promises).toEqual([]);
  });
});

describe('what is said beside the visit', () => {
  it('is listed in order, each with its time', () => {
    const folded = caseOf(
      recordAt(0, [opened, { ...whole.recurred!, on: '2026-11-21' }, whole.gestured!, whole.feedback!]),
      recordAt(1, [whole['followed-up']!, { kind: 'recurred' }]),
    );
    expect(folded.recurrences).toEqual([{ minutes: 10, words: 'again', at: '2026-11-21' }, { at: at(1) }]);
    expect(folded.gestures).toEqual([{ type: 'credit', value: usd(1000), why: 'late', at: at(0) }]);
    expect(folded.feedback).toEqual([{ type: 'compliment', words: 'thank you', mayShow: true, at: at(0) }]);
    const { kind: _, ...followUp } = whole['followed-up']!;
    expect(folded.followUps).toEqual([{ ...followUp, at: at(1) }]);
  });

  it('keeps notes with the one who took them, filed ones under their own id', () => {
    const folded = caseOf(recordAt(0, [opened, { kind: 'noted', text: 'mine' }]), recordAt(1, [whole.noted!]));
    expect(folded.notes).toEqual([
      { id: 'R0', at: at(0), by: 'Dana', text: 'mine' },
      { id: 'n-2611-bbbbbb', at: at(1), by: 'Sam', text: 'called' },
    ]);
    expect(folded.filedNotes).toEqual(['n-2611-bbbbbb']);
  });

  it('links, and asks again on a day until it was asked', () => {
    const linked = caseAfter({ kind: 'linked', causedBy: '2610-aaaaaa' }, { kind: 'linked', repeatOf: '2609-aaaaaa' });
    expect(linked.links).toEqual({ causedBy: '2610-aaaaaa', repeatOf: '2609-aaaaaa' });
    expect(caseAfter(whole['follow-up-set']!).followUpOn).toBe('2026-11-29');
    expect(caseAfter(whole['follow-up-set']!, { kind: 'followed-up', reached: 'no' }).followUpOn).toBeNull();
  });
});

describe('withdrawing', () => {
  const withdraw = (minute: number, record: string, more: object = {}) =>
    recordAt(minute, [{ kind: 'withdrawn', record }], more);
  const note = recordAt(1, [{ kind: 'noted', text: 'x' }]);

  it('makes a record count as not there, and keeps it in the history', () => {
    const folded = caseOf(recordAt(0, [opened]), note, withdraw(2, 'R1'));
    expect(folded.notes).toEqual([]);
    expect(folded.history.map(({ id }) => id)).toEqual(['R0', 'R1', 'R2']);
  });

  it('holds whichever was written first', () => {
    expect(caseOf(recordAt(0, [opened]), withdraw(1, 'R2'), recordAt(2, [whole.noted!])).notes).toEqual([]);
  });

  it('cannot itself be withdrawn', () => {
    expect(caseOf(recordAt(0, [opened]), note, withdraw(2, 'R1'), withdraw(3, 'R2')).notes).toEqual([]);
  });

  it('does not touch a redaction', () => {
    const redact = recordAt(2, [{ kind: 'redacted', records: ['R1'], fields: [] }]);
    expect(caseOf(recordAt(0, [opened]), note, redact, withdraw(3, 'R2')).notes).toMatchObject([{ text: '' }]);
  });

  it('takes an amendment back', () => {
    const amend = recordAt(2, [{ kind: 'amended', record: 'R1', index: 0, set: { text: 'y' } }]);
    expect(caseOf(recordAt(0, [opened]), note, amend, withdraw(3, 'R2')).notes).toMatchObject([{ text: 'x' }]);
  });

  it('of the opening closes the case as withdrawn', () => {
    const folded = caseOf(recordAt(0, [opened]), withdraw(1, 'R0'), recordAt(2, [{ kind: 'noted', text: 'late' }]));
    expect(folded).toMatchObject({ status: 'closed', closedAt: at(1), withdrawn: true, disputed: false, client: null });
    expect(folded.outcome).toEqual({ result: 'withdrawn', at: at(1) });
  });

  it.each<[string, JournalEvent, boolean]>([
    ['has written to it', { kind: 'noted', text: 'x' }, true],
    ['has written something a later heard knows', { kind: 'sung' }, true],
    ['has only withdrawn something', { kind: 'withdrawn', record: 'R9' }, false],
    ['has only blanked something', { kind: 'redacted', records: ['R0'], fields: [] }, false],
  ])('of the opening is disputed if another machine %s: %s', (_, event, disputed) => {
    const other = recordAt(2, [event], { machine: 'desk' });
    const folded = caseOf(recordAt(0, [opened]), withdraw(1, 'R0'), other);
    expect(folded).toMatchObject({ status: 'closed', withdrawn: true, disputed });
  });

  it('of the opening is not disputed by what was withdrawn too', () => {
    const other = recordAt(2, [{ kind: 'noted', text: 'x' }], { machine: 'desk' });
    expect(caseOf(recordAt(0, [opened]), withdraw(1, 'R0'), other, withdraw(3, 'R2')).disputed).toBe(false);
  });
});
