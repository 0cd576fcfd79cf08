import type { Case } from '../../src/domain/case.ts';
import { type FoldedCase, foldCase } from '../../src/domain/fold.ts';
import { decodeLine, encodeLine } from '../../src/domain/line.ts';
import type { JournalEvent, JournalRecord, Line } from '../../src/domain/record.ts';

export const caseId = '2611-k7m4xq';

/** A record about the case, written `minute` minutes after noon by Dana; its id is `R` and the minute unless told. */
export function recordAt(minute: number, events: readonly JournalEvent[], more: object = {}): JournalRecord {
  return { v: 1, id: `R${minute}`, at: at(minute), by: 'Dana', machine: 'laptop', case: caseId, events, ...more };
}

/** The instant `minute` minutes after noon. */
export function at(minute: number): string {
  return new Date(Date.parse('2026-11-22T12:00:00.000Z') + minute * 60_000).toISOString();
}

/** The record as a line with a right sum. */
export function lineOf(record: JournalRecord): Line {
  return readLine(encodeLine(record));
}

/** A line of the journal as decoded. */
export function readLine(raw: string): Line {
  const decoded = decodeLine(raw);
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.line;
}

export function foldRecords(...records: readonly JournalRecord[]): FoldedCase {
  return foldCase(caseId, records.map(lineOf));
}

/** The case of records that are without fault. */
export function caseOf(...records: readonly JournalRecord[]): Case {
  const folded = foldRecords(...records);
  if (folded.case === undefined || folded.faults.length > 0) {
    throw new Error(`no faultless case: ${folded.faults.map(({ reason }) => reason).join(' ')}`);
  }
  return folded.case;
}

export const opened: JournalEvent = { kind: 'opened', client: { id: 'c-7qk2m9', name: 'Mrs. Okafor' } };

export const usd = (amount: number) => ({ amount, currency: 'USD' });

/** A fix as an offer freezes it. */
export const fix = (id: string, months: number) => ({
  id,
  title: 'The printer answers every time',
  basis: 'fixed',
  lines: [{ kind: 'labour', text: 'An hour', quantity: 1, unitPrice: usd(9000) }],
  sideEffects: ['none known'],
  excludes: [],
  assumes: [],
  validUntil: '2026-12-06',
  warrantyDays: 30,
  total: usd(9000),
  sums: { savePerYear: usd(months * 100), breakEvenMonths: months, pays: 'yes' },
});

