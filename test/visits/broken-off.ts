import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { TestTerminal } from '../pty.ts';
import type { Desk } from './desk.ts';
import { type Keys, nextPrompt, type Prompt, type } from './walk.ts';

/** A question answered in two goes, with the visit broken off between them. */
export interface Halved {
  readonly question: RegExp;
  readonly half?: Keys;
  /** What must be seen again of the first half. */
  readonly again?: string;
  readonly rest: Keys;
  /** What the draft holds of the first half, where that is not what was typed. */
  readonly kept?: string;
}

export interface Ending {
  /** Breaks the visit off and says how it must have ended. */
  end(terminal: TestTerminal): Promise<void>;
}

/** The three ways a visit is cut. */
export const endings: Readonly<Record<string, Ending>> = {
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

async function halve({ half, again, kept }: Halved, { desk, terminal, prompt }: Place): Promise<void> {
  if (half === undefined || again === undefined) return;
  await type(terminal, half, prompt);
  const last = typeof half === 'string' ? half : String(half.at(-1));
  await terminal.waitFor(again.startsWith('>') ? again : last);
  // What is typed is kept at the latest a moment after.
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (desk.drafts()[0]?.typed?.text.includes(kept ?? last)) return;
    await wait(20);
  }
  throw new Error(`"${kept ?? last}" was typed and is not in the draft`);
}

/** A visit and how it is broken off. */
interface Broken {
  readonly visit: readonly Halved[];
  /** The words after the program's name. */
  readonly start?: readonly string[];
  /** Used in turn, one a question. */
  readonly endings: readonly Ending[];
}

/** Breaks one visit off at every question and goes on with it; counts the questions that stood there again as they were. */
export async function breakOffEverywhere(desk: Desk, { visit, start = ['new'], endings }: Broken) {
  const left = [...visit];
  let terminal = desk.open(start);
  let prompt = await nextPrompt(terminal);
  let kept = 0;
  let asked = 0;
  while (prompt && asked < 40) {
    asked += 1;
    const question = left.find((one) => one.question.test(prompt?.text ?? '')) ?? { question: /^/, rest: '\r' };
    left.splice(left.indexOf(question), left.includes(question) ? 1 : 0);
    await halve(question, { desk, terminal, prompt });
    const before = desk.drafts()[0]?.answers;
    await endings[asked % endings.length]?.end(terminal);
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
