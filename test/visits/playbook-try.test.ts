import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Shop } from '../commands/shop.ts';
import { hasTerminal } from '../pty.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Answers, walk, walkTo } from './walk.ts';

const visit: Answers = [
  [/Say it back/, 'y'],
  [/look at it/, 'l'],
  [/for how much/, '1 120\r'],
  [/What would you like to do/, ['a', /own words/, 'yes please\r']],
  [/now, or on another day/, 'n'],
  [/How long did it take/, '50 120 card\r'],
  [/work now/, 'y'],
  [/promised/, 'bring the invoice by fri\r'],
];

const heard = JSON.stringify({
  client: 'Ada Brown',
  words: 'It is slow',
  readbacks: [{ answer: 'yes' }],
  wants: 'know',
});

/** Every file of the computer with its bytes. */
function everything({ env }: Desk): Readonly<Record<string, string>> {
  const root = env.HOME ?? '';
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'latin1')]));
}

/** A computer with a case, a note, settings and own prices, where everything that reading makes is made. */
function usedDesk(): Desk {
  const desk = openDesk();
  desk.run(['config', 'set', 'rate', '90']);
  desk.run(['new', '--answers', '-'], heard);
  desk.run(['playbook', 'prices', 'slow-computer', 'tidy', '--set', '99']);
  return desk;
}

describe.skipIf(!hasTerminal())('heard playbook try', () => {
  test('walks through the whole visit, says what it would have kept, and keeps nothing', async () => {
    const desk = usedDesk();
    const before = everything(desk);
    const terminal = desk.open(['playbook', 'try', 'slow-computer']);
    const { prompts, code } = await walk(terminal, visit);
    expect(code).toBe(0);
    expect(prompts.filter(({ text }) => !text.includes('nothing is recorded')).map(({ text }) => text)).toEqual([]);
    expect(prompts.map(({ text }) => text).join('\n')).toContain('$99: your own price');
    const seen = terminal.screen().join('\n');
    expect(seen).toMatch(/That was a try: nothing was recorded[\s\S]*Ended +fixed[\s\S]*Priority[\s\S]*for \$120/);
    expect(seen).toContain('bring the invoice (you), due Fri 27 Nov 2026');
    expect(everything(desk)).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(5);
  });

  test('keeps nothing where somebody leaves', async () => {
    const desk = usedDesk();
    const before = everything(desk);
    const terminal = desk.open(['playbook', 'try', 'slow-computer']);
    await walkTo(terminal, /for how much/, visit);
    terminal.type('2 3');
    terminal.press('ctrl-c');
    expect(await terminal.exit()).toBe(130);
    expect(terminal.history()).toContain('It was a try: nothing was recorded.');
    expect(everything(desk)).toEqual(before);
  });

  test('says nothing of other clients', async () => {
    const desk = openDesk();
    desk.run(['new', '--answers', '-'], heard);
    const terminal = desk.open(['playbook', 'try', 'slow-computer', '--plain']);
    await terminal.waitFor('Tell me what');
    expect(terminal.history()).toContain('Trying slow-computer: the client is made up, and nothing is recorded.');
    expect(terminal.history()).not.toContain('Ada');
  });
});

describe('heard playbook try without a terminal', () => {
  test.each([
    ['playbook try slow-computer', 2, 'To read it instead: heard playbook show slow-computer'],
    ['playbook try slow-computr', 1, 'The nearest is slow-computer.'],
  ])('heard %s ends with %i', async (line, code, said) => {
    const ran = await new Shop().line(line);
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(said)]);
  });
});
