import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import { cleanLines } from '../../src/output/clean.ts';
import { calendarChunks } from '../../src/output/export/calendar.ts';
import { exampleCase, fix } from './example.ts';
import { readCalendar } from './ics-reader.ts';

const calendar = (...cases: readonly Partial<Case>[]) =>
  [...calendarChunks(cases.map((one) => ({ ...exampleCase, ...one })))].join('');
const bare: Partial<Case> = { status: 'open', promises: [], followUpOn: null, decision: null, offer: null };
const read = (subject: Partial<Case>) => readCalendar(calendar({ ...bare, ...subject }));
const at = '2026-11-22T12:40:00.000Z';
const promised = (what: string, due = '2026-12-01'): Partial<Case> => ({
  promises: [{ id: 'p-aaaaaa', what, who: 'Dana', due, state: 'open' }],
});

describe('the calendar', () => {
  it('holds what still waits, and nothing that is over', () => {
    expect(readCalendar(calendar({})).map(({ start, summary }) => [start, summary])).toEqual([
      ['2026-11-20', 'Mrs Alder: Send the link (Dana)'],
      ['2026-12-20', 'Mrs Alder: Call about the photos (Dana)'],
      ['2027-02-20', 'Mrs Alder: still living with it?'],
    ]);
  });

  it.each<[string, Partial<Case>, string, string]>([
    [
      'a client who thinks',
      { status: 'thinking', decision: { choice: 'think', until: '2026-12-03', at } },
      '2026-12-03',
      'Mrs Alder: what did they decide?',
    ],
    [
      'somebody who decides',
      {
        status: 'handed-over',
        decision: { choice: 'hand-over', handOverTo: 'the landlord', handOverBy: '2026-12-04', at },
      },
      '2026-12-04',
      'Mrs Alder: what did the landlord decide?',
    ],
    [
      'a fix that is booked',
      {
        status: 'scheduled',
        offer: { fixes: [fix] },
        decision: { choice: 'fix', option: 'ssd', when: '2026-12-05', at },
      },
      '2026-12-05',
      'Mrs Alder: fix, The computer starts in under a minute',
    ],
    [
      'a moment',
      { status: 'scheduled', decision: { choice: 'fix', when: '2026-12-05T13:30:00.000Z', at } },
      '2026-12-05T13:30:00.000Z',
      'Mrs Alder: the fix',
    ],
    [
      'work to ask about',
      { status: 'closed', followUpOn: '2026-12-06' },
      '2026-12-06',
      'Mrs Alder: does it still work?',
    ],
    [
      'a review that stands in the offer alone',
      { ...exampleCase, promises: [], followUpOn: null },
      '2027-02-20',
      'Mrs Alder: still living with it?',
    ],
    [
      'a promise that was moved',
      { promises: [{ id: 'p-aaaaaa', what: 'call', who: 'Dana', due: '2026-12-07', state: 'moved' }] },
      '2026-12-07',
      'Mrs Alder: call (Dana)',
    ],
    ['a case without a name', { ...promised('call'), client: null }, '2026-12-01', '2611-k7m4xq: call (Dana)'],
  ])('knows %s', (_what, subject, start, summary) => {
    expect(read(subject)).toMatchObject([{ start, summary }]);
  });

  it.each<[string, Partial<Case>]>([
    ['a withdrawn case', { ...promised('call'), withdrawn: true }],
    ['a kept promise', { promises: [{ id: 'p-aaaaaa', what: 'call', who: 'Dana', due: '2026-12-07', state: 'kept' }] }],
    ['a fix for now', { status: 'open', decision: { choice: 'fix', when: 'now', at } }],
    [
      'a decision that was followed by another',
      { status: 'closed', decision: { choice: 'think', until: '2026-12-03', at } },
    ],
    ['a review that took place', { ...exampleCase, promises: [], followUpOn: null, followUps: [{ at }] }],
    ['a day that is none', promised('call', '2026-02-30')],
  ])('leaves out %s', (_what, subject) => {
    expect(read(subject)).toEqual([]);
  });

  it('is the same each time, and an event keeps its id when its day moves', () => {
    expect(calendar({})).toBe(calendar({}));
    const [one, other] = ['2026-12-01', '2026-12-09'].map((due) => read(promised('call', due))[0]);
    expect([one?.uid, one?.stamp]).toEqual(['2611-k7m4xq-promise-p-aaaaaa@heard', exampleCase.updatedAt]);
    expect(other).toMatchObject({ uid: one?.uid, start: '2026-12-09' });
  });

  it('says in the description whose words it is about and how to look at the case', () => {
    expect(read(promised('call'))[0]?.description).toBe(
      '“It takes forever to start, and the invoice must be out by Friday.”\nheard show 2611-k7m4xq',
    );
  });

  it('comes back as it was, whatever was typed', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', ',', ';', ':', '\\', '\n', '\r', '"', 'é', '語', '🖨️', '\0', '\u2028'),
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(text, text, (what, name) => {
        const shown = (typed: string) => cleanLines(typed).join(' ');
        const [event] = read({ ...promised(what), client: { id: 'c-aaaaaa', name } });
        expect(event?.summary).toBe(`${shown(name)}: ${shown(what)} (Dana)`);
      }),
    );
  });
});
