import { describe, expect, test } from 'vitest';
import { hasTerminal } from '../pty.ts';
import { type CaseSeen, openDesk } from './desk.ts';
import { type Answers, type Prompt, walk, walkTo } from './walk.ts';

const printer = ['new', '-c', 'Ada Brown', 'The printer will not print, I need invoices by friday'];
const looked: Answers = [
  [/Say it back/, 'y'],
  [/look at it/, 'l'],
  [/What kind of problem/, '1'],
];
const money = /[$€£¥]|\b(?:USD|price|cost|quote|fee|charge)\b/i;

interface Ending {
  readonly name: string;
  readonly start?: readonly string[];
  readonly answers: Answers;
  readonly seen: object;
  /** Rows or sentences the person must have seen. */
  readonly said?: readonly RegExp[];
  readonly check?: (prompts: readonly Prompt[], made: CaseSeen) => void;
}

const offered: Answers = [...looked, [/for how much/, '1 120\r']];
const asks = (prompts: readonly Prompt[], question: RegExp) => prompts.filter(({ text }) => question.test(text)).length;

const endings: readonly Ending[] = [
  {
    name: 'they only wanted us to know: heard, and no price on any screen',
    answers: [
      [/Say it back/, 'y'],
      [/look at it/, 'k'],
    ],
    seen: { status: 'closed', outcome: { result: 'heard' }, decision: null, offer: null },
    check: (prompts) => {
      expect(prompts.flatMap(({ screen }) => screen).filter((row) => money.test(row))).toEqual([]);
      expect(prompts.filter(({ stage }) => stage === 'Offer')).toEqual([]);
    },
  },
  {
    name: 'a check cured it: no offer, only whether it works',
    answers: [
      [/Say it back/, 'y'],
      [/look at it/, ['/', /already cured/, 'c', /\/ more/]],
      [/work now/, 'y'],
      [/How long/, '10min\r'],
    ],
    seen: {
      status: 'closed',
      problem: { fixedByCheck: true },
      outcome: { result: 'fixed', works: 'yes' },
      decision: null,
    },
    check: (prompts) => {
      expect(asks(prompts, /for how much|What would you like to do/)).toBe(0);
      expect(asks(prompts, /work now/)).toBe(1);
    },
  },
  {
    name: 'they think about it until a day that is said back',
    answers: [...offered, [/What would you like to do/, ['t', /own words/, 'I sleep on it\r']], [/Until when/, '2w\r']],
    seen: { status: 'thinking', decision: { choice: 'think', until: '2026-12-06', words: 'I sleep on it' } },
    said: [/Sun 6 Dec 2026/],
  },
  {
    name: 'somebody else decides',
    answers: [
      ...offered,
      [/What would you like to do/, ['h', /own words/, '\r']],
      [/Who can decide/, 'her son Tim\r'],
      [/By when will they/, 'fri\r'],
    ],
    seen: {
      status: 'handed-over',
      decision: { choice: 'hand-over', handOverTo: 'her son Tim', handOverBy: '2026-11-27' },
    },
    said: [/Fri 27 Nov 2026/],
  },
  {
    name: 'we say no, with the reason and the alternative of the playbook there to be edited',
    answers: [
      ...looked,
      [/What would you like to do/, ['n', /own words/, '\r']],
      [/Why do we say no/, '\r'],
      [/instead/, ' Or next week.\r'],
    ],
    seen: {
      status: 'closed',
      decision: {
        choice: 'no',
        reason: expect.stringMatching(/^You would pay twice/),
        alternative: expect.stringMatching(/^I set up the shop .* Or next week\.$/),
      },
      outcome: { result: 'no' },
    },
  },
  {
    name: 'several fixes are chosen by letter',
    answers: [
      ...looked,
      [/for how much/, '1 120; 2 390\r'],
      [/What would you like to do/, ['b', /own words/, 'The new one\r']],
      [/now, or on another day/, 'n'],
      [/work now/, 'y'],
    ],
    seen: { decision: { choice: 'fix', option: 'replace', words: 'The new one' }, outcome: { result: 'fixed' } },
    said: [/A: It prints[\s\S]*B: A printer/],
  },
  {
    name: 'an estimate says at most how much, and is never called fixed',
    answers: [
      ...looked,
      [/for how much/, 'A new cable ~80 max 110\r'],
      [/may be different/, 'It may still be the printer\r'],
      [/What would you like to do/, ['l', /own words/, '\r']],
    ],
    seen: { status: 'living-with-it', offer: { fixes: [{ basis: 'estimate', total: { amount: 8000 } }] } },
    said: [/estimated\s+\$80, at most\s+\$110/],
    check: (prompts) => {
      const offer = prompts.find(({ text }) => /What would you like to do/.test(text));
      expect(offer?.screen.join('\n')).not.toContain('Fixed price');
    },
  },
  {
    name: 'the fix is put off to a day that is said back',
    answers: [
      ...offered,
      [/What would you like to do/, ['a', /own words/, '\r']],
      [/now, or on another day/, ['d', /Which day/, 'thu\r']],
    ],
    seen: { status: 'scheduled', decision: { choice: 'fix', when: '2026-11-26' }, outcome: null },
    said: [/Thu 26 Nov 2026/],
    check: (prompts) => expect(asks(prompts, /work now|How long/)).toBe(0),
  },
  {
    name: 'they have to go: not settled, and the case stays open',
    answers: [[/Say it back/, 'i']],
    seen: { status: 'open', listening: { readbacks: [{ answer: 'interrupted' }] }, outcome: null },
    check: (prompts) => expect(asks(prompts, /look at it|for how much/)).toBe(0),
  },
];

