import { afterAll, describe, expect, test } from 'vitest';
import { hasTerminal } from '../pty.ts';
import { openDesk } from './desk.ts';
import { type Answers, walk } from './walk.ts';

const figures: string[] = [];
afterAll(() => {
  for (const figure of figures) console.log(figure);
});

const known = {
  client: 'Ada Brown',
  words: 'x',
  readbacks: [{ answer: 'yes' }],
  wants: 'look',
  devices: ['office printer'],
  choice: 'no',
  reason: 'x',
  alternative: 'y',
};

interface Counted {
  readonly name: string;
  readonly most: number;
  readonly mostAsked: number;
  readonly words: string;
  readonly answers: Answers;
}

/** Everything is answered, so nothing is cheaper for being left empty. */
const visits: readonly Counted[] = [
  ...[
    'The office printer will not print',
    'It is so slow',
    'The wifi drops',
    'Windows gets no more updates',
    'My mail does not arrive',
  ].map(
    (words): Counted => ({
      name: `a full visit with a known client (${words})`,
      most: 16,
      mostAsked: 10,
      words,
      answers: [
        [/Say it back/, 'y'],
        [/look at it/, 'l'],
        [/What kind of problem/, '1'],
        [/worries/, 'that it stops\r'],
        [/What can you not do/, 'send invoices by fri\r'],
        [/How often/, '3/week 5min\r'],
        [/Which checks/, '1\r'],
        [/for how much/, '1 120\r'],
        [/What would you like to do/, ['a', /own words/, 'Yes\r']],
        [/now, or on another day/, 'n'],
        [/work now/, 'y'],
        [/How long/, '30min 120 cash\r'],
        [/promised/, 'bring paper by tue\r'],
      ],
    }),
  ),
  {
    name: 'a ten-minute fix',
    most: 10,
    mostAsked: 10,
    words: 'The office printer will not print',
    answers: [
      [/Say it back/, 'y'],
      [/look at it/, ['/', /already cured/, 'c', /\/ more/]],
      [/work now/, 'y'],
      [/How long/, '10min 45 cash\r'],
      [/promised/, 'ring by fri\r'],
    ],
  },
  {
    name: 'just know',
    most: 5,
    mostAsked: 3,
    words: 'The office printer will not print',
    answers: [
      [/Say it back/, 'y'],
      [/look at it/, 'k'],
    ],
  },
];

describe.skipIf(!hasTerminal())('prompts that a person sees', () => {
  test.each(visits)('$name: at most $most', async ({ name, most, mostAsked, words, answers }) => {
    const desk = openDesk();
    expect(desk.run(['new', '--answers', '-'], JSON.stringify(known))).toMatchObject({ code: 0 });
    const terminal = desk.open(['new']);
    const { prompts, code } = await walk(terminal, [
      [/Who is it for/, 'Ada Brown\r'],
      [/Tell me what/, [`${words}\r`, new RegExp(`${words}\n>`), '\r']],
      ...answers,
    ]);
    expect(code).toBe(0);
    const asked = prompts.at(-1)?.asked ?? 0;
    figures.push(`${name}: ${prompts.length} prompts of at most ${most}, ${asked} questions of at most ${mostAsked}`);
    const seen = prompts.map(({ text }, at) => `${at + 1}. ${text}`).join('\n');
    expect(prompts.length, seen).toBeLessThanOrEqual(most);
    expect(asked).toBeLessThanOrEqual(mostAsked);
    expect(desk.last().client?.name).toBe('Ada Brown');
  });
});
