import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const bin = join(import.meta.dirname, '../bin/heard.js');

describe('the program as it is installed', () => {
  test('prints its answer and exits 0', () => {
    const { status, stdout } = spawnSync(process.execPath, [bin, '--version'], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '0.1.0\n']);
  });

  test('says on stderr what was wrong and exits 2', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, '--jsno'], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('did you mean --json?');
  });

  test('refuses a clock that is none', () => {
    const env = { ...process.env, HEARD_NOW: 'teatime' };
    const { status, stderr } = spawnSync(process.execPath, [bin, 'list'], { encoding: 'utf8', env });
    expect(status).toBe(2);
    expect(stderr).toContain('2026-11-22T15:26:00Z');
  });

  test('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [bin, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    const [status] = await once(child, 'close');
    expect([status, Buffer.concat(said).toString()]).toEqual([0, '']);
  });

  test.runIf(process.platform === 'linux')('says so when its answer cannot be written', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [bin, '--help'], {
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    expect([status, stderr.includes('The disk is full')]).toEqual([1, true]);
  });
});
