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
  ])('asked with %s, is on no disk while it stands on the line, nor after they had to go', async (how, flags) => {
    const desk = openDesk();
    const terminal = desk.open(['new', ...flags]);
    if (how === 'prompts') await walkTo(terminal, /Tell me what/, [[/Who is it for/, 'Ada\r']]);
    else {
      await terminal.waitFor('Who is it for');
      terminal.type('Ada\r');
      await terminal.waitFor('Tell me what');
    }
    terminal.type(`my password is ${canary}\r`);
    const blanked = 'my password is [password removed]';
    for (let tries = 0; desk.drafts()[0]?.typed?.text !== blanked && tries < 500; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect([desk.drafts()[0]?.typed?.text, found(desk)]).toEqual([blanked, []]);
    terminal.type('\r');
    await terminal.waitFor('That looks like a password.');
    terminal.press('ctrl-c');
    expect(await terminal.exit()).toBe(130);
    expect(found(desk)).toEqual([]);

    const again = desk.open(['resume', ...flags]);
    await again.waitFor('[password removed]');
    again.type('\r');
    if (how === 'prompts') {
      const { code } = await walk(again, [
        [/Say it back/, 'y'],
        [/look at it/, 'k'],
      ]);
      expect(code).toBe(0);
      expect(desk.last().listening?.words).toBe(blanked);
    } else await again.waitFor('Say it back');
    const left = found(desk).length;
    const line = `half typed, and left at the question whether to blank it (${how}): canary found ${left}`;
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
