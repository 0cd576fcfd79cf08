import { describe, expect, test } from 'vitest';
import { hasTerminal } from '../pty.ts';
import { openDesk, program } from './desk.ts';

const heard = (line: string) => `"${process.execPath}" "${program}" ${line}`;

describe('where nobody can be asked', () => {
  test.each([
    [['new'], 'client'],
    [['new', '-c', 'Ada Brown'], 'words'],
    [['new', '-c', 'Ada Brown', 'it', 'is', 'slow'], 'readbacks'],
    [['new', '-c', 'Ada Brown', '--on', 'yesterday', 'it', 'is', 'slow'], 'wants'],
  ])('heard %j ends with 2 and names %s', (args, missing) => {
    const desk = openDesk();
    const { code, out, err } = desk.run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(new RegExp(`"?${missing}"?`));
    expect(desk.run(['list', '--all', '--json']).out).not.toContain('slow');
  });

  test('a menu, resume and a note without words ask nothing', () => {
    const desk = openDesk();
    expect(desk.run([])).toMatchObject({ code: 0, err: '' });
    expect(desk.run(['resume'])).toMatchObject({ code: 1, out: '' });
    expect(desk.run(['note'])).toMatchObject({ code: 2, out: '' });
  });
});

describe.skipIf(!hasTerminal())('at a terminal', () => {
  test.each([
    ['input from nowhere', heard('new < /dev/null')],
    ['an empty pipe before it', `: | ${heard('new')}`],
    ['a pipe behind it', `${heard('new')} | cat; exit 2`],
    ['--no-input', heard('new --no-input')],
    ['--json', heard('new --json')],
    ['CI=1', `CI=1 ${heard('new')}`],
  ])('with %s: no prompt, no waiting, exit 2 and the answer that is missing', async (_how, line) => {
    const desk = openDesk();
    const terminal = desk.open([], { command: '/bin/sh', args: ['-c', line] });
    expect(await terminal.exit()).toBe(2);
    expect(terminal.history()).toContain('client');
    expect(terminal.history()).not.toMatch(/Ctrl-C|Listen ·|Listen,/);
  });

  test('an unfinished interview is left alone, and how to go on is said', async () => {
    const desk = openDesk();
    const terminal = desk.open(['new', '-c', 'Ada Brown']);
    await terminal.waitFor('Tell me what');
    terminal.press('ctrl-c');
    expect(await terminal.exit()).toBe(130);
    const { code, err } = desk.run(['resume']);
    expect(code).toBe(2);
    expect(err).toMatch(/heard resume \d{4}-/);
    expect(desk.drafts()).toHaveLength(1);
  });
});
