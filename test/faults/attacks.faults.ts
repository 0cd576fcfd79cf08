import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../adapters/scratch.ts';
import { environmentIn, sit } from '../attacks/sit.ts';
import { storyIn, uncalled } from '../attacks/story.ts';
import { Shop } from '../commands/shop.ts';
import { figure, skipped } from '../figures.ts';
import { program } from '../visits/desk.ts';

/** Where what a line ended with is not what it should. */
function unlike(
  lines: readonly { readonly args: readonly string[]; readonly code: number }[],
  codes: readonly unknown[],
) {
  return lines.flatMap(({ args, code }, at) => (codes[at] === code ? [] : [`${args.join(' ')}: ${codes[at]}`]));
}

test('every command works where nothing that objects inherit can be changed', () => {
  const folder = scratchFolder();
  const story = storyIn(folder, 'Ana');
  expect(uncalled(story)).toEqual([]);
  const sat = sit({ folder, lines: story.map(({ args }) => args), isFrozen: true });
  expect(sat?.isFrozen).toBe(true);
  const wrong = unlike(story, sat?.codes ?? []);
  figure('S6', `with Object.prototype frozen: ${story.length} lines, other than usual ${wrong.length}`, {
    found: { wrong },
    wanted: { wrong: [] },
  });
});

test('no command opens a connection, asks for a name, or starts another program', () => {
  const folder = scratchFolder();
  const story = storyIn(folder, 'Ana');
  const sat = sit({ folder, lines: story.map(({ args }) => args), isWatched: true });
  expect(unlike(story, sat?.codes ?? [])).toEqual([]);
  const control = sit({ folder, lines: [['connect-to-nobody'], ['list']], isWatched: true });
  expect(control?.connects).toEqual(['net']);
  const asked = sit({ folder, lines: [['support', 'update']], isWatched: true });
  expect(asked?.connects).toEqual(['fetch']);
  figure('S12', `${story.length} lines of every command: connects ${sat?.connects.length}, of support update alone 1`, {
    found: { connects: sat?.connects },
    wanted: { connects: [] },
  });
});

/** Lines of what the system was asked to do that speak of a network. */
function tracedConnects(
  folder: string,
  words: readonly string[],
): { readonly code: number | null; readonly lines: string[] } {
  const trace = join(folder, 'trace');
  const { status } = spawnSync(
    'strace',
    ['-f', '-qq', '-e', 'trace=connect,sendto,sendmsg,socket,bind', '-o', trace, process.execPath, ...words],
    { cwd: folder, env: environmentIn(folder), input: '', timeout: 60_000 },
  );
  return {
    code: status,
    lines: readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => /AF_INET6?\b/.test(line)),
  };
}

function canTrace(folder: string): boolean {
  try {
    execFileSync('strace', ['-o', join(folder, 'trace'), 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('the system is asked for no connection by any command', () => {
  const folder = scratchFolder();
  if (!canTrace(folder)) {
    skipped('S12', 'strace is not here or may not look: sudo apt-get install strace');
    return;
  }
  const story = storyIn(folder, 'Ana');
  const traced = story.map(({ args, code }) => {
    const ran = tracedConnects(folder, [program, ...args]);
    expect(ran.code, args.join(' ')).toBe(code);
    return ran.lines;
  });
  const control = tracedConnects(folder, ['-e', "require('net').connect(9,'127.0.0.1').on('error',()=>{})"]);
  expect(control.lines.length).toBeGreaterThan(0);
  figure('S12', `traced by the system, ${traced.length} processes: connects ${traced.flat().length}`, {
    found: { connects: traced.flat() },
    wanted: { connects: [] },
  });
});

/** Expressions that take for ever on the texts beside them. */
const evil: readonly (readonly [pattern: string, text: string])[] = [
  ['^(a+)+$', `${'a'.repeat(40)}!`],
  ['^(a*)*$', `${'a'.repeat(40)}!`],
  ['^(a|a)*$', `${'a'.repeat(40)}!`],
  ['^(a|aa)+$', `${'a'.repeat(60)}!`],
  ['^(.*a){25}$', 'a'.repeat(60).concat('b')],
  ['^([a-zA-Z]+)*$', `${'a'.repeat(40)}1`],
  ['(x+x+)+y', 'x'.repeat(50)],
  ['^((ab)*)+$', `${'ab'.repeat(30)}a`],
  ['^(\\w+\\s?)*$', `${'a '.repeat(30)}!`],
  ['^(\\d+)+,$', `${'1'.repeat(40)}`],
  ['(.*)*=(.*)*;', 'x'.repeat(60)],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(60)],
  ['^([a-z0-9._-]+)+@x$', `${'a'.repeat(40)}!`],
  ['^(?:a?){40}a{40}$', 'a'.repeat(39)],
  ['(?=(a+))*b\\1c(a+)+$', `b${'a'.repeat(40)}!`],
  ['^(a+)*\\1*b$', 'a'.repeat(40)],
  ['.*.*.*.*.*.*.*=', 'x'.repeat(5000)],
  ['(?:\\s+|a)+$b', ' '.repeat(40)],
  ['^((a+){1,100}){1,100}$', `${'a'.repeat(60)}!`],
  ['(((((a*)*)*)*)*)*b', 'a'.repeat(40)],
  ['((a{0,1000}){0,1000}){0,1000}b', 'a'.repeat(2000)],
];

test('an evil expression is stopped about a second later, with a sentence that says so', async () => {
  const shop = new Shop();
  for (const [at, [, text]] of evil.entries()) {
    for (let copy = 0; copy < 20; copy += 1) {
      const note = `n-2611-${(at * 100 + copy).toString(16).padStart(6, '0')}`;
      shop.write({ note }, [{ kind: 'taken', text: `${text}${copy % 2 === 0 ? '' : `\n${text}`}` }]);
    }
  }
  await shop.line('list');
  const wrong: string[] = [];
  let [longest, stopped] = [0, 0];
  for (const [pattern] of evil) {
    const start = performance.now();
    const { code, err } = await shop.run(['find', '--regex', '--', pattern]);
    const took = (performance.now() - start) / 1000;
    longest = Math.max(longest, took);
    if (code === 2) stopped += 1;
    // Above what is meant: this counts what hangs, not what a busy machine delays.
    if (took > 2.5) wrong.push(`${pattern}: ${took} s`);
    if (code !== 0 && !/^heard: .*(?:takes too long|is no regular expression).*\n$/.test(err))
      wrong.push(`${pattern}: ${code} ${err}`);
  }
  expect(stopped).toBeGreaterThan(10);
  figure(
    'S7',
    `evil expressions ${evil.length}, stopped ${stopped}, hanging ${wrong.length}, longest ${longest.toFixed(1)} s`,
    {
      found: { wrong },
      wanted: { wrong: [] },
    },
  );
});
