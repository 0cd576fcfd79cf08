import { describe, expect, test } from 'vitest';
import { intervalsOf, type Plain, plainCase, tasksOf, todosOf } from './bench/conversion.ts';
import { openDesk } from './bench/desk.ts';
import type { Figure, Round } from './bench/figure.ts';
import { promised } from './bench/figures.ts';
import { judge, type RoundResult } from './bench/result.ts';
import { sideBySide } from './bench/side-by-side.ts';
import { median, spreadOf } from './bench/statistics.ts';
import { heading, roundText } from './bench/table.ts';
import { takeTurns } from './bench/timing.ts';

test.each([
  [[7], 7],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100], 10],
])('the median of %j is %d', (values, expected) => expect(median(values)).toBe(expected));

test('the quarters below and above the median are found between values', () => {
  expect(spreadOf([1, 2, 3, 4])).toEqual({ median: 2.5, low: 1.75, high: 3.25 });
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ median: 3, low: 2, high: 4 });
});

test('runs take turns, and the first of each is not counted', () => {
  const order: string[] = [];
  const one = (name: string) => (turn: number) => {
    order.push(`${name}${turn}`);
    return turn * 10;
  };
  expect(takeTurns(2, [one('a'), one('b')])).toEqual([
    [10, 20],
    [10, 20],
  ]);
  expect(order).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'b2']);
});

const begin = () => () => 0;
const figures: readonly Figure[] = [
  { name: 'node', begin },
  { name: 'quick', begin, limit: { times: 1.5 } },
  { name: 'slow', begin, limit: { times: 1.5 } },
  { name: 'slower than slow', begin, against: 'slow', limit: { times: 1 } },
  { name: 'as long as it may', begin, limit: { atMost: 45 } },
  { name: 'too long', begin, limit: { atMost: 44.9 } },
  { name: 'not here', begin, needs: 'jq' },
];
const round: Round = { title: 'A round', runs: 3, against: 'node', figures };
const values = new Map([
  ['node', [30, 29, 31]],
  ['quick', [45, 45, 90]],
  ['slow', [46, 45, 47]],
  ['slower than slow', [46.1, 46.1, 46.1]],
  ['as long as it may', [45, 45, 45]],
  ['too long', [45, 45, 45]],
]);

describe('what was measured', () => {
  const { figures: judged } = judge(round, values);

  test('is over its limit only where the medians say so', () => {
    const over = judged.filter((figure) => 'isOver' in figure && figure.isOver);
    expect(over.map(({ name }) => name)).toEqual(['slow', 'slower than slow', 'too long']);
  });

  test('is held against the first of its round, or the one it names', () => {
    expect(judged.map((figure) => 'ratio' in figure && figure.ratio?.toFixed(3))).toEqual([
      '1.000',
      '1.500',
      '1.533',
      '1.002',
      '1.500',
      '1.500',
      false,
    ]);
  });

  test('is left out where a program is not installed', () => {
    expect(judged.at(-1)).toEqual({ name: 'not here', notInstalled: 'jq' });
  });
});

describe('the table', () => {
  test('says what was measured, what it may be, and what is over it', () => {
    expect(roundText(judge(round, values))).toMatchInlineSnapshot(`
      "
      A round
        3 runs, times node
        node                                 1.00              30.0 ms       29.5–30.5
        quick                                1.50      1.50    45.0 ms       45.0–67.5
        slow                                 1.53      1.50    46.0 ms       45.5–46.5
          over the limit
        slower than slow                     1.00      1.00    46.1 ms       46.1–46.1
          over the limit
        as long as it may                    1.50     45 ms    45.0 ms       45.0–45.0
        too long                             1.50   44.9 ms    45.0 ms       45.0–45.0
          over the limit
        not here                            not installed: jq"
    `);
  });

  test('has room for every name', () => {
    const desk = openDesk('nowhere');
    const all = [...promised(desk, { some: 10_000, many: 100_000, vast: 116_000 }), ...sideBySide(desk, 10_000)];
    const names = all.flatMap((round) => [round.title, ...round.figures.map(({ name }) => name)]);
    expect(names.length).toBeGreaterThan(30);
    expect(all.flatMap((round) => round.figures.filter(({ name }) => name.length > 34))).toEqual([]);
    expect(all.filter(({ title }) => title.length > 80)).toEqual([]);
  });

  test('is at most 80 columns wide, whatever is in it', () => {
    const widest = { median: 123_456, low: 98_765.4, high: 234_567.8, unit: 'ms', isOver: true, values: [] } as const;
    const result: RoundResult = {
      title: 'The export of 100,000 cases; the script reads, parses and prints it',
      runs: 40,
      against: 'a Node script',
      figures: [
        { ...widest, name: 'n of heard alias, with a long name', ratio: 1234.56, limit: { times: 2.5 } },
        { ...widest, name: 'jq contains, the exported file', ratio: 1, limit: { atMost: 4000 } },
        { name: 'n of heard alias bash --instant', notInstalled: 'todo.txt-cli' },
      ],
    };
    const lines = `${heading}\n${roundText(result)}`.split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.join('\n')).toContain('234,568');
  });
});

