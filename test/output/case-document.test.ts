import { describe, expect, it } from 'vitest';
import { encodeLine } from '../../src/domain/line.ts';
import type { JournalEvent } from '../../src/domain/record.ts';
import { caseDocument } from '../../src/output/case-document.ts';
import { at, caseOf, fix, opened, recordAt, usd, whole } from '../domain/journal-lines.ts';

const documentAfter = (...events: readonly JournalEvent[]) => caseDocument(caseOf(recordAt(0, [opened, ...events])));
/** The keys of an object and of the objects in it, in order. */
const keysOf = (value: object | null) => Object.keys(value ?? {}).join(' ');

describe('the case document', () => {
  it('has these keys in this order, and null or [] where nothing is known', () => {
    const document = documentAfter();
    expect(document).toEqual({
      schemaVersion: 1,
      id: '2611-k7m4xq',
      status: 'open',
      openedAt: at(0),
      updatedAt: at(0),
      closedAt: null,
      by: 'Dana',
      kind: 'incident',
      client: { id: 'c-7qk2m9', name: 'Mrs. Okafor' },
      devices: [],
      listening: null,
      problem: null,
      offer: null,
      decision: null,
      outcome: null,
      promises: [],
      recurrences: [],
      followUps: [],
      gestures: [],
      feedback: [],
      notes: [],
      links: { causedBy: null, repeatOf: null },
      followUpOn: null,
      contested: false,
      rivals: [],
      history: [recordAt(0, [opened])],
    });
    expect(keysOf(document)).toBe(
      'schemaVersion id status openedAt updatedAt closedAt by kind client devices listening problem offer decision outcome ' +
        'promises recurrences followUps gestures feedback notes links followUpOn contested rivals history',
    );
  });

  it('has every key of a stage as soon as one is known', () => {
    const document = documentAfter(
      { kind: 'listened', wants: 'look', readbacks: [{ answer: 'yes' }] },
      { kind: 'logged', minutes: 5 },
      { kind: 'offered', worryAnswer: 'x' },
      { kind: 'decided', choice: 'think', replaces: [] },
      { kind: 'worked', minutes: 5 },
    );
    expect(document.listening).toEqual({
      words: null,
      feeling: null,
      readbacks: [{ text: null, answer: 'yes', correction: null }],
      confirmed: null,
      wants: 'look',
    });
    expect(document.problem).toEqual({
      playbook: null,
      component: null,
      scope: null,
      since: null,
      changed: null,
      blocked: null,
      deadline: null,
      frequency: null,
      minutes: 5,
      people: null,
      fullStop: null,
      message: null,
      tried: null,
      stakes: null,
      worry: null,
      seen: null,
      answers: {},
      checks: [],
      redFlags: [],
      fixedByCheck: null,
      impact: null,
      urgency: null,
      priority: null,
    });
    expect(document.offer).toEqual({
      fixes: [],
      liveWithIt: null,
      ring: [],
      ringStop: null,
      support: [],
      hourValue: null,
      directCostYear: null,
      worryAnswer: 'x',
      sums: { minutesPerYear: null, nuisancePerYear: null, savePerYear: null, breakEvenMonths: null },
    });
    expect(document.decision).toEqual({
      choice: 'think',
      option: null,
      words: null,
      reason: null,
      alternative: null,
      until: null,
      handOverTo: null,
      handOverBy: null,
      when: null,
      at: at(0),
    });
    expect(document.outcome).toEqual({
      result: null,
      works: null,
      minutes: 5,
      charged: null,
      paid: null,
      cause: null,
      overrunAgreed: null,
      at: at(0),
    });
  });

  it('keeps the order of keys inside the stages, however they were recorded', () => {
    const turned = (event: JournalEvent) => Object.fromEntries(Object.entries(event).toReversed()) as JournalEvent;
    const kinds = ['listened', 'logged', 'offered', 'decided', 'worked'];
    const document = documentAfter(...kinds.map((kind) => turned(whole[kind]!)));
    expect(keysOf(document.listening)).toBe('words feeling readbacks confirmed wants');
    expect(keysOf(document.listening?.readbacks[0] ?? null)).toBe('text answer correction');
    expect(keysOf(document.problem)).toBe(
      'playbook component scope since changed blocked deadline frequency minutes people fullStop message tried stakes ' +
        'worry seen answers checks redFlags fixedByCheck impact urgency priority',
    );
    expect(keysOf(document.offer)).toBe(
      'fixes liveWithIt ring ringStop support hourValue directCostYear worryAnswer sums',
    );
    expect(keysOf(document.offer?.sums ?? null)).toBe('minutesPerYear nuisancePerYear savePerYear breakEvenMonths');
    expect(keysOf(document.decision)).toBe(
      'choice option words reason alternative until handOverTo handOverBy when at',
    );
    expect(keysOf(document.outcome)).toBe('result works minutes charged paid cause overrunAgreed at');
  });

  it('carries everything that was recorded', () => {
    const parts = ['opened', 'listened', 'logged', 'offered', 'decided', 'worked', 'checked', 'promised', 'linked'];
    const beside = ['follow-up-set', 'gestured', 'feedback', 'recurred', 'noted'];
    const document = caseDocument(
      caseOf(
        recordAt(
          0,
          [...parts, ...beside].map((kind) => whole[kind]!),
        ),
      ),
    );
    const { kind: _logged, devices, ...problem } = whole.logged!;
    const { kind: _offered, ...offer } = whole.offered!;
    const { kind: _decided, replaces: _replaces, ...decision } = whole.decided!;
    expect(document).toMatchObject({ kind: 'request', status: 'closed', closedAt: at(0), devices, problem, offer });
    expect(document.decision).toEqual({ ...decision, at: at(0) });
    expect(document.outcome).toEqual({
      result: 'fixed',
      works: 'yes',
      minutes: 45,
      charged: usd(9000),
      paid: 'card',
      cause: 'wear',
      overrunAgreed: 'fine',
      at: at(0),
    });
    expect(document.promises).toEqual([
      { id: 'p-aaaaaa', what: 'call', who: 'Dana', due: '2026-11-25', state: 'open' },
    ]);
    expect(document.recurrences).toEqual([{ at: at(0), minutes: 10, words: 'again' }]);
    expect(document.gestures).toEqual([{ at: at(0), type: 'credit', value: usd(1000), why: 'late' }]);
    expect(document.feedback).toEqual([{ at: at(0), type: 'compliment', words: 'thank you', mayShow: true }]);
    expect(document.notes).toEqual([{ id: 'n-2611-bbbbbb', at: at(0), by: 'Sam', text: 'called' }]);
    expect(document.links).toEqual({ causedBy: '2610-aaaaaa', repeatOf: '2609-aaaaaa' });
    expect(document.followUpOn).toBe('2026-11-29');
  });

  it('carries follow-ups and rivals', () => {
    const decide = (minute: number) => recordAt(minute, [{ kind: 'decided', choice: 'think', replaces: [] }]);
    const document = caseDocument(
      caseOf(recordAt(0, [opened, { kind: 'followed-up', reached: 'no' }]), decide(1), decide(2)),
    );
    expect(document.followUps).toEqual([
      { at: at(0), reached: 'no', works: null, sideEffects: [], anythingNew: null, ease: null, words: null },
    ]);
    expect(document).toMatchObject({ contested: true, rivals: [{ record: 'R1', by: 'Dana' }] });
  });
});

