import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCursor } from '../../src/domain/cursor.ts';
import { encodeLine } from '../../src/domain/line.ts';
import { composeRecord } from '../../src/domain/recorder.ts';
import { append } from '../commands/append.ts';
import { figure } from '../figures.ts';
import { makeJournal, seeded } from '../made-journal.ts';
import { environment } from '../start-up.ts';

const bin = resolve(import.meta.dirname, '../../bin/heard.js');
const cases = 800;
const folder = mkdtempSync(join(tmpdir(), 'heard-exports-'));
const env = { ...environment(folder), NODE: process.execPath, BIN: bin };
let whole = '';

beforeAll(() => {
  makeJournal(join(folder, 'home'), { cases, until: Date.now() });
  whole = spawnSync(process.execPath, [bin, 'export'], { env, encoding: 'utf8', maxBuffer: 2 ** 30 }).stdout;
  expect(whole.split('\n')).toHaveLength(cases + 1);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Kills runs that write a file, every other one over an old one, at any moment of the time that one takes. */
async function killWriting(argv: readonly string[], { whole, times, seed }: Killing) {
  const random = seeded(seed);
  const path = join(folder, 'cut');
  const run = [bin, ...argv, '-o', path, '--force'];
  const start = performance.now();
  spawnSync(process.execPath, run, { env });
  const took = performance.now() - start;
  expect(readFileSync(path, 'utf8')).toBe(whole);
  const found = { half: 0, oldLost: 0, cut: 0 };
  for (let at = 0; at < times; at += 1) {
    for (const name of readdirSync(folder)) if (/^\.?cut/.test(name)) rmSync(join(folder, name));
    const old = at % 2 === 1 ? 'the old one' : undefined;
    if (old !== undefined) writeFileSync(path, old);
    const child = spawn(process.execPath, run, { env, stdio: 'ignore' });
    const gone = once(child, 'close');
    await wait(random() * took * 1.1);
    child.kill('SIGKILL');
    const [code] = await gone;
    const left = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    if (code !== 0) found.cut += 1;
    if (left !== undefined && left !== whole && left !== old) found.half += 1;
    if (old !== undefined && left === undefined) found.oldLost += 1;
  }
  return found;
}

interface Killing {
  /** What the file holds where nothing is killed. */
  readonly whole: string;
  readonly times: number;
  readonly seed: number;
}

describe.skipIf(process.platform === 'win32')('an export into a file that is interrupted', () => {
  test('leaves no half file under its name, and keeps the old one whole', async () => {
    const times = 100;
    const { half, oldLost, cut } = await killWriting(['export', '--format', 'ndjson'], { whole, times, seed: 16 });
    figure('16', `exports killed ${cut} of ${times} times, half files ${half}, old files lost ${oldLost}`, {
      found: { half, oldLost, most: cut > times / 2 },
      wanted: { half: 0, oldLost: 0, most: true },
    });
  });

  test.each([1, 100, 2000])('by a limit of %i blocks leaves no file and says why', (blocks) => {
    const path = join(folder, 'limited.ndjson');
    const found: unknown[] = [];
    for (const old of [undefined, 'the old one']) {
      if (old !== undefined) writeFileSync(path, old);
      const argv = ['-c', `ulimit -f ${blocks}; exec "$NODE" "$BIN" export -o "$0" --force`, path];
      const { status, stderr } = spawnSync('sh', argv, { env, encoding: 'utf8' });
      const left = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      found.push([status, stderr.includes(`${path} could not be written`), left]);
      found.push(readdirSync(folder).filter((name) => name.includes('limited') && name.endsWith('.tmp')).length);
    }
    rmSync(path);
    figure('16', `an export into a disk with ${blocks} blocks left: no half file, the old one whole`, {
      found: { found },
      wanted: { found: [[1, true, undefined], 0, [1, true, 'the old one'], 0] },
    });
  });
});

describe.skipIf(process.platform === 'win32')('a sheet into a file that is interrupted', () => {
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [bin, ...args], { env, encoding: 'utf8' });
  const newest = () => JSON.parse(run('list', '-a', '-n', '1', '--json').stdout).cases[0].id;

  test('leaves no half page under its name, and keeps the old one whole', async () => {
    const times = 50;
    const sheet = ['sheet', newest(), '--format', 'html'];
    const page = run(...sheet).stdout;
    expect(page).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    const { half, oldLost, cut } = await killWriting(sheet, { whole: page, times, seed: 17 });
    figure('16', `sheets killed ${cut} of ${times} times, half files ${half}, old files lost ${oldLost}`, {
      found: { half, oldLost, most: cut > times / 2 },
      wanted: { half: 0, oldLost: 0, most: true },
    });
  });

  test('by a full disk leaves no file and says why', () => {
    const found: unknown[] = [];
    for (const old of [undefined, 'the old one']) {
      const path = join(folder, 'limited.html');
      if (old !== undefined) writeFileSync(path, old);
      const line = ['-c', 'ulimit -f 1; exec "$NODE" "$BIN" sheet "$1" -o "$0" --force', path, newest()];
      const { status, stderr } = spawnSync('sh', line, { env, encoding: 'utf8' });
      const left = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      found.push([status, stderr.includes(`${path} could not be written`), left]);
    }
    rmSync(join(folder, 'limited.html'));
    figure('16', 'a sheet into a full disk: no half file, the old one whole', {
      found: { found },
      wanted: {
        found: [
          [1, true, undefined],
          [1, true, 'the old one'],
        ],
      },
    });
  });
});

describe.skipIf(process.platform === 'win32')('an export of files into a folder that is interrupted', () => {
  const kills = 10;
  const random = seeded(18);
  const target = join(folder, 'archive');
  const argv = [bin, 'export', '--format', 'md', '-o', `${target}/`, '--force'];
  const old = 'the old one';
  const filesIn = () =>
    readdirSync(target)
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(target, name), 'utf8')] as const);
  let files: readonly (readonly [name: string, text: string])[] = [];
  let took = 0;

  beforeAll(() => {
    const start = performance.now();
    expect(spawnSync(process.execPath, argv, { env }).status).toBe(0);
    took = performance.now() - start;
    files = filesIn();
    expect(files).toHaveLength(cases + 1);
  });

  /** Kills an export, either at any moment or once it moves the first file to where it belongs. */
  async function kill(moment: 'any' | 'moving'): Promise<boolean> {
    const child = spawn(process.execPath, argv, { env, stdio: 'ignore' });
    const gone = once(child, 'close');
    const first = join(target, files[0]?.[0] ?? '');
    if (moment === 'any') await wait(random() * took);
    else while (child.exitCode === null && readFileSync(first, 'utf8') === old) await wait(1);
    child.kill('SIGKILL');
    return (await gone)[0] !== 0;
  }

  test('leaves the whole folder or none where there was none', async () => {
    const found = { half: 0, cut: 0 };
    for (let at = 0; at < kills; at += 1) {
      rmSync(target, { recursive: true });
      if (await kill('any')) found.cut += 1;
      if (existsSync(target) && JSON.stringify(filesIn()) !== JSON.stringify(files)) found.half += 1;
      expect(spawnSync(process.execPath, argv, { env }).status).toBe(0);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('.heard-'))).toEqual([]);
    figure('16', `exports into a new folder killed ${found.cut} of ${kills} times, half folders ${found.half}`, {
      found: { half: found.half, most: found.cut > kills / 2 },
      wanted: { half: 0, most: true },
    });
  });

  test('leaves each file whole, the old one or the new one', async () => {
    const whole = new Map(files);
    const found = { half: 0, cut: 0, mixed: 0 };
    for (let at = 0; at < kills; at += 1) {
      for (const [name] of files) writeFileSync(join(target, name), old);
      if (await kill(at % 2 === 0 ? 'moving' : 'any')) found.cut += 1;
      const left = filesIn();
      found.half += left.filter(([name, text]) => text !== old && text !== whole.get(name)).length;
      if (left.some(([, text]) => text === old) && left.some(([, text]) => text !== old)) found.mixed += 1;
    }
    expect(spawnSync(process.execPath, argv, { env }).status).toBe(0);
    expect(filesIn()).toEqual(files);
    const { half, cut, mixed } = found;
    const told = `exports over an old folder killed ${cut} of ${kills} times, ${mixed} of them between two files`;
    figure('16', `${told}: half files ${half}`, {
      found: { half, hit: mixed > 0 },
      wanted: { half: 0, hit: true },
    });
  });
});

