import { describe, expect, test } from 'vitest';
import { hasTerminal } from '../pty.ts';
import { openDesk } from './desk.ts';
import { type Answers, nextPrompt, questionOf, walkTo } from './walk.ts';

const visit: Answers = [
  [/Say it back/, ['n', /What did I miss/, 'It is the big one\r']],
  [/Say it back/, 'y'],
  [/look at it/, 'l'],
  [/Which device/, 'office printer\r'],
  [/What kind of problem/, '1'],
  [/worries/, 'that I miss it\r'],
  [/What can you not do/, 'send invoices by fri\r'],
  [/at the printer itself/, '1'],
  [/How often/, '3/week 5min\r'],
];
const any = /^/;
const started = ['new', '-c', 'Ada Brown', 'The printer will not print'];

describe.skipIf(!hasTerminal())('going back', () => {
  test('three questions and three times Enter return to the same place with the same answers', async () => {
    const desk = openDesk();
    const terminal = desk.open(started);
    const here = await walkTo(terminal, /Which checks/, visit);
    const answers = desk.drafts()[0]?.answers;
    let prompt = here;
    const seen: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      terminal.press('escape');
      prompt = (await nextPrompt(terminal, prompt, any)) ?? prompt;
      seen.push(`${prompt.text} > ${prompt.line}`);
    }
    expect(seen).toEqual([
      expect.stringMatching(/How often.* > 3\/week,? 5min/),
      expect.stringMatching(/at the printer itself.* was: 1/),
      expect.stringMatching(/What can you not do.* > send invoices,? by 2026-11-27/),
    ]);
    for (let count = 0; count < 3; count += 1) {
      terminal.press('enter');
      prompt = (await nextPrompt(terminal, prompt, any)) ?? prompt;
    }
    expect(prompt.text).toBe(here.text);
    expect(prompt.asked).toBe(here.asked);
    expect(desk.drafts()[0]?.answers).toEqual(answers);
  });

  test('an earlier answer is edited where it stands', async () => {
    const desk = openDesk();
    const terminal = desk.open(started);
    const here = await walkTo(terminal, /What can you not do/, visit);
    terminal.press('escape');
    const worry = await nextPrompt(terminal, here, any);
    expect(worry?.line).toBe('that I miss it');
    terminal.type(' again\r');
    await nextPrompt(terminal, worry);
    expect(desk.drafts()[0]?.answers.worry).toBe('that I miss it again');
  });

  test('a correction of the read-back is undone before the words are', async () => {
    const desk = openDesk();
    const terminal = desk.open(started);
    const wants = await walkTo(terminal, /look at it/, visit);
    terminal.press('escape');
    const second = await nextPrompt(terminal, wants);
    expect(second?.text).toMatch(/It is the big one.*Say it back/);
    terminal.press('escape');
    const first = await nextPrompt(terminal, second);
    expect(first?.text).not.toContain('It is the big one');
    terminal.press('enter');
    const again = await nextPrompt(terminal, first);
    expect(again && questionOf(again)).toBe(second && questionOf(second));
  });

  test('an answer that is not taken stands on the line to be mended, and nowhere else', async () => {
    const desk = openDesk();
    const terminal = desk.open(started);
    await walkTo(terminal, /How often/, visit);
    terminal.type('now and then\r');
    await terminal.waitFor('was not understood');
    await terminal.waitFor('> now and then');
    expect(terminal.screen().filter((row) => /^How often|> now and then/.test(row))).toEqual([
      expect.stringMatching(/^How often does it happen.*\?$/),
      '> now and then',
    ]);
  });

  test('at the first question there is nothing to go back to, and that is said', async () => {
    const terminal = openDesk().open(['new']);
    await nextPrompt(terminal);
    terminal.press('escape');
    await terminal.waitFor('This is the first question.');
    await terminal.waitFor('Who is it for?');
  });
});
