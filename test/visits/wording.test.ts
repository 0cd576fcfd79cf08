import { describe, expect, test } from 'vitest';
import { hasTerminal } from '../pty.ts';
import { openDesk } from './desk.ts';
import { nextPrompt, walk, walkTo } from './walk.ts';

const remark = '"ASAP" may leave them guessing. Better: "by Thursday noon".';

describe.skipIf(!hasTerminal())('a text that the client may hear otherwise', () => {
  test('is shown with a better wording: one key keeps it, another writes it again', async () => {
    const desk = openDesk();
    const terminal = desk.open(['new']);
    const price = await walkTo(terminal, /for how much/, [
      [/Who is it for/, 'Ada\r'],
      [/Tell me what/, ['My router hums\r', /hums\n>/, '\r']],
      [/Say it back/, 'y'],
      [/look at it/, 'l'],
      [/What kind of problem/, '0'],
    ]);
    terminal.type('A quiet router ASAP 90\r');
    await terminal.waitFor(
      /^Offer · \d of 10\n+"ASAP" may leave them guessing\. Better: "by Thursday noon"\.\n+The client will read this\. Keep it as typed\?\n +k {2}keep it \(Enter\)\n +e {2}write it again\n+>/m,
    );
    terminal.type('e');
    // The question itself again, with its whole line and what was found above it.
    await terminal.waitFor(/Better: "by Thursday noon"\.[^>]*for how much\?[^>]*> A quiet router ASAP 90/);
    terminal.type('\u0015A quiet router by fri 80\r');
    await nextPrompt(terminal, price);
    terminal.type('You should have a look soon\r');
    await terminal.waitFor('"soon" may leave them guessing. Better: "by DAY at TIME".');
    terminal.type('k');
    const { code } = await walk(terminal, [[/What would you like to do/, ['l', /own words/, 'Obviously, I can\r']]]);
    expect(code).toBe(0);
    expect(desk.last()).toMatchObject({
      offer: {
        fixes: [
          { title: 'A quiet router by fri', total: { amount: 8000 }, sideEffects: ['You should have a look soon'] },
        ],
      },
      decision: { words: 'Obviously, I can' },
    });
  });

  test('is shown line by line too, where Enter keeps it', async () => {
    const terminal = openDesk().open(['new', '--plain']);
    const talk: readonly (readonly [question: string, lines: string])[] = [
      ['Who is it for', 'Ada\r'],
      ['Tell me what', 'It hums\r\r'],
      ['Say it back', 'y\r'],
      ['look at it', 'l\r'],
      ['Which device', '\r'],
      ['What kind of problem', '0\r'],
      ...['What worries', 'can you not do', 'How often', 'last fine'].map((open): readonly [string, string] => [
        open,
        '\r',
      ]),
      ['for how much', 'A quiet wheel ASAP 90\r'],
      [remark, '\r'],
    ];
    for (const [question, lines] of talk) {
      await terminal.waitFor(question);
      terminal.type(lines);
    }
    await terminal.waitFor('less good after "A quiet wheel ASAP"');
  });
});
