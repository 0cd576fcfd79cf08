import { describe, expect, test } from 'vitest';
import { hasTerminal, type TestTerminal } from '../pty.ts';
import { openDesk } from './desk.ts';
import { nextPrompt, walk } from './walk.ts';

/** What a browser, a mail or a prankster may put into a clipboard: it would clear the screen, name the window, hide or turn text. */
const nasty = '\u001b[2J\u001b]0;owned\u0007\u001b[31mred\u0008\u202eevil';
const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;

/** Nothing of it reached the terminal as an order. */
function expectTame(terminal: TestTerminal): void {
  expect(terminal.written()).not.toMatch(/\u001b\]0;|\u001b\[31mred|\u0007|\u202e/);
}

describe.skipIf(!hasTerminal())('escape sequences in what is typed', () => {
  test('pasted as name, words and answers are seen and do nothing, to the last line', async () => {
    const desk = openDesk();
    const terminal = desk.open(['new']);
    const { code, prompts } = await walk(terminal, [
      [/Who is it for/, [paste(`Ada${nasty}`), /owned/, '\r']],
      [/Tell me what/, [paste(`It says ${nasty}\nand stops.`), /and stops/, '\r', /stops\.\n>/, '\r']],
      [/Say it back/, ['n', /What did I miss/, paste(`so: ${nasty}`), /so: /, '\r']],
      [/Say it back/, 'y'],
      [/look at it/, 'k'],
      [/promised/, [paste(`ring${nasty} by fri`), /by fri/, '\r']],
    ]);
    expect(code).toBe(0);
    expect(prompts.length).toBeGreaterThanOrEqual(5);
    expectTame(terminal);
    const name = String.raw`Ada␛\[2J␛\]0;owned␇␛\[31mred␈‹U\+202E›evil`;
    expect(terminal.history().replace(/\s+/g, '')).toMatch(new RegExp(`Recorded.*for${name}:heard`));
    expect(desk.last().listening?.words).toMatch(/^It says [\s\S]*owned[\s\S]*\nand stops\.$/);
  });

  test('typed key by key are seen as keys, and an arrow or a stray sequence writes nothing', async () => {
    const desk = openDesk();
    const terminal = desk.open(['new']);
    await nextPrompt(terminal);
    for (const piece of ['Ada', '\u001b[A', '\u001b[31m', '\u001b[15~', ' Brown']) terminal.type(piece);
    await terminal.waitFor(/> Ada.*Brown/);
    terminal.press('enter');
    await terminal.waitFor('Tell me what');
    expectTame(terminal);
  });

  test('that came in by a file or a note do nothing in lists, cases and resumed visits', async () => {
    const desk = openDesk();
    const visit = { client: `Ada${nasty}`, words: `It says ${nasty}`, readbacks: [{ answer: 'yes' }], wants: 'know' };
    expect(desk.run(['new', '--answers', '-'], JSON.stringify(visit)).code).toBe(0);
    const terminal = desk.open(['new', '-c', `Ada${nasty}`, `again ${nasty}`]);
    await terminal.waitFor('Say it back');
    expectTame(terminal);
    for (const args of [
      ['show', 'last'],
      ['list', '--all'],
      ['find', 'says'],
    ]) {
      const shown = desk.open(args);
      expect(await shown.exit()).toBe(0);
      expect(shown.history()).toContain('owned');
      expectTame(shown);
    }
  });
});
