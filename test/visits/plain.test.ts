import { describe, expect, test } from 'vitest';
import { hasTerminal, type TestTerminal } from '../pty.ts';
import { openDesk } from './desk.ts';

type Said = readonly (readonly [question: RegExp, ...lines: string[]])[];

const visit: Said = [
  [/Who is it for\?/, 'Ada Brown'],
  [/Tell me what/, 'The printer will not print.', 'I need it by friday.', ''],
  [/Say it back/, 'y'],
  [/look at it, or/, 'l'],
  [/Which device/, 'office printer'],
  [/What kind of problem/, '1'],
  [/worries/, 'that I miss it'],
  [/What can you not do/, 'send invoices by fri'],
  [/at the printer itself/, '1'],
  [/How often/, '3/week 5min'],
  [/Which checks/, '1 3'],
  [/for how much/, '1 120'],
  [/What would you like to do/, 'a', 'Yes, please'],
  [/now, or on another day/, 'n'],
  [/How long did it take/, '30min 120 cash'],
  [/work now/, 'y'],
  [/promised/, 'bring paper by tue'],
];

/** Types the lines after each question as it comes; a question that is not listed gets an empty one. */
async function talk(terminal: TestTerminal, answers: Said): Promise<number> {
  const left = [...answers];
  let heard = 0;
  let isOver = false;
  const over = terminal.exit().then((code) => {
    isOver = true;
    return code;
  });
  while (!isOver) {
    const fresh = () => terminal.history().slice(heard);
    const found = () => left.findIndex(([question]) => question.test(fresh()));
    await Promise.race([
      over,
      terminal.waitFor(() => found() >= 0 || /, \d+ of \d+\.[\s\S]*leaves it open/.test(fresh())).catch(() => {}),
    ]);
    if (isOver) break;
    const [, ...lines] = left.splice(found(), found() < 0 ? 0 : 1)[0] ?? [/^/, ''];
    heard = terminal.history().length;
    for (const line of lines) terminal.type(`${line}\r`);
  }
  return over;
}

describe.skipIf(!hasTerminal())('a visit line by line', () => {
  test('ends fixed, and nothing moves a cursor or colours a word', async () => {
    const desk = openDesk();
    const terminal = desk.open(['new', '--plain']);
    expect(await talk(terminal, visit)).toBe(0);
    expect(terminal.written()).not.toMatch(/\u001b|\u009b/);
    expect(terminal.history()).toMatch(
      /Listen, 1 of 10\.[\s\S]*Log, \d of 10\.[\s\S]*Offer, \d of 10\.[\s\S]*Record, \d+ of 10\./,
    );
    expect(terminal.history()).toContain('You could permanently fix this for $120.');
    expect(desk.last()).toMatchObject({
      status: 'closed',
      listening: { words: 'The printer will not print.\nI need it by friday.' },
      outcome: { result: 'fixed', works: 'yes', minutes: 30 },
      promises: [{ what: 'bring paper', due: '2026-11-24' }],
    });
  });

  test('Ctrl-C keeps it, and resume goes on line by line', async () => {
    const desk = openDesk();
    const terminal = desk.open(['new', '--plain', '-c', 'Ada Brown']);
    await terminal.waitFor(/Tell me what/);
    terminal.type('The printer will not print.\r');
    await expect.poll(() => desk.drafts()[0]?.typed?.text).toBe('The printer will not print.');
    terminal.press('ctrl-c');
    expect(await terminal.exit()).toBe(130);
    const again = desk.open(['resume', '--plain']);
    await again.waitFor(/So far:\s+The printer will not print\./);
    again.type('\r');
    await again.waitFor(/Say it back/);
  });
});