const document = (index: number, more: object) =>
  plainCase(
    JSON.stringify({
      openedAt: `2026-11-2${index}T09:10:1${index}.500Z`,
      closedAt: null,
      client: { id: 'c-1', name: 'Jörg Öztürk' },
      listening: { words: 'It says "offline",\nagain.' },
      problem: { playbook: 'printer-offline' },
      followUpOn: null,
      ...more,
    }),
  );

const five: readonly Plain[] = [
  document(0, {}),
  document(1, { closedAt: '2026-11-21T10:00:00.000Z', problem: null }),
  document(1, { openedAt: '2026-11-21T09:30:11.500Z', followUpOn: '2027-02-20' }),
  document(3, { listening: { words: 'C:\\temp @home +1 due' }, client: { name: 'Ana Miller 2' } }),
  document(4, { listening: null, openedAt: '2026-12-01T00:00:00.000Z' }),
];

describe('five cases for other programs', () => {
  test('come back from the tasks of taskwarrior', () => {
    const tasks: readonly Record<string, unknown>[] = JSON.parse(tasksOf(five));
    expect(tasks.map(({ description, project }) => [description, project])).toEqual(
      five.map(({ words, client }) => [words, client]),
    );
    expect(tasks.map(({ status, end }) => [status, end])).toEqual(
      five.map(({ closedAt }) => (closedAt ? ['completed', '20261121T100000Z'] : ['pending', undefined])),
    );
    expect(tasks.map(({ due }) => due)).toEqual([undefined, undefined, '20270220T000000Z', undefined, undefined]);
  });

  test('come back from the lines of todo.txt', () => {
    const lines = todosOf(five).split('\n').slice(0, -1);
    const read = lines.map(
      (line) => /^(?:x (\S{10}) )?(\S{10}) (.*?) @(\S+)(?: \+(\S+))?(?: due:(\S+))?$/.exec(line)?.slice(1) ?? [line],
    );
    expect(read).toEqual(
      five.map(({ closedAt, openedAt, words, client, playbook, due }) => [
        closedAt?.slice(0, 10),
        openedAt.slice(0, 10),
        words,
        client.replaceAll(' ', '_'),
        playbook ?? undefined,
        due ?? undefined,
      ]),
    );
  });

  test('come back from the intervals of timewarrior, which do not overlap', () => {
    const files = intervalsOf(five);
    expect([...files.keys()]).toEqual(['2026-11.data', '2026-12.data']);
    const lines = [...files.values()].join('').split('\n').slice(0, -1);
    const read = lines.map((line) => /^inc (\d{8}T\d{6}Z) - (\d{8}T\d{6}Z) # (".*?") # (".*")$/.exec(line) ?? []);
    expect(read.map(([, , , client = '', words = '']) => [JSON.parse(client), JSON.parse(words)])).toEqual(
      five.map(({ client, words }) => [client, words]),
    );
    expect(read[0]?.slice(1, 3)).toEqual(['20261120T091010Z', '20261120T095510Z']);
    const times = read.flatMap(([, from, to]) => [from, to]);
    expect(times).toEqual(
      [...new Set(times)].sort().flatMap((time) => (time === '20261121T093011Z' ? [time, time] : [time])),
    );
  });

  test('are without one in the same second as the next', () => {
    const twice = [five[0], five[0], five[1]].flatMap((one) => one ?? []);
    expect([...intervalsOf(twice).values()].join('').match(/^inc/gm)).toHaveLength(2);
  });
});
