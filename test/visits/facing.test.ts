import { describe, expect, test } from 'vitest';
import { hasTerminal } from '../pty.ts';
import { openDesk } from './desk.ts';
import { type Answers, nextPrompt, walkTo } from './walk.ts';

const visit: Answers = [
  [
    /Say it back/,
    [
      ...['/', /a note for me/, 'm', /note for yourself/, 'pays late\r', /\/ more/],
      ...['/', /how they feel/, 'h', /How do they feel/, 'furious\r', /\/ more/, 'y'],
    ],
  ],
  [/look at it/, 'l'],
  [/What kind of problem/, '1'],
  [/for how much/, '1 120\r'],
];
const started = ['-c', 'Ada Brown', 'The printer will not print'];

describe.skipIf(!hasTerminal())('the two options turned to the client', () => {
  test.each([
    [80, 24],
    [40, 24],
    [120, 40],
  ])('stand alone on a screen of %i columns and %i rows before the choice', async (columns, rows) => {
    const desk = openDesk();
    const terminal = desk.open(['new', '--facing', ...started], { columns, rows });
    const facing = await walkTo(terminal, /Press any key/, visit);
    const seen = facing.screen.join('\n');
    expect(seen).toMatch(/You could[\s\S]*permanently fix[\s\S]*\$120/);
    expect(seen).toContain('I can live with it');
    expect(facing.screen.findIndex((row) => row !== '')).toBeLessThanOrEqual(1);
    expect(seen).not.toMatch(
      /pays late|furious|Ada|Priority|impact|Offer ·|\d of 10|printer-offline|\/ more|Esc|Ctrl/i,
    );
    let choice: typeof facing | undefined = facing;
    while (choice && /Press any key/.test(choice.text)) {
      terminal.press('enter');
      choice = await nextPrompt(terminal, choice);
    }
    expect(choice?.text).toContain('What would you like to do?');
    expect(choice?.stage).toBe('Offer');
  });

  test('fit whole on 80 columns and 24 rows', async () => {
    const terminal = openDesk().open(['new', '--facing', ...started]);
    const { screen } = await walkTo(terminal, /Press any key/, visit);
    expect(screen.join('\n')).toMatch(/┌[\s\S]*└[\s\S]*Good until[\s\S]*Warranty/);
    expect(screen.join('\n')).not.toContain('scroll up');
  });

  test('are shown a screen at a time where they do not fit on one', async () => {
    const terminal = openDesk().open(['new', '--facing', ...started], { columns: 40, rows: 14 });
    const first = await walkTo(terminal, /Press any key to see/, visit);
    expect(first.screen.join('\n')).toContain('You could');
    const seen = [first];
    while (/see the rest/.test(seen.at(-1)?.text ?? '')) {
      terminal.type(' ');
      const next = await nextPrompt(terminal, seen.at(-1));
      if (next) seen.push(next);
    }
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)?.text).toMatch(/Warranty.*Press any key to go on/);
    expect(seen.filter(({ screen }) => screen.join('\n').includes('scroll up'))).toEqual([]);
    terminal.type(' ');
    await terminal.waitFor('What would you like to do?');
  });

  test('are shown by an action too, and Ctrl-C there leaves', async () => {
    const desk = openDesk();
    const terminal = desk.open(['new', ...started]);
    const choice = await walkTo(terminal, /What would you like to do/, visit);
    expect(choice.screen.join('\n')).toContain('Offer ·');
    expect(choice.screen.join('\n')).toContain('f show both ways to the client');
    terminal.type('f');
    await terminal.waitFor('Press any key');
    terminal.press('ctrl-c');
    expect(await terminal.exit()).toBe(130);
    expect(desk.drafts()).toHaveLength(1);
  });
});
