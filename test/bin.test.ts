import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

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

  test.each(['teatime', '1999-12-31T23:59:59Z', '2100-01-01T00:00:00Z', '2000-01-01T00:00:00+01:00'])(
    'refuses the clock %s',
    (clock) => {
      const env = { ...process.env, HEARD_NOW: clock };
      const { status, stderr } = spawnSync(process.execPath, [bin, 'list'], { encoding: 'utf8', env });
      expect(status).toBe(2);
      expect(stderr).toContain('2026-11-22T15:26:00Z');
    },
  );

  test('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [bin, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    const [status] = await once(child, 'close');
    expect([status, Buffer.concat(said).toString()]).toEqual([0, '']);
  });

  test.runIf(process.platform === 'linux')('fails with a sentence where no file may grow', () => {
    const folder = mkdtempSync(join(tmpdir(), 'heard-bin-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const env = { ...process.env, HEARD_HOME: folder, HEARD_STATE: folder, HEARD_CONFIG: folder };
    const line = 'ulimit -f 0; exec "$0" "$@"';
    const argv = ['-c', line, process.execPath, bin, 'config', 'set', 'rate', '90'];
    const { status, signal, stderr } = spawnSync('sh', argv, { encoding: 'utf8', env });
    expect([status, signal, stderr]).toEqual([1, null, expect.stringContaining('could not be kept')]);
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