/** One event of every kind, with all the keys it can have. */
export const whole: Readonly<Record<string, JournalEvent>> = Object.fromEntries(
  [
    { kind: 'opened', client: { id: 'c-7qk2m9', name: 'Mrs. Okafor' }, fromNote: 'n-2611-aaaaaa', caseKind: 'request' },
    {
      kind: 'listened',
      words: 'It stops',
      readbacks: [{ text: 'So it stops', answer: 'nearly', correction: 'only at night' }, { answer: 'yes' }],
      confirmed: true,
      wants: 'look',
      feeling: 'tired of it',
    },
    {
      kind: 'logged',
      playbook: 'printer-offline',
      component: 'printer',
      scope: 'one',
      since: 'monday',
      changed: 'new router',
      blocked: 'send invoices',
      deadline: '2026-11-27',
      frequency: { times: 3, per: 'week' },
      minutes: 5,
      people: 1,
      fullStop: false,
      message: 'offline',
      tried: 'turned it off',
      stakes: 'none',
      worry: 'losing the order',
      seen: 'a red light',
      answers: { light: 'red' },
      checks: ['cable'],
      redFlags: [],
      fixedByCheck: false,
      impact: 'low',
      urgency: 'high',
      priority: 'THIS WEEK',
      devices: [{ id: 'd-7qk2m9', name: 'the printer' }],
    },
    {
      kind: 'offered',
      fixes: [fix('new-cable', 2)],
      liveWithIt: { how: 'turn it on first', risk: 'it stops', reviewOn: '2027-02-20' },
      ring: [{ piece: 'printer', maker: 'Acme', answer: 'call-other', pointsTo: 'router', soldBy: 'the shop' }],
      ringStop: { hours: 2, returnBy: '2026-12-05' },
      hourValue: usd(4000),
      directCostYear: usd(0),
      worryAnswer: 'no order is lost',
      sums: { minutesPerYear: 780, nuisancePerYear: usd(52000), savePerYear: usd(200), breakEvenMonths: 2 },
    },
    {
      kind: 'decided',
      choice: 'fix',
      option: 'new-cable',
      words: 'yes please',
      reason: 'r',
      alternative: 'a',
      until: '2026-12-01',
      handOverTo: 'her son',
      handOverBy: '2026-12-02',
      when: 'now',
      replaces: [],
    },
    {
      kind: 'worked',
      minutes: 45,
      charged: usd(9000),
      paid: 'card',
      cause: 'wear',
      overrunAgreed: 'fine',
      text: 'new cable',
    },
    { kind: 'checked', works: 'yes', words: 'it prints' },
    {
      kind: 'followed-up',
      reached: 'yes',
      works: 'yes',
      sideEffects: [{ text: 'slower', came: 'no' }],
      anythingNew: 'no',
      ease: 7,
      words: 'all well',
    },
    { kind: 'follow-up-set', due: '2026-11-29' },
    { kind: 'promised', id: 'p-aaaaaa', what: 'call', who: 'Dana', due: '2026-11-25' },
    { kind: 'promise-kept', id: 'p-aaaaaa' },
    { kind: 'promise-moved', id: 'p-aaaaaa', due: '2026-11-26', why: 'away' },
    { kind: 'promise-released', id: 'p-aaaaaa', why: 'not needed' },
    { kind: 'recurred', minutes: 10, words: 'again' },
    { kind: 'gestured', type: 'credit', value: usd(1000), why: 'late' },
    { kind: 'feedback', type: 'compliment', words: 'thank you', mayShow: true },
    { kind: 'noted', text: 'called', note: 'n-2611-bbbbbb', by: 'Sam' },
    { kind: 'linked', causedBy: '2610-aaaaaa', repeatOf: '2609-aaaaaa' },
    { kind: 'closed', result: 'fixed', replaces: [] },
    { kind: 'reopened', why: 'it stopped', replaces: [] },
    { kind: 'amended', record: 'R1', index: 0, set: { words: 'x' }, unset: ['feeling'] },
    { kind: 'withdrawn', record: 'R1' },
    { kind: 'redacted', records: ['R1'], fields: ['words'] },
    { kind: 'taken', text: 'call back', client: 'Okafor' },
    { kind: 'filed', case: caseId },
    { kind: 'unfiled' },
    { kind: 'client-added', name: 'Okafor', contact: '555', hourValue: usd(4000), prefers: 'mornings' },
    { kind: 'client-changed', name: 'Okafor', contact: '555', hourValue: usd(4000), prefers: 'mornings' },
    { kind: 'client-merged', into: 'c-aaaaaa' },
    { kind: 'client-forgotten' },
    {
      kind: 'device-added',
      client: 'c-7qk2m9',
      name: 'the printer',
      product: 'Acme 3',
      version: '2',
      boughtOn: '2020-01-01',
      endOfUpdates: { on: '2027-01-01', source: 'https://example.org', seenOn: '2026-11-01' },
    },
    {
      kind: 'device-changed',
      client: 'c-7qk2m9',
      name: 'the printer',
      product: 'Acme 3',
      version: '2',
      boughtOn: '2020-01-01',
      endOfUpdates: { on: '2027-01-01', source: 'https://example.org', seenOn: '2026-11-01' },
    },
    { kind: 'device-retired' },
  ].map((event) => [event.kind, event]),
);