describe('the sums of the offer', () => {
  const offered = { ...whole.offered!, fixes: [fix('first', 1), fix('second', 2)] };
  const decided = (choice: string, option?: string) => ({ kind: 'decided', choice, option, replaces: [] });
  it.each([
    ['of the first fix before a decision', [], 1],
    ['of the chosen fix', [decided('fix', 'second')], 2],
    ['of the first where none is named', [decided('fix')], 1],
    ['of the first where none was chosen', [decided('live-with-it', 'second')], 1],
  ])('are those %s', (_, decisions, months) => {
    expect(documentAfter(offered, ...decisions).offer?.sums).toEqual({
      minutesPerYear: 780,
      nuisancePerYear: usd(52000),
      savePerYear: usd(months * 100),
      breakEvenMonths: months,
    });
  });

  it('are as frozen where there is no fix', () => {
    expect(documentAfter({ ...whole.offered!, fixes: [] }).offer?.sums).toMatchObject({ breakEvenMonths: 2 });
  });
});

describe('the history of the document', () => {
  it('is whole but for the sum and the mark of an import: unknown kinds and keys, later versions and shells included', () => {
    const records = [
      recordAt(0, [opened, { kind: 'noted', text: 'my secret', mood: 'fine' }], { weather: 'fine', batch: 'B' }),
      recordAt(1, [{ kind: 'sung', song: 'la' }]),
      recordAt(2, [{ kind: 'closed' }], { v: 2 }),
      recordAt(3, [{ kind: 'redacted', records: ['R0'], fields: ['text'] }]),
    ];
    const { history } = caseDocument(caseOf(...records));
    const { batch: _, ...first } = records[0]!;
    const shell = { ...first, events: [opened, { kind: 'noted', mood: 'fine', redacted: ['text'] }] };
    expect(history).toEqual([shell, ...records.slice(1)]);
    expect(history.map((record) => encodeLine(record))).toEqual(
      [shell, ...records.slice(1)].map((one) => encodeLine(one)),
    );
  });
});
