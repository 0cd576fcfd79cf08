import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { figure } from '../figures.ts';
import { hasTerminal } from '../pty.ts';
import { type Desk, openDesk } from './desk.ts';
import { walk, walkTo } from './walk.ts';

const canary = 'CANARY-7f3k9';

/** The files below the desk's folder that hold the canary. */
function found({ env }: Desk): readonly string[] {
  const folder = dirname(env.HEARD_HOME ?? '');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries
    .filter(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8').includes(canary))
    .map(({ name }) => name);
}

describe.skipIf(!hasTerminal())('a secret told at the desk', () => {
  test.each([
    ['prompts', []],
    ['lines', ['--plain']],
  ])('asked with %s, is half typed when the program is killed, and blanked when it goes on', async (how, flags) => {
    const desk = openDesk();
    const terminal = desk.open(['new', ...flags]);
    if (how === 'prompts') await walkTo(terminal, /Tell me what/, [[/Who is it for/, 'Ada\r']]);
    else {
      await terminal.waitFor('Who is it for');
      terminal.type('Ada\r');
      await terminal.waitFor('Tell me what');
    }
    terminal.type(`my password is ${canary}\r`);
    const isKept = () => desk.drafts()[0]?.typed?.text.includes(canary) ?? false;
    for (let tries = 0; !isKept() && tries < 500; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    terminal.kill('SIGKILL');
    await terminal.exit();
    expect(found(desk).every((name) => /^\.?\d{4}-\w{6}\.json/.test(name))).toBe(true);

    const again = desk.open(['resume', ...flags]);
    await again.waitFor(canary);
    again.type('\r');
    await again.waitFor('That looks like a password.');
    again.type(how === 'prompts' ? 'b' : 'b\r');
    await again.waitFor('Say it back');
    expect(found(desk)).toEqual([]);
    if (how === 'prompts') {
      const { code } = await walk(again, [
        [/Say it back/, 'y'],
        [/look at it/, 'k'],
      ]);
      expect(code).toBe(0);
      expect(desk.last().listening?.words).toBe('my password is [password removed]');
    }
    const left = found(desk).length;
    const line = `killed while a secret was typed, then blanked (${how}): canary found ${left}`;
    figure('S8', line, { found: { left }, wanted: { left: 0 } });
  });

  test('in a note is asked about with one key', async () => {
    const desk = openDesk();
    const terminal = desk.open(['note', `my password is ${canary}`]);
    await terminal.waitFor('That looks like a password. Blank it out before it is kept?');
    terminal.type('y');
    expect(await terminal.exit()).toBe(0);
    expect([found(desk), JSON.parse(desk.run(['notes', '--json']).out).notes[0].text]).toEqual([
      [],
      'my password is [password removed]',
    ]);
  });
});
