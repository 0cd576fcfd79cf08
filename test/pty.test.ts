import { describe, expect, test } from 'vitest';
import { hasTerminal, openTerminal } from './pty.ts';

const run = (script: string, size = {}) => openTerminal({ command: process.execPath, args: ['-e', script], ...size });

describe.skipIf(!hasTerminal())('a program in a pseudo-terminal', () => {
  test('is seen as a person sees it, and heard whole', async () => {
    const terminal = run(
      String.raw`process.stdout.write('draft\r\u001b[2K\u001b[1mdone\u001b[0m ' + process.stdout.columns)`,
      {
        columns: 40,
      },
    );
    expect(await terminal.exit()).toBe(0);
    expect(terminal.screen()[0]).toBe('done 40');
    expect(terminal.history()).toContain('draft');
  });

  test('gets keys and tells its exit code', async () => {
    const terminal = run(String.raw`
      process.stdin.setRawMode(true).on('data', (data) => {
        if (data[0] === 27) process.exit(7);
        process.stdout.write(JSON.stringify(String(data)) + '\n');
      });
      process.stdout.write('ready\n');`);
    await terminal.waitFor('ready');
    terminal.press('ctrl-c');
    await terminal.waitFor('"\\u0003"');
    terminal.type('é');
    await terminal.waitFor(/"é"/);
    terminal.press('escape');
    expect(await terminal.exit()).toBe(7);
  });

  test('tells the signal that ended it', async () => {
    const terminal = run(`setInterval(() => {}, 1000); console.log('ready')`);
    await terminal.waitFor('ready');
    terminal.kill('SIGKILL');
    expect(await terminal.exit()).toBe(137);
  });

  test('says what was on the screen when it waited in vain', async () => {
    const terminal = run(`console.log('something else')`);
    await expect(terminal.waitFor('never', 5000)).rejects.toThrow(/never[\s\S]*something else/);
  });
});