describe.skipIf(process.platform === 'win32')('exports that go on from the one before and are interrupted', () => {
  const nights = 60;
  const random = seeded(19);
  const own = join(folder, 'nightly');
  const here = { ...env, ...environment(own) };
  const cursor = join(own, 'cursor');
  const journal = join(own, 'home/journal/2026-11/van-7k2m.jsonl');

  /** One case that changes every night, and a new one. */
  function write(night: number): void {
    for (const id of ['2611-aaaaaa', `2611-${String(night).padStart(6, '0')}`]) {
      const stamp = { now: Date.UTC(2026, 10, 1), real: Date.now(), random, by: 'Dana', machine: 'van-7k2m' };
      const events = [
        { kind: 'opened', client: { id: 'c-ana001', name: 'Ana' } },
        { kind: 'noted', text: `${night}` },
      ];
      append(journal, `\n${encodeLine(composeRecord({ subject: { case: id }, events }, stamp))}\n`);
    }
  }

  /** Runs an export into a file or, as a shell does, with its output led there. @returns whether it was killed. */
  async function night(path: string, { into, after }: { readonly into: 'file' | 'output'; readonly after: number }) {
    const argv = [bin, 'export', '--cursor', cursor, ...(into === 'file' ? ['-o', path] : [])];
    const out = into === 'file' ? 'ignore' : openSync(path, 'w');
    const child = spawn(process.execPath, argv, { env: here, stdio: ['ignore', out, 'ignore'] });
    const gone = once(child, 'close');
    if (typeof out === 'number') closeSync(out);
    if (after < Number.POSITIVE_INFINITY) {
      await wait(after);
      child.kill('SIGKILL');
    }
    return (await gone)[0] !== 0;
  }

  test('leave out no case, and no half a cursor', async () => {
    makeJournal(join(own, 'home'), { cases: 300, until: Date.UTC(2026, 10, 20) });
    const received = new Map<string, string>();
    const found = { cut: 0, half: 0 };
    const take = (path: string) => {
      const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
      for (const line of lines) received.set(JSON.parse(line).id, line);
    };
    let took = 0;
    for (let at = 0; at <= nights; at += 1) {
      write(at);
      const path = join(own, `${at}.ndjson`);
      const start = performance.now();
      const isMeasured = at % 10 === 0;
      const after = isMeasured ? Number.POSITIVE_INFINITY : random() * took * 1.1;
      if (await night(path, { into: at % 2 === 0 ? 'file' : 'output', after })) found.cut += 1;
      if (isMeasured) took = performance.now() - start;
      take(path);
      if (readCursor(readFileSync(cursor, 'utf8')).ok === false) found.half += 1;
    }
    const all = spawnSync(process.execPath, [bin, 'export'], {
      env: here,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    }).stdout;
    const lines = all.split('\n').filter(Boolean);
    const lost = lines.filter((line) => received.get(JSON.parse(line).id) !== line).length;
    figure('16', `nightly exports killed ${found.cut} of ${nights} times, cases lost ${lost} of ${lines.length}`, {
      found: { lost, half: found.half, count: lines.length, most: found.cut > nights / 3 },
      wanted: { lost: 0, half: 0, count: 300 + nights + 2, most: true },
    });
  });
});
