import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { wrap } from '../../src/output/width.ts';
import { type Desk, openDesk } from './desk.ts';
import type { Figure, Round } from './figure.ts';
import { promised } from './figures.ts';
import { machineText, thisMachine } from './machine.ts';
import { findOther, versions } from './others.ts';
import { judge, type RoundResult } from './result.ts';
import { sideBySide } from './side-by-side.ts';
import { heading, roundText } from './table.ts';
import { takeTurns } from './timing.ts';

const wholeSizes = { some: 10_000, many: 100_000, vast: 116_000 };
const quickSizes = { some: 1000, many: 10_000, vast: 11_600 };
const quickRuns = 9;

const usage = 'npm run bench -- [--quick] [--only NAME] [--json FILE] [--strict]';
const flags = readFlags();
if (flags === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  // Ctrl-C ends the run that is being timed, and with it this one: what was made for it is taken away.
  process.on('SIGINT', () => {});
  const folder = mkdtempSync(join(tmpdir(), 'heard-bench-'));
  try {
    bench(openDesk(folder), flags);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', default: '' },
        json: { type: 'string', default: 'node_modules/.cache/bench.json' },
        strict: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch {
    return undefined;
  }
}

type Flags = NonNullable<ReturnType<typeof readFlags>>;

function bench(desk: Desk, { quick, only, json, strict }: Flags): void {
  const sizes = quick ? quickSizes : wholeSizes;
  const all = [...promised(desk, sizes), ...sideBySide(desk, sizes.some)];
  const wanted = all.flatMap((round) => narrowed(round, only));
  if (wanted.length === 0) {
    console.error(`Nothing is called "${only}". There is:\n${all.flatMap(namesIn).join('\n')}`);
    process.exitCode = 2;
    return;
  }
  const machine = thisMachine();
  const programs = versions();
  console.log([`heard ${version}`, machineText(machine), programsText(programs), '', heading].join('\n'));
  const results = wanted.map((round) => {
    const result = measure(quick ? { ...round, runs: Math.min(round.runs, quickRuns) } : round);
    console.log(roundText(result));
    return result;
  });
  mkdirSync(dirname(json), { recursive: true });
  const document = {
    schemaVersion: 1,
    heard: version,
    at: new Date().toISOString(),
    machine,
    programs,
    rounds: results,
  };
  writeFileSync(json, `${JSON.stringify(document, undefined, 2)}\n`);
  console.log(`\nEvery run is in ${json}`);
  const isOver = results.some(({ figures }) => figures.some((figure) => 'isOver' in figure && figure.isOver));
  if (strict && isOver) process.exitCode = 1;
}

/** A name may say which version is needed. */
function programsText(programs: ReturnType<typeof versions>): string {
  const there = Object.entries(programs).filter(([, found]) => found !== null);
  return wrap(there.map(([name, found]) => `${name.split(' ')[0]} ${found}`).join(', '), 80).join('\n');
}

function measure(round: Round): RoundResult {
  tell(`${round.title} …`);
  const there = round.figures.filter(({ needs }) => needs === undefined || findOther(needs));
  const taken = takeTurns(
    round.runs,
    there.map(({ begin }) => begin()),
  );
  tell('');
  return judge(round, new Map(there.map(({ name }, at) => [name, taken[at] ?? []])));
}

/** One line on a terminal that gives way to the next. */
function tell(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`);
}

/** The round, or those of its figures that a name is part of and what they are held against; nothing where none is. */
function narrowed(round: Round, name: string): readonly Round[] {
  const isCalled = (text: string) => text.toLowerCase().includes(name.toLowerCase());
  const called = round.figures.filter((figure) => isCalled(figure.name));
  if (isCalled(round.title)) return [round];
  if (called.length === 0) return [];
  const needed = new Set([round.against, ...called.flatMap((figure) => [figure.name, figure.against])]);
  return [{ ...round, figures: round.figures.filter((figure) => needed.has(figure.name)) }];
}

function namesIn({ title, figures }: Round): readonly string[] {
  return [title, ...figures.map(({ name }: Figure) => `  ${name}`)];
}
