import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasTerminal, openTerminal, type TerminalOptions, type TestTerminal } from '../../pty.ts';

const folder = mkdtempSync(join(tmpdir(), 'heard-terminal-'));
const script = join(folder, 'visit.cjs');
const question = 'What worries you most about it?';

beforeAll(async () => {
  const input = join(import.meta.dirname, 'visit.ts');
  await build({ input, platform: 'node', output: { file: script, format: 'cjs' }, logLevel: 'silent' });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

function visit(words: readonly string[], options: Partial<TerminalOptions> = {}): TestTerminal {
  return openTerminal({ command: process.execPath, args: [script, ...words], ...options });
}

/** The replies printed so far. */
function replies(terminal: TestTerminal): unknown[] {
  return [...terminal.history().matchAll(/reply: (.*)/g)].map(([, json = '']) => JSON.parse(json));
}

async function ended(terminal: TestTerminal): Promise<unknown[]> {
  await terminal.exit();
  return replies(terminal);
}

describe.skipIf(!hasTerminal())('on a real terminal', () => {
  test.each([80, 40])(
    'stage, count, question and keys stand together on %i columns, and collapse when answered',
    async (columns) => {
      const terminal = visit(['prompts', 'choice', 'worry'], { columns });
      await terminal.waitFor('I need to think');
      const rows = terminal.screen();
      expect(rows[0]).toBe('Listen · 3 of 10');
      expect(rows).toContain('What shall we do?');
      expect(rows).toContain('  l  I can live with it');
      expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(columns);
      terminal.type('l');
      await terminal.waitFor(question);
      expect(terminal.screen()[0]).toMatch(/^What shall we do\? I can live with it$/);
      expect(
        terminal
          .screen()
          .join('\n')
          .match(/3 of 10/g),
      ).toHaveLength(1);
      terminal.press('ctrl-c');
      await terminal.exit();
    },
  );

  test('a long line wraps, and the cursor stands behind it', async () => {
    const terminal = visit(['prompts', 'worry'], { columns: 40 });
    await terminal.waitFor(question);
    const words = 'The printer in the shop has not printed since Monday';
    terminal.type(words);
    await terminal.waitFor('since Monday');
    const rows = terminal.screen();
    const { row, column } = terminal.cursor();
    expect(`${rows[row - 1]}${rows[row]}`.replaceAll(' ', '')).toBe(`> ${words}`.replaceAll(' ', ''));
    expect(column).toBe((words.length + 2) % 40);
    terminal.press('left');
    terminal.press('backspace');
    terminal.press('enter');
    expect(await ended(terminal)).toContainEqual({
      type: 'raw',
      raw: { type: 'text', text: `${words.slice(0, -2)}y` },
    });
  });

  test('a resized window is drawn anew', async () => {
    const terminal = visit(['prompts', 'choice']);
    await terminal.waitFor('I need to think');
    terminal.resize(36, 20);
    await terminal.waitFor(/^Listen · 3 of 10\n\nSay it back: the printer, the\ninvoices, by Friday\./);
    terminal.type('l');
    expect(await ended(terminal)).toContainEqual({ type: 'raw', raw: { type: 'key', key: 'l' } });
  });

  test('a block too high for the screen can be scrolled to, and the stage stays', async () => {
    const terminal = visit(['prompts', 'tall']);
    await terminal.waitFor('I need to think');
    terminal.press('enter');
    terminal.type('t');
    await terminal.waitFor('Until when?');
    expect(
      terminal
        .screen()
        .join('\n')
        .match(/3 of 10/g),
    ).toHaveLength(1);
    expect(terminal.history()).toContain('row 1\r\n');
    terminal.press('ctrl-c');
    await terminal.exit();
  });

  test('a card stands alone', async () => {
    const terminal = visit(['prompts', 'choice', 'card']);
    await terminal.waitFor('I need to think');
    terminal.type('l');
    await terminal.waitFor('Pull the plug now.');
    expect(terminal.screen()[0]).toBe('Listen · 3 of 10');
    expect(terminal.screen().join('\n')).not.toContain('live with it');
    terminal.press('enter');
    expect(await terminal.exit()).toBe(0);
  });

  test('Escape goes back at once', { retry: 3 }, async () => {
    const terminal = visit(['prompts', 'worry']);
    await terminal.waitFor(question);
    const before = Date.now();
    terminal.press('escape');
    expect(await ended(terminal)).toContainEqual({ type: 'back' });
    expect(Date.now() - before).toBeLessThan(450);
  });

  test('arrow keys are not Escape', async () => {
    const terminal = visit(['prompts', 'worry']);
    await terminal.waitFor(question);
    for (const key of ['up', 'left', 'right', 'down'] as const) terminal.press(key);
    terminal.type('a');
    await terminal.waitFor('> a');
    terminal.press('enter');
    expect(await ended(terminal)).toContainEqual({ type: 'raw', raw: { type: 'text', text: 'a' } });
  });

  test('a slash opens the actions and a key picks one', async () => {
    const terminal = visit(['prompts', 'words']);
    await terminal.waitFor('from the start');
    terminal.type('/');
    await terminal.waitFor('m  a note for me only');
    expect(terminal.screen()[0]).toBe('Listen · 3 of 10');
    terminal.type('m');
    await terminal.waitFor('a note for me only?');
    terminal.type('gate 4');
    terminal.press('enter');
    expect(await ended(terminal)).toContainEqual({
      type: 'action',
      action: 'note',
      raw: { type: 'text', text: 'gate 4' },
    });
    expect(terminal.screen().slice(0, 1).join()).not.toContain('gate 4 ');
  });

  test('words typed before an action are there after it', async () => {
    const terminal = visit(['prompts', 'words', 'words']);
    await terminal.waitFor('from the start');
    terminal.type('first words\r');
    await terminal.waitFor('  first words');
    terminal.type('/');
    await terminal.waitFor('x  already fixed');
    terminal.type('x');
    await terminal.waitFor('"fixedByCheck"');
    await terminal.waitFor('  first words');
    terminal.press('enter');
    expect(await ended(terminal)).toContainEqual({ type: 'raw', raw: { type: 'text', text: 'first words' } });
  });

  test('an answer that was not taken is there to be mended, under the reason', async () => {
    const terminal = visit(['prompts', 'choice', 'choice==No such day. For example: fri']);
    await terminal.waitFor('I need to think');
    terminal.type('t');
    await terminal.waitFor('Until when?');
    terminal.type('fryday\r');
    await terminal.waitFor('No such day. For example: fri');
    await terminal.waitFor('> fryday');
    for (let count = 0; count < 6; count += 1) terminal.press('backspace');
    terminal.type('fri');
    await terminal.waitFor('> fri');
    terminal.press('enter');
    expect(await ended(terminal)).toContainEqual({ type: 'raw', raw: { type: 'key', key: 't', text: 'fri' } });
  });

  test.each([
    ['marked by the terminal', '\u001b[200~one\rtwo\r\u001b[201~'],
    ['in one burst', 'one\rtwo'],
  ])('lines pasted into one line answer nothing else: %s', async (_how, pasted) => {
    const terminal = visit(['prompts', 'worry', 'client']);
    await terminal.waitFor(question);
    terminal.type(pasted);
    await terminal.waitFor('> one two');
    terminal.press('enter');
    await terminal.waitFor('Who is asking?');
    expect(replies(terminal)).toEqual([{ type: 'raw', raw: { type: 'text', text: 'one two' } }]);
    terminal.press('escape');
    await terminal.exit();
  });

  test('pasted lines are lines where lines are asked for, and press no key where keys are', async () => {
    const terminal = visit(['prompts', 'words', 'choice']);
    await terminal.waitFor('from the start');
    terminal.paste('one\n\ntwo\n');
    await terminal.waitFor('> two');
    terminal.press('enter');
    terminal.press('enter');
    await terminal.waitFor('I need to think');
    terminal.paste('let us');
    terminal.press('escape');
    expect(await ended(terminal)).toEqual([
      { type: 'raw', raw: { type: 'text', text: 'one\n\ntwo' } },
      { type: 'back' },
      'end',
    ]);
  });

  test.each([
    ['Ctrl-C', (terminal: TestTerminal) => terminal.press('ctrl-c')],
    ['SIGTERM', (terminal: TestTerminal) => terminal.kill('SIGTERM')],
    ['SIGHUP', (terminal: TestTerminal) => terminal.kill('SIGHUP')],
  ])('%s leaves with what is typed, and the terminal as it was', async (_how, end) => {
    const terminal = visit(['prompts', 'words']);
    await terminal.waitFor('from the start');
    terminal.type('one\r');
    await terminal.waitFor('  one');
    terminal.type('and tw');
    await terminal.waitFor('> and tw');
    end(terminal);
    expect(await ended(terminal)).toContainEqual({ type: 'leave', typed: 'one\nand tw' });
    expect(terminal.written().lastIndexOf('\u001b[?2004l')).toBeGreaterThan(
      terminal.written().lastIndexOf('\u001b[?2004h'),
    );
    expect(terminal.written()).not.toMatch(/\u001b\[\?25l(?![\s\S]*\u001b\[\?25h)/);
  });

  test('Ctrl-D leaves, and the program goes on', async () => {
    const terminal = visit(['prompts', 'choice', 'worry']);
    await terminal.waitFor('I need to think');
    terminal.press('ctrl-d');
    await terminal.waitFor(question);
    terminal.type('still here\r');
    expect(await ended(terminal)).toEqual([
      { type: 'leave' },
      { type: 'raw', raw: { type: 'text', text: 'still here' } },
      'end',
    ]);
  });

  test('a killed program has passed on what was typed', async () => {
    const file = join(folder, 'typed');
    const terminal = visit(['prompts', 'words'], { env: { VISIT_TYPED: file } });
    await terminal.waitFor('from the start');
    terminal.type('one\r');
    terminal.type('and');
    await expect
      .poll(() => (existsSync(file) ? readFileSync(file, 'utf8') : ''), { timeout: 5000 })
      .toContain('"one\\nand"');
    terminal.kill('SIGKILL');
    expect(await terminal.exit()).toBe(137);
  });

  test('without colour nothing is coloured', async () => {
    const terminal = visit(['prompts', 'choice'], { env: { NO_COLOR: '1', FORCE_COLOR: undefined } });
    await terminal.waitFor('I need to think');
    terminal.type('l');
    await terminal.exit();
    expect(terminal.written()).not.toMatch(/\u001b\[[0-9;]*m/);
  });

  test('the terminal echoes again when the program is over', async () => {
    const terminal = openTerminal({
      command: '/bin/sh',
      args: ['-c', `"${process.execPath}" "${script}" prompts worry; stty -a`],
    });
    await terminal.waitFor(question);
    terminal.press('ctrl-c');
    await terminal.exit();
    expect(terminal.history()).toMatch(/ icanon[\s\S]* echo /);
  });

  test('plain lines on a terminal: no cursor is moved, Ctrl-C leaves', async () => {
    const terminal = visit(['lines', 'worry', 'choice']);
    await terminal.waitFor(question);
    terminal.type('the photos\r');
    await terminal.waitFor('l: I can live with it');
    // The question is on the screen a moment before it is listened for.
    await wait(200);
    terminal.press('ctrl-c');
    expect(await ended(terminal)).toEqual([
      { type: 'raw', raw: { type: 'text', text: 'the photos' } },
      { type: 'leave' },
      'end',
    ]);
    expect(terminal.written()).not.toContain('\u001b');
  });

  test('a dumb terminal gets lines', async () => {
    const terminal = visit(['prompts', 'choice'], { env: { TERM: 'dumb' } });
    await terminal.waitFor('l: I can live with it');
    terminal.type('l\r');
    expect(await terminal.exit()).toBe(0);
  });

  test('menus, yes or no, and a line outside an interview', async () => {
    const terminal = visit(['ask', '?choose', '?confirm', '?line']);
    await terminal.waitFor('new case');
    terminal.press('down');
    terminal.press('enter');
    await terminal.waitFor('Really?');
    terminal.press('enter');
    terminal.type('y');
    await terminal.waitFor('Say it:');
    terminal.type('all of it\r');
    expect(await ended(terminal)).toEqual(['resume', true, 'all of it', 'end']);
  });

  test.each(['escape', 'ctrl-c', 'ctrl-d'] as const)('%s in a menu stops', async (key) => {
    const terminal = visit(['ask', '?choose']);
    await terminal.waitFor('new case');
    terminal.press(key);
    expect(await terminal.exit()).toBe(130);
    expect(terminal.history()).toContain('error "interrupted"');
  });
});
