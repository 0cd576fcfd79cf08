import { describe, expect, test } from 'vitest';
import { figure } from '../figures.ts';
import { hasTerminal } from '../pty.ts';
import { isThorough } from '../thorough.ts';
import { breakOffEverywhere, type Ending, endings, type Halved } from './broken-off.ts';
import { openDesk } from './desk.ts';

const visit: readonly Halved[] = [
  { question: /Who is it for/, half: 'Ada Bro', again: '> Ada Bro', rest: 'wn\r' },
  {
    question: /Tell me what/,
    half: ['My printer will not print.\r', /print\.\n>/, 'I need it on Fri'],
    again: '  My printer will not print.\n  I need it on Fri\n>',
    rest: '\r',
  },
  {
    question: /Say it back/,
    half: ['n', /What did I miss/, 'It is the big'],
    again: '> It is the big',
    rest: ' one\r',
  },
  { question: /Say it back/, rest: 'y' },
  { question: /look at it/, rest: 'l' },
  { question: /Which device/, half: 'office pri', again: '> office pri', rest: 'nter\r' },
  { question: /What kind of problem/, rest: '1' },
  { question: /worries/, half: 'that I mi', again: '> that I mi', rest: 'ss it\r' },
  { question: /What can you not do/, half: 'send invoi', again: '> send invoi', rest: 'ces by fri\r' },
  { question: /at the printer itself/, rest: '1' },
  { question: /How often/, half: '3/week 5', again: '> 3/week 5', rest: 'min\r' },
  { question: /Which checks/, half: '1', again: '1  [x]', kept: 'status-page', rest: '3\r' },
  { question: /for how much/, half: '1 12', again: '> 1 12', rest: '0\r' },
  { question: /What would you like to do/, half: ['a', /own words/, 'Yes, pl'], again: '> Yes, pl', rest: 'ease\r' },
  { question: /now, or on another day/, rest: 'n' },
  { question: /How long did it take/, half: '30min 120 ca', again: '> 30min 120 ca', rest: 'sh\r' },
  { question: /work now/, rest: 'y' },
  { question: /promised/, half: 'bring paper by t', again: '> bring paper by t', rest: 'ue\r' },
];

const all = Object.entries(endings);
const ways: readonly (readonly [how: string, endings: readonly Ending[]])[] = isThorough
  ? all.map(([how, ending]) => [how, [ending]])
  : [
      [
        all
          .map(([how]) => how)
          .join(', ')
          .concat(' in turn'),
        all.map(([, ending]) => ending),
      ],
    ];

describe.skipIf(!hasTerminal())('a visit broken off at every question', () => {
  test.concurrent.each(ways)(
    'by %s goes on at the same question with every answer and the half typed text',
    { timeout: 120_000 },
    async (how, endings) => {
      const tidy: (() => Promise<void>)[] = [];
      const desk = openDesk((each) => tidy.push(each));
      try {
        const { kept, asked, code, left } = await breakOffEverywhere(desk, { visit, endings });
        figure('7', `drafts restored ${kept}/${asked} after ${how}`, { found: { kept }, wanted: { kept: asked } });
        expect(asked).toBeGreaterThanOrEqual(15);
        expect(code).toBe(0);
        expect(left.filter((question) => !/How often/.test(question))).toEqual([]);
        expect(desk.last()).toMatchObject({
          status: 'closed',
          client: { name: 'Ada Brown' },
          listening: {
            words: 'My printer will not print.\nI need it on Fri',
            readbacks: [{ answer: 'nearly', correction: 'It is the big one' }, { answer: 'yes' }],
          },
          problem: { worry: 'that I miss it', blocked: 'send invoices', checks: ['status-page', 'paused'] },
          offer: { fixes: [{ total: { amount: 12000 } }] },
          decision: { choice: 'fix', words: 'Yes, please' },
          outcome: { result: 'fixed', works: 'yes', minutes: 30 },
          promises: [{ what: 'bring paper' }],
        });
        expect(desk.drafts()).toEqual([]);
      } finally {
        for (const each of tidy) await each();
      }
    },
  );
});
