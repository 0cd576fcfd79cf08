import { describe, expect, test } from 'vitest';
import { hasTerminal } from '../pty.ts';
import { openDesk } from './desk.ts';
import { type Answers, nextPrompt, type Prompt, walk } from './walk.ts';

/** Lines typed one by one, then an empty one. */
const lines = (...all: readonly string[]) => [
  ...all.flatMap((line) => [`${line}\r`, new RegExp(`${line.split(' ').at(-1)}\\n>`)]),
  '\r',
];

const visit: Answers = [
  [/Who is it for/, 'Ada Brown, 0123 456789\r'],
  [/Tell me what/, lines('My printer will not print since Monday.', 'I have to send invoices by friday.')],
  [/Say it back/, ['n', /What did I miss/, 'It is the big one in the office.\r']],
  [/Say it back/, 'y'],
  [/look at it/, 'l'],
  [/Which device/, 'office printer\r'],
  [/What kind of problem/, '1'],
  [/worries/, 'that I miss the deadline\r'],
  [/What can you not do/, 'send invoices by fri\r'],
  [/at the printer itself/, '1'],
  [/How often/, '3/week 5min\r'],
  [/Which checks/, '13\r'],
  [/for how much/, '1 120\r'],
  [/What would you like to do/, ['\r', 'l', /own words/, 'Well, I can live with it.\r']],
  [/promised/, 'bring paper by tue\r'],
];

/** No price, no sign of a currency and no word of the offer. */
const money = /[$€£¥]|\b(?:USD|price|cost|quote|fee|charge|offer)\b/i;

function splitAtYes(prompts: readonly Prompt[]) {
  const at = prompts.findIndex(({ text }) => /look at it/.test(text));
  return { before: prompts.slice(0, at), after: prompts.slice(at) };
}

describe.skipIf(!hasTerminal())('a whole visit at a terminal', () => {
  test('of 80 columns, from the menu to living with it', async () => {
    const desk = openDesk();
    const terminal = desk.open([]);
    await terminal.waitFor(/❯ Start a case/);
    terminal.press('enter');
    const first = await nextPrompt(terminal);
    const { prompts, code } = await walk(terminal, visit, first);
    expect(code).toBe(0);

    expect(prompts.filter(({ stage }) => stage === undefined)).toEqual([]);
    expect(prompts.map(({ stage }) => stage).filter((stage, at, all) => stage !== all[at - 1])).toEqual([
      'Listen',
      'Log',
      'Offer',
      'Record',
    ]);
    expect(prompts.filter(({ of }) => of !== 10)).toEqual([]);
    const counts = prompts.map(({ asked = 0 }) => asked);
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
    expect(counts.at(-1)).toBeLessThanOrEqual(10);

    const { before } = splitAtYes(prompts);
    expect(before.map(({ text }) => text.slice(0, 30))).toHaveLength(4);
    expect(before.flatMap(({ screen }) => screen).filter((row) => money.test(row))).toEqual([]);
    const [heardUntilYes = ''] = terminal.history().split(/Would you like me to look/);
    expect(heardUntilYes).not.toMatch(money);

    const offer = prompts.find(({ text }) => /What would you like to do/.test(text));
    const rows = offer?.screen ?? [];
    const titles = rows.filter(
      (row) => row.includes('You could permanently fix this') && row.includes('I can live with it'),
    );
    expect(titles).toHaveLength(1);
    const [, left = '', right = ''] = /^(┌─+┐) {2}(┌─+┐)$/.exec(rows.find((row) => row.startsWith('┌')) ?? '') ?? [];
    expect(left.length).toBeGreaterThan(30);
    expect(right).toBe(left);
    expect(rows.filter((row) => /❯|\(y\)|was:|default/i.test(row))).toEqual([]);
    expect(rows.join('\n')).toContain('$120');

    const seen = desk.last();
    expect(seen).toMatchObject({
      status: 'living-with-it',
      client: { name: 'Ada Brown' },
      listening: {
        words: 'My printer will not print since Monday.\nI have to send invoices by friday.',
        readbacks: [
          { answer: 'nearly', correction: 'It is the big one in the office.' },
          { answer: 'yes', correction: null },
        ],
        wants: 'look',
      },
      problem: {
        playbook: 'printer-offline',
        worry: 'that I miss the deadline',
        blocked: 'send invoices',
        deadline: '2026-11-27',
        answers: { paper: 'nothing at all' },
        checks: ['status-page', 'paused'],
      },
      offer: { fixes: [{ id: 'steady', basis: 'fixed', total: { amount: 12000 } }] },
      decision: { choice: 'live-with-it', words: 'Well, I can live with it.' },
      outcome: { result: 'living-with-it' },
      promises: [{ what: 'bring paper', due: '2026-11-24' }],
    });
    expect(terminal.history()).toMatch(new RegExp(`Recorded ${seen.id} for Ada Brown: living with it\\.`));
    expect(desk.drafts()).toEqual([]);
  });

  test('of 40 columns without colour: the same, and no row is longer than the screen', async () => {
    const desk = openDesk();
    const terminal = desk.open(['new'], { columns: 40, env: { NO_COLOR: '1' } });
    const { prompts, code } = await walk(terminal, visit);
    expect(code).toBe(0);
    expect(desk.last().status).toBe('living-with-it');
    expect(prompts.filter(({ stage }) => stage === undefined)).toEqual([]);
    expect(terminal.written()).not.toMatch(/\u001b\[[0-9;]*m/);
    expect(prompts.flatMap(({ screen }) => screen).filter((row) => row.length > 40)).toEqual([]);
    expect(terminal.overlong()).toEqual([]);
    const offer = prompts.find(({ text }) => /What would you like to do/.test(text));
    expect(offer?.screen).toContain(`${'─'.repeat(19)}  ${'─'.repeat(19)}`);
  });
});