describe.skipIf(!hasTerminal())('a visit ends', () => {
  test.each(endings)('$name', async ({ start = printer, answers, seen, said = [], check }) => {
    const desk = openDesk();
    const terminal = desk.open(start);
    const { prompts, code } = await walk(terminal, answers);
    expect(code).toBe(0);
    const made = desk.last();
    expect(made).toMatchObject(seen);
    for (const sentence of said) expect(terminal.history()).toMatch(sentence);
    check?.(prompts, made);
  });
});

describe.skipIf(!hasTerminal())('at any question', () => {
  test('danger comes first, alone, and its row says what it was', async () => {
    const desk = openDesk();
    const terminal = desk.open(['new', '-c', 'Ada Brown', 'There was a burning smell from the printer']);
    const card = await walkTo(terminal, /Press Enter|press Enter/, []);
    expect(card.stage).toBeUndefined();
    expect(card.text).toMatch(/^Smoke, sparks or a burning smell .*Pull the plug/);
    expect(card.text).not.toMatch(/Say it back|\d of 1/);
    terminal.press('enter');
    const next = await walkTo(terminal, /Say it back/, []);
    expect(next.of).toBe(13);
    expect(next.screen[0]).toMatch(/^Smoke, sparks or a burning smell: done/);
    expect(next.screen.join('\n')).not.toContain('Do this first');
  });

  test('a note for me and the feeling never stay on screen, and are kept', async () => {
    const desk = openDesk();
    const terminal = desk.open(printer);
    const { prompts } = await walk(terminal, [
      [
        /Say it back/,
        [
          ...['/', /a note for me/, 'm', /note for yourself/, 'pays late\r', /\/ more/],
          ...['/', /how they feel/, 'h', /How do they feel/, 'furious\r', /\/ more/, 'y'],
        ],
      ],
      [/look at it/, 'k'],
    ]);
    expect(prompts.flatMap(({ screen }) => screen).filter((row) => /pays late|furious/.test(row))).toEqual([]);
    expect(terminal.screen().join('\n')).not.toMatch(/pays late|furious/);
    expect(desk.last()).toMatchObject({ listening: { feeling: 'furious' }, notes: [{ text: 'pays late' }] });
  });

  test('a second problem is parked as a note', async () => {
    const desk = openDesk();
    const terminal = desk.open(printer);
    await walk(terminal, [
      [/Say it back/, ['/', /second problem/, 's', /What else did they/, 'the wifi drops too\r', /\/ more/, 'y']],
      [/look at it/, 'k'],
    ]);
    expect(desk.run(['notes']).out).toContain('the wifi drops too');
  });
});
