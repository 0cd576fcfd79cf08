import type { Case } from '../../src/domain/case.ts';
import type { Fix, Offer } from '../../src/domain/offer.ts';
import type { Row } from '../../src/domain/row.ts';
import { createStyle } from '../../src/output/style.ts';

/** Noon in UTC, so that the day is the same nearly everywhere. */
export const now = Date.parse('2026-11-26T12:00:00Z');

export const screen = (columns: number) => createStyle({ color: false, columns });

export const usd = (amount: number) => ({ amount, currency: 'USD' });

export const fix: Fix = {
  id: 'ssd',
  title: 'The computer starts in under a minute',
  basis: 'fixed',
  lines: [{ kind: 'labour', text: 'Moving the system', quantity: 1, unitPrice: usd(9000) }],
  residualMinutes: 78,
  sideEffects: ['A clone copies old faults as well', 'The disk may ask for its key once'],
  excludes: ['New programs'],
  assumes: ['The memory can be changed'],
  validUntil: '2026-12-06',
  warrantyDays: 30,
  total: usd(9000),
  sums: { savePerYear: usd(46800), breakEvenMonths: 2.3, pays: 'yes' },
};

export const offer: Offer = {
  fixes: [fix],
  liveWithIt: {
    how: 'Restart once a day and start it before the coffee.',
    risk: 'It may not start one day, at a bad moment.',
    cannotBeBoughtBack: 'the photos of 2012',
    reviewOn: '2027-02-20',
  },
  hourValue: usd(4000),
  worryAnswer: 'We copy the photos first.',
  sums: { minutesPerYear: 780, nuisancePerYear: usd(52000), savePerYear: usd(46800), breakEvenMonths: 2.3 },
};

export const exampleCase: Case = {
  id: '2611-k7m4xq',
  status: 'living-with-it',
  openedAt: '2026-11-22T12:26:00.000Z',
  updatedAt: '2026-11-23T12:00:00.000Z',
  closedAt: null,
  by: 'Dana',
  kind: 'incident',
  client: { id: 'c-aaaaaa', name: 'Mrs Alder' },
  devices: [{ id: 'd-aaaaaa', name: 'the grey laptop' }],
  listening: {
    words: 'It takes forever to start,\nand the invoice must be out by Friday.',
    readbacks: [
      { text: 'Slow from switch-on, and the invoice waits', answer: 'nearly', correction: 'only in the morning' },
      { answer: 'yes' },
    ],
    confirmed: true,
    wants: 'look',
  },
  problem: {
    playbook: 'slow-computer',
    blocked: 'send invoices',
    deadline: '2026-11-27',
    frequency: { times: 3, per: 'week' },
    minutes: 5,
    stakes: 'only-copy',
    worry: 'that the photos are gone',
    answers: { which: 'everything' },
    checks: ['restart'],
    priority: 'TODAY',
  },
  offer,
  decision: { choice: 'live-with-it', words: 'Well, I can live with it', at: '2026-11-22T12:40:00.000Z' },
  outcome: { result: 'living-with-it', at: '2026-11-22T12:40:00.000Z' },
  promises: [
    { id: 'p-aaaaaa', what: 'Send the link', who: 'Dana', due: '2026-11-20', state: 'open' },
    { id: 'p-bbbbbb', what: 'Call about the photos', who: 'Dana', due: '2026-12-20', state: 'open' },
    { id: 'p-cccccc', what: 'Bring the cable', who: 'Dana', due: '2026-11-20', state: 'kept' },
  ],
  recurrences: [],
  followUps: [],
  gestures: [],
  feedback: [],
  notes: [{ id: 'n-2611-aaaaaa', at: '2026-11-23T12:00:00.000Z', by: 'Dana', text: 'Bring the long cable' }],
  filedNotes: [],
  links: { causedBy: null, repeatOf: null },
  followUpOn: '2027-02-20',
  contested: false,
  rivals: [],
  heads: [],
  withdrawn: false,
  disputed: false,
  history: [],
};

export const exampleRow: Row = {
  id: '2611-k7m4xq',
  status: 'open',
  openedAt: '2026-11-22T12:26:00.000Z',
  updatedAt: '2026-11-23T12:00:00.000Z',
  closedAt: null,
  client: { id: 'c-aaaaaa', name: 'Mrs Alder' },
  playbook: 'slow-computer',
  priority: 'TODAY',
  choice: null,
  result: null,
  followUpOn: null,
  words: 'It takes forever to start',
  until: null,
  when: null,
  promises: [],
  contested: false,
  disputed: false,
  withdrawn: false,
};
