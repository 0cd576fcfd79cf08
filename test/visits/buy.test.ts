import { describe, expect, test } from 'vitest';
import { hasTerminal } from '../pty.ts';
import { openDesk } from './desk.ts';

const talk: readonly (readonly [question: string, typed: string])[] = [
  ['What must it do?', 'invoices'],
  ['What must it work with?', 'her phone'],
  ['Is it still sold?', 'y'],
  ['Until when does the maker', 'soonish'],
  ['"soonish" is no such day', '2027-10'],
  ['Until when are there parts', ''],
  ['Until when can it go back?', '5 dec'],
  ['Where were those dates', 'dell.com'],
];

describe.skipIf(!hasTerminal())('before something is bought', () => {
  test.each([40, 80])('the six lines are asked one by one at %i columns, and the card ends it', async (columns) => {
    const desk = openDesk();
    const terminal = desk.open(['buy', 'a', 'laptop'], { columns, rows: 60 });
    for (const [question, typed] of talk) {
      await terminal.waitFor((rows) => rows.join(' ').replace(/\s+/g, ' ').includes(question));
      terminal.type(`${typed}\r`);
    }
    expect(await terminal.exit()).toBe(0);
    const said = terminal.screen().join(' ').replace(/\s+/g, ' ');
    expect(said).toContain('Updates end in 11 months: ask how long other models get them.');
    expect(said).toContain('Try it with her phone before Sat 5 Dec 2026, the last day to return it.');
    expect(said).toMatch(/Still to ask - Until when are there parts, or the cloud it needs\? $/);
    expect(terminal.overlong()).toEqual([]);
  });

  test('who leaves half way has the card as far as it goes, and a command line that goes on with it', async () => {
    const terminal = openDesk().open(['buy', 'a', 'laptop'], { rows: 40 });
    await terminal.waitFor('What must it do?');
    terminal.type('invoices & "letters"\r');
    await terminal.waitFor('What must it work with?');
    terminal.press('ctrl-c');
    expect(await terminal.exit()).toBe(130);
    const said = terminal.screen().join('\n');
    expect(said).toContain('Before you buy: a laptop\n  Must do  invoices & "letters"\n');
    expect(said).toContain(`To go on from here:\nheard buy "a laptop" --must-do 'invoices & "letters"'\n`);
    expect(said).toContain('Stopped. Nothing was changed.');
  });
});
