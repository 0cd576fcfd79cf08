import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { hasTerminal, type TestTerminal } from '../pty.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Keys, nextPrompt, type Prompt, type } from './walk.ts';

/** A question answered in two goes, with the visit broken off between them. */
interface Halved {
  readonly question: RegExp;
  readonly half?: Keys;
  /** What must be seen again of the first half. */
  readonly again?: string;
  readonly rest: Keys;
}

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
  { question: /Which checks/, half: '1', again: '1  [x]', rest: '3\r' },
  { question: /for how much/, half: '1 12', again: '> 1 12', rest: '0\r' },
  { question: /What would you like to do/, half: ['f', /own words/, 'Yes, pl'], again: '> Yes, pl', rest: 'ease\r' },
  { question: /now, or on another day/, rest: 'n' },
  { question: /How long did it take/, half: '30min 120 ca', again: '> 30min 120 ca', rest: 'sh\r' },
  { question: /work now/, rest: 'y' },
  { question: /promised/, half: 'bring paper by t', again: '> bring paper by t', rest: 'ue\r' },
];

interface Ending {
  /** Breaks the visit off and says how it must have ended. */
  end(terminal: TestTerminal): Promise<void>;
}

const endings: Readonly<Record<string, Ending>> = {
  'Ctrl-C': {
    async end(terminal) {
      terminal.press('ctrl-c');
      expect(await terminal.exit()).toBe(130);
      expect(terminal.screen().join('\n')).toMatch(/kept[\s\S]*heard resume \d{4}-[0-9a-z]{6}/);
    },
  },
  'kill -9': {
    async end(terminal) {
      terminal.kill('SIGKILL');
      expect(await terminal.exit()).toBe(137);
    },
  },
  'closing the window': {
    async end(terminal) {
      terminal.close();
      await terminal.exit();
    },
  },
};

interface Place {
  readonly desk: Desk;
  readonly terminal: TestTerminal;
  readonly prompt: Prompt;
}

const restored = new Map<string, string>();
afterAll(() => {
  for (const [how, figure] of restored) console.log(`drafts restored after ${how}: ${figure}`);
});

async function halve({ half, again }: Halved, { desk, terminal, prompt }: Place): Promise<void> {
  if (half === undefined || again === undefined) return;
  await type(terminal, half, prompt);
  const last = typeof half === 'string' ? half : String(half.at(-1));
  await terminal.waitFor(again.startsWith('>') ? again : last);
  // What is typed is kept at the latest a moment after.
  const kept = again.includes('[x]') ? 'status-page' : last;
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (desk.drafts()[0]?.typed?.text.includes(kept)) return;
    await wait(20);
  }
  throw new Error(`"${kept}" was typed and is not in the draft`);
}

/** Breaks one visit off at every question and goes on with it; counts the questions that stood there again as they were. */
async function breakOffEverywhere(desk: Desk, ending: Ending) {
  const left = [...visit];
  let terminal = desk.open(['new']);
  let prompt = await nextPrompt(terminal);
  let kept = 0;
  let asked = 0;
  while (prompt && asked < 40) {
    asked += 1;
    const question = left.find((one) => one.question.test(prompt?.text ?? '')) ?? { question: /^/, rest: '\r' };
    left.splice(left.indexOf(question), left.includes(question) ? 1 : 0);
    await halve(question, { desk, terminal, prompt });
    const before = desk.drafts()[0]?.answers;
    await ending.end(terminal);
    terminal = desk.open(['resume']);
    const resumed: Prompt | undefined = await nextPrompt(terminal, undefined, /^/);
    if (resumed && isSame(prompt, resumed, question) && same(desk.drafts()[0]?.answers, before)) kept += 1;
    else console.warn(`not restored: ${prompt.text}\n${resumed?.screen.join('\n').trimEnd()}`);
    prompt = await nextPrompt(terminal, resumed && (await type(terminal, question.rest, resumed)));
  }
  return { kept, asked, code: await terminal.exit(), left: left.map(({ question }) => String(question)) };
}

function isSame(prompt: Prompt, resumed: Prompt, { again }: Halved): boolean {
  const isAgain = again === undefined ? resumed.text === prompt.text : resumed.screen.join('\n').includes(again);
  return isAgain && resumed.stage === prompt.stage && resumed.asked === prompt.asked && resumed.of === prompt.of;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

describe.skipIf(!hasTerminal())('a visit broken off at every question', () => {
  test.concurrent.each(Object.keys(endings))(
    'by %s goes on at the same question with every answer and the half typed text',
    { timeout: 120_000 },
    async (how) => {
      const tidy: (() => Promise<void>)[] = [];
      const desk = openDesk((each) => tidy.push(each));
      try {
        const ending = endings[how];
        if (!ending) throw new Error(how);
        const { kept, asked, code, left } = await breakOffEverywhere(desk, ending);
        restored.set(how, `${kept}/${asked}`);
        expect(kept).toBe(asked);
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
