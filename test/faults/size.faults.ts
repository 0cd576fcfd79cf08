import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figure } from '../figures.ts';
import { makeJournal } from '../made-journal.ts';
import { compare, environment } from '../start-up.ts';

const bin = resolve(import.meta.dirname, '../../bin/heard.js');
const many = 100_000;
const few = 10_000;
const folder = mkdtempSync(join(tmpdir(), 'heard-size-'));
const printed = join(folder, 'printed');
/** Told to Node before the program: it leaves the most memory that a run took, in kilobytes. */
const preload = join(folder, 'memory.cjs');

const today = Date.now();

/**
 * Homes of the same kind: `long` holds many cases over twenty years, so that its months are as full as those of `few`,
 * and `full` holds them all in one.
 */
const homes = {
  few: { cases: few, days: 730, until: today },
  many: { cases: many, days: 730, until: today },
  long: { cases: many, days: 7300, until: today },
  full: { cases: many, days: 20, until: Date.UTC(2026, 10, 22) },
} as const;

interface Took {
  readonly code: number | null;
  readonly said: string;
  readonly lines: number;
  readonly megabytes: number;
}

/** Runs heard in one of the homes; what it prints goes into a file. */
function run(home: keyof typeof homes, words: readonly string[], flags: readonly string[] = []): Took {
  const out = openSync(printed, 'w');
  const env = { ...environment(join(folder, home)), MEMORY: `${preload}.txt` };
  const argv = [...flags, '--require', preload, bin, ...words];
  const { status, stderr } = spawnSync(process.execPath, argv, {
    env,
    stdio: ['ignore', out, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(out);
  const newlines = readFileSync(printed).reduce((sum, byte) => (byte === 0x0a ? sum + 1 : sum), 0);
  const megabytes = status === null ? Number.NaN : Number(readFileSync(`${preload}.txt`, 'utf8')) / 1024;
  return { code: status, said: stderr, lines: newlines, megabytes };
}

beforeAll(() => {
  // On Linux the usage that Node tells counts this process too, which the other was forked from.
  writeFileSync(
    preload,
    `process.on('exit', () => {
      const { existsSync, readFileSync, writeFileSync } = require('fs');
      const status = '/proc/self/status';
      const found = existsSync(status) && /^VmHWM:\\s*(\\d+)/m.exec(readFileSync(status, 'utf8'));
      writeFileSync(process.env.MEMORY, found ? found[1] : String(process.resourceUsage().maxRSS));
    });`,
  );
  for (const [name, made] of Object.entries(homes)) makeJournal(join(folder, name, 'home'), made);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('100,000 cases', () => {
  // The megabytes are half as many again as each was seen to need: it holds a month, or the rows that it prints.
  test.each([
    [96, ['list'], 101],
    [96, ['export'], many],
    [96, ['find', 'zzzz'], 2],
    [144, ['list', '--all'], 101],
  ])('fit into a heap of %i MB for heard %s', (heap, words, atMost) => {
    const { code, said, lines } = run('many', words, [`--max-old-space-size=${heap}`]);
    figure('15', `100,000 cases in a heap of ${heap} MB: heard ${words.join(' ')}`, {
      found: { code, said, isWhole: lines > 0 && lines <= atMost && (atMost !== many || lines === many) },
      wanted: { code: 0, said: '', isWhole: true },
    });
  });

  // Some of the difference is what Node leaves lying in a longer run; a full month keeps less than 100 bytes for each line.
  test.each([
    ['long', 'ten times the months'],
    ['many', 'ten times as much in each month'],
    ['full', 'all of them in one month'],
  ] as const)('take little more memory to export than 10,000: %s', (home, what) => {
    const small = run('few', ['export']);
    const large = run(home, ['export']);
    // Of so many ids drawn for one month a few may be the same.
    expect([small.lines, large.lines > many - 10]).toEqual([few, true]);
    const ratio = large.megabytes / small.megabytes;
    const sizes = `${large.megabytes.toFixed(0)} MB over ${small.megabytes.toFixed(0)} MB`;
    figure('17', `export of 100,000 cases over 10,000, ${what}: ${ratio.toFixed(2)} x the memory (${sizes})`, {
      found: { isFlat: ratio < 1.3 },
      wanted: { isFlat: true },
    });
  });

  // The limits are about twice what a quiet computer shows: a busy one hits the program harder than a bare start.
  test.each([
    [['note', 'call the Harbour Café back'], 3],
    [['list'], 12],
    [['notes'], 12],
    // A third of these cases is to be asked about again, and each is printed.
    [[], 40],
    [['list', '-c', 'Ana Miller'], 12],
  ] as const)('do not slow heard %j down beyond %d times a bare start of Node', (words, limit) => {
    const { program, node } = compare([bin, ...words], environment(join(folder, 'long')), 9);
    const ratio = program / node;
    const times = `${program.toFixed(0)} ms over ${node.toFixed(0)} ms`;
    figure('17', `heard ${words.join(' ')}, 100,000 cases: ${ratio.toFixed(2)} x a bare start (${times})`, {
      found: { isQuick: ratio < limit },
      wanted: { isQuick: true },
    });
  });
});
