import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasTerminal, type TestTerminal } from '../pty.ts';
import { openDesk } from './desk.ts';

const talk: readonly (readonly [question: string, typed: string])[] = [
  ['What goes wrong', 'The chair squeaks'],
  ['What kind of thing is it?', 'office'],
  ['How do clients say it?', 'chair squeaks; squeaky chair'],
  ['What do you ask them?', 'Where? seat / back'],
  ['What else do you ask?', ''],
  ['What do you look at', ''],
  ['How can they live with it', 'Sit still.'],
  ['What may happen', 'It squeaks in a call.'],
  ['What will be true', 'It is quiet'],
  ['How many hours', 'soon'],
  ['"soon": this must be a number', '0.5-1'],
  ['less good afterwards', 'It smells of oil'],
  ['not included', ''],
  ['somebody else', 'The maker of the chair.'],
  ['will not do', 'Paint it'],
  ['Why not', 'Paint does not help.'],
  ['in its place', 'A drop of oil.'],
];

async function answer(terminal: TestTerminal, turns: typeof talk): Promise<void> {
  for (const [question, typed] of turns) {
    await terminal.waitFor((rows) => rows.join(' ').replace(/\s+/g, ' ').includes(question));
    terminal.type(`${typed}\r`);
  }
}

describe.skipIf(!hasTerminal())('a playbook of the helper’s own, at a terminal', () => {
  test('is asked for part by part on a narrow screen, and is at hand at once', async () => {
    const desk = openDesk();
    const terminal = desk.open(['playbook', 'new'], { columns: 40, rows: 80 });
    await answer(terminal, talk);
    expect(await terminal.exit()).toBe(0);
    expect(terminal.overlong()).toEqual([]);
    const { code, out } = desk.run(['playbook', 'show', 'the-chair-squeaks']);
    expect([code, out]).toEqual([0, expect.stringMatching(/where +Where\?\n +seat \/ back\n/)]);
    expect(desk.run(['playbook', 'check']).out).toBe('1 playbook looked at, nothing to mend.\n');
  });

  test('is kept as far as it goes when the helper has to leave, and opened again in the editor', async () => {
    const desk = openDesk();
    const terminal = desk.open(['playbook', 'new'], { rows: 40 });
    await answer(terminal, talk.slice(0, 3));
    await terminal.waitFor('What do you ask them?');
    terminal.press('ctrl-c');
    expect(await terminal.exit()).toBe(130);
    expect(terminal.screen().join(' ')).toContain('heard playbook edit the-chair-squeaks');
    const path = desk.run(['playbook', 'path', 'the-chair-squeaks']).out.trim();
    expect(readFileSync(path, 'utf8')).toContain('triggers:\n  - chair squeaks\n  - squeaky chair\n');
    const editor = join(desk.env.HOME ?? '', 'my editor');
    writeFileSync(editor, '#!/bin/sh\nprintf "risk: It squeaks.\\n" >> "$1"\n');
    chmodSync(editor, 0o755);
    const edit = desk.open(['playbook', 'edit', 'the-chair-squeaks'], { rows: 40, env: { EDITOR: `'${editor}'` } });
    expect(await edit.exit()).toBe(3);
    const said = edit.screen().join(' ').replace(/\s+/g, ' ');
    expect(said).toContain('"workaround" is missing. Take the # away here and write your own.');
    expect(said).not.toContain('"risk" is missing');
  });
});
