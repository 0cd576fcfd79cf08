import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe.skipIf(process.platform === 'win32')('an export into a file that is interrupted', () => {
  const kills = 50;
  const random = seeded(16);

  test('leaves no half file under its name, and keeps the old one whole', async () => {
    const start = performance.now();
    spawnSync(process.execPath, [bin, 'export', '-o', join(folder, 'first.ndjson')], { env });
    const took = performance.now() - start;
    const found = { half: 0, oldLost: 0, cut: 0 };
    for (let at = 0; at < kills * 2; at += 1) {
      const path = join(folder, `cut-${at}.ndjson`);
      const isForced = at % 2 === 1;
      if (isForced) writeFileSync(path, 'the old one');
      const argv = [bin, 'export', '-o', path, ...(isForced ? ['--force'] : [])];
      const child = spawn(process.execPath, argv, { env, stdio: 'ignore' });
      const gone = once(child, 'close');
      await wait(random() * took * 1.1);
      child.kill('SIGKILL');
      const [code] = await gone;
      const left = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      if (code !== 0) found.cut += 1;
      if (left !== undefined && left !== whole && left !== 'the old one') found.half += 1;
      if (isForced && left !== 'the old one' && left !== whole) found.oldLost += 1;
      for (const name of readdirSync(folder)) if (name.includes('cut-')) rmSync(join(folder, name));
    }
    const { half, oldLost, cut } = found;
    figure('16', `exports killed ${cut} of ${kills * 2} times, half files ${half}, old files lost ${oldLost}`, {
      found: { half, oldLost, most: cut > kills },
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
  const kills = 25;
  const random = seeded(17);
  const newest = () => JSON.parse(run('list', '-a', '-n', '1', '--json').stdout).cases[0].id;

  test('leaves no half page under its name, and keeps the old one whole', async () => {
    const id = newest();
    const start = performance.now();
    const page = run('sheet', id, '--format', 'html').stdout;
    const took = performance.now() - start;
    expect(page).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    const found = { half: 0, oldLost: 0, cut: 0 };
    for (let at = 0; at < kills * 2; at += 1) {
      const path = join(folder, `sheet-${at}.html`);
      const isForced = at % 2 === 1;
      if (isForced) writeFileSync(path, 'the old one');
      const child = spawn(process.execPath, [bin, 'sheet', id, '-o', path, '--force'], { env, stdio: 'ignore' });
      const gone = once(child, 'close');
      await wait(random() * took * 1.1);
      child.kill('SIGKILL');
      const [code] = await gone;
      const left = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      if (code !== 0) found.cut += 1;
      if (left !== undefined && left !== page && left !== 'the old one') found.half += 1;
      if (isForced && left !== 'the old one' && left !== page) found.oldLost += 1;
      for (const name of readdirSync(folder)) if (name.includes('sheet-')) rmSync(join(folder, name));
    }
    const { half, oldLost, cut } = found;
    figure('16', `sheets killed ${cut} of ${kills * 2} times, half files ${half}, old files lost ${oldLost}`, {
      found: { half, oldLost, most: cut > kills },
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
