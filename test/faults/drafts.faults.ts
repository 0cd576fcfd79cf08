import { describe, expect, test } from 'vitest';
import { figure } from '../figures.ts';
import { hasTerminal } from '../pty.ts';
import { breakOffEverywhere, endings, type Halved } from '../visits/broken-off.ts';
import { openDesk } from '../visits/desk.ts';

interface Visit {
  readonly name: string;
  readonly start: readonly string[];
  readonly visit: readonly Halved[];
  readonly seen: object;
}

const half = (question: RegExp, begun: string, rest: string): Halved => ({
  question,
  half: begun,
  again: `> ${begun}`,
  rest: `${rest}\r`,
});

const visits: readonly Visit[] = [
  {
    name: 'with a red flag, questions of a playbook and time to think',
    start: ['new', '-c', 'Ada Brown', 'Someone from Microsoft called me and is still connected to my computer'],
    visit: [
      { question: /Do this first/, rest: '\r' },
      {
        question: /Say it back/,
        half: ['n', /What did I miss/, 'He is on the'],
        again: '> He is on the',
        rest: ' phone\r',
      },
      { question: /Say it back/, rest: 'y' },
      { question: /look at it/, rest: 'l' },
      half(/Which device/, 'kitchen lap', 'top'),
      { question: /What kind of problem/, rest: '1' },
      { question: /saved somewhere else/, rest: 'o' },
      half(/What worries/, 'the ba', 'nk'),
      half(/What can you not do/, 'pay rent by', ' fri'),
      { question: /Is anyone connected/, rest: 'n' },
      { question: /What was it\?/, rest: '3' },
      { question: /Was anything paid/, rest: '1' },
      half(/Which program did they/, 'the blue', ' one'),
      half(/Which pages were open/, 'my ba', 'nk'),
      half(/When was it last fine/, 'no idea, sin', 'ce mon'),
      { question: /one device, several/, rest: 'o' },
      { question: /Which checks/, half: '1', again: '1  [x]', kept: 'offline', rest: '3\r' },
      half(/for how much/, '1 12', '0'),
      {
        question: /What would you like to do/,
        half: ['t', /own words/, 'I sleep'],
        again: '> I sleep',
        rest: ' on it\r',
      },
      half(/Until when/, '2', 'w'),
      half(/promised/, 'call her by', ' tue'),
    ],
    seen: {
      status: 'thinking',
      client: { name: 'Ada Brown' },
      problem: { redFlags: ['someone-connected'], blocked: 'pay rent', worry: 'the bank' },
      offer: { fixes: [{ total: { amount: 12000 } }] },
      decision: { choice: 'think', words: 'I sleep on it', until: '2026-12-06' },
      promises: [{ what: 'call her', due: '2026-11-24' }],
    },
  },
  {
    name: 'with a red flag and somebody else who decides',
    start: ['new', '-c', 'Tim Brown', 'My external drive is clicking and the photos do not open'],
    visit: [
      { question: /Do this first/, rest: '\r' },
      { question: /Say it back/, rest: 'y' },
      { question: /look at it/, rest: 'l' },
      half(/Which device/, 'red dr', 'ive'),
      { question: /What kind of problem/, rest: '1' },
      { question: /another copy/, rest: 'o' },
      half(/What worries/, 'the wed', 'ding'),
      half(/If I could save one thing/, 'the pho', 'tos'),
      half(/for how much/, '1 12', '0; 2 300'),
      {
        question: /What would you like to do/,
        half: ['h', /own words/, 'Ask my'],
        again: '> Ask my',
        rest: ' son\r',
      },
      half(/Who can decide/, 'her son', ' Tim'),
      half(/By when will they/, 'f', 'ri'),
    ],
    seen: {
      status: 'handed-over',
      problem: { redFlags: ['clicking-disk'], worry: 'the wedding' },
      offer: { fixes: [{ total: { amount: 12000 } }, { total: { amount: 30000 } }] },
      decision: { choice: 'hand-over', words: 'Ask my son', handOverTo: 'her son Tim', handOverBy: '2026-11-27' },
    },
  },
];

describe.skipIf(!hasTerminal()).each(visits)('a visit $name', ({ name, start, visit, seen }) => {
  test.each(Object.entries(endings))('broken off by %s at every question', async (how, ending) => {
    const desk = openDesk();
    const { kept, asked, code, left } = await breakOffEverywhere(desk, { visit, start, endings: [ending] });
    figure('7', `drafts restored ${kept}/${asked} after ${how}, ${name}`, {
      found: { kept },
      wanted: { kept: asked },
    });
    // A question that the budget leaves out is none that was broken off.
    expect(visit.length - left.length).toBeGreaterThanOrEqual(10);
    expect(code).toBe(0);
    expect(desk.last()).toMatchObject(seen);
    expect(desk.drafts()).toEqual([]);
  });
});
