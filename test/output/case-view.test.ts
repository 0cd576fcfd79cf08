import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/domain/case.ts';
import { caseView } from '../../src/output/case-view.ts';
import { createStyle } from '../../src/output/style.ts';
import { widthOf } from '../../src/output/width.ts';
import { exampleCase, now, screen } from './example.ts';

const show = (subject: Case, columns = 80) => caseView(subject, { now }, screen(columns));
const bare: Case = {
  ...exampleCase,
  status: 'open',
  client: null,
  devices: [],
  listening: { words: 'It hums' },
  problem: null,
  offer: null,
  decision: null,
  outcome: null,
  promises: [],
  notes: [],
  followUpOn: null,
};

describe('caseView', () => {
  it('puts the words of the client before anything that was made of them', () => {
    const text = show(exampleCase);
    const places = [
      '“It takes forever to start,',
      'Said back',
      'Problem',
      'Offer',
      'Decision',
      'Outcome',
      'Promises',
      'Notes',
    ];
    expect(
      places.map((place) => text.indexOf(place)).every((place, index, all) => place > (all[index - 1] ?? -1)),
    ).toBe(true);
  });

  it.each([
    ['who and which device', /^Mrs Alder, the grey laptop$/m],
    ['status, priority, day and helper', /^living-with-it, TODAY, opened Sun 22 Nov 2026, \d\d:\d\d by Dana$/m],
    ['a correction in their words', /nearly: “only in the\s+morning”/],
    ['how often and how long', /How often +3 times a week, 5 min each time/],
    ['the day it must work by', /Must work by +Fri 27 Nov 2026/],
    [
      'the worry and what was answered',
      /Worry +that the photos are gone[\s\S]*On the worry +We copy the photos first\./,
    ],
    ['the price', /The computer starts in under a minute, for \$90/],
    ['the decision in their words', /In their words +“Well, I can live with it”/],
    ['when we look again', /Look again +Sat 20 Feb 2027/],
  ])('shows %s', (_what, shown) => {
    expect(show(exampleCase)).toMatch(shown);
  });

  it('marks the promise that is overdue, and no other', () => {
    expect(show(exampleCase).match(/^ +\d .*$/gm)).toEqual([
      '  1  Send the link (Dana), due Fri 20 Nov 2026, overdue',
      '  2  Call about the photos (Dana), due Sun 20 Dec 2026',
      '  3  Bring the cable (Dana), due Fri 20 Nov 2026, kept',
    ]);
  });

  it('says nothing of what is not known, but that the words were not confirmed', () => {
    expect(show(bare).split('\n').slice(3)).toEqual(['', '“It hums”', '  Said back  not confirmed by the client']);
  });

  it('shows every decision where two were written without knowing of each other', () => {
    const events = [{ kind: 'decided', choice: 'fix', words: 'Do it then' }];
    const rival = { record: 'x', at: '2026-11-22T13:00:00.000Z', by: 'Sam', machine: 'van-2abc', events };
    expect(show({ ...exampleCase, contested: true, rivals: [rival] })).toMatch(
      /did not know of each other[\s\S]*- decided, fix, Do it then \(Sam on van-2abc, Sun 22 Nov 2026/,
    );
  });

  it('says where a case was withdrawn here and goes on elsewhere', () => {
    expect(show({ ...exampleCase, disputed: true })).toContain('another has written to it since');
  });

  it('names questions and checks as the playbook words them', () => {
    const playbook = {
      title: 'Computer has become slow',
      questions: [{ id: 'which', ask: 'Is everything slow?' }],
      checks: [{ id: 'restart', text: 'Restart and time it' }],
      redFlags: [],
    };
    const text = caseView(exampleCase, { now, playbook: playbook as never }, screen(80));
    expect(text).toContain('Computer has become slow');
    expect(text).toContain('Is everything slow? everything');
    expect(text).toContain('Restart and time it');
  });

  it.each([20, 40, 80, 200])('keeps within %i columns', (columns) => {
    const wide = show(exampleCase, columns)
      .split('\n')
      .filter((line) => widthOf(line) > columns);
    expect(wide).toEqual([]);
  });

  it('sets off the part of the id that is enough to type', () => {
    const style = createStyle({ color: true, columns: 80 });
    expect(caseView(exampleCase, { now, prefixOf: () => 'k7' }, style)).toContain(style.strong('k7'));
  });

  it('acts on nothing that was typed', () => {
    const evil = '\u001b[2J\u202e\r';
    const listening = { words: evil, readbacks: [{ text: evil, answer: 'nearly' as const, correction: evil }] };
    const notes = [{ id: 'n-2611-aaaaaa', at: '2026-11-23T12:00:00.000Z', by: evil, text: evil }];
    const promises = [{ id: 'p-aaaaaa', what: evil, who: evil, due: evil, state: 'open' as const }];
    const client = { id: evil, name: evil };
    const subject = {
      ...exampleCase,
      by: evil,
      client,
      devices: [client],
      listening,
      notes,
      promises,
      followUpOn: evil,
    };
    const problem = {
      ...exampleCase.problem,
      blocked: evil,
      since: evil,
      answers: { [evil]: [evil, { [evil]: evil }] },
    };
    expect(show({ ...subject, problem })).not.toMatch(/[\u001b\u202e\r]/);
  });
});
