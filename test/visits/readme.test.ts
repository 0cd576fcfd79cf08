import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasTerminal } from '../pty.ts';
import { openDesk } from './desk.ts';
import { type Answers, walk } from './walk.ts';

/** The visit the README tells of, up to the offer. */
const visit: Answers = [
  [/Who is it for/, 'Tomasz Nowak\r'],
  [/Tell me what/, ['The wifi goes in the back room when I call my daughter.\r', /daughter\.\n>/, '\r']],
  [/Say it back/, 'y'],
  [/look at it/, 'l'],
  [/Which device/, "Tomasz's tablet\r"],
  [/What kind of problem/, '1'],
  [/worries/, 'That she thinks I hang up on her.\r'],
  [/What can you not do/, '\r'],
  [/certain rooms/, '2'],
  [/How often/, '2/week 3min\r'],
  [/Which checks/, ['/', /worth to them/, 'w', /worth to them\?/, '40\r', /Which checks/, '1\r']],
  [/for how much/, '2 ~265 max 320\r'],
  [/What would you like to do/, ['l', /own words/, 'Well, I can live with it. The kitchen is warm.\r']],
  [/promised/, '\r'],
];

/** The ```text block of the README. */
function shownInReadme(): readonly string[] {
  const readme = readFileSync(join(resolve(import.meta.dirname, '../..'), 'README.md'), 'utf8');
  const [, block = ''] = /^```text\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  return block.trimEnd().split('\n');
}

describe.skipIf(!hasTerminal())('the visit of the README', () => {
  test('looks in a terminal as the README shows it', async () => {
    const shown = shownInReadme();
    expect(shown.length).toBeGreaterThan(10);
    const desk = openDesk();
    const { prompts, code } = await walk(desk.open(['new'], { columns: 80, rows: 44 }), visit);
    expect(code).toBe(0);
    const offer = prompts.find(({ text }) => text.includes('What would you like to do'));
    const screen = offer?.screen ?? [];
    const start = screen.findIndex((row) => row.startsWith('Offer ·'));
    expect(screen.slice(start, start + shown.length)).toEqual(shown);
    expect(desk.last().outcome?.result).toBe('living-with-it');
  });
});
