import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Shop } from './commands/shop.ts';

const root = resolve(import.meta.dirname, '..');

/** The command of the README's line for cron, as cron hands it to the shell. */
function cronCommand(): string {
  const [, block = ''] = /^```crontab\n([\s\S]*?)^```$/m.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  const [, command = ''] = /^(?:[\d*]+ ){5}(.+)$/m.exec(block) ?? [];
  return command.replaceAll('\\%', '%');
}

/** A desk where the README's line runs: its shell finds heard, and knows a home. */
function desk() {
  const shop = new Shop();
  const folder = join(shop.folder, 'heard-nightly');
  mkdirSync(folder);
  const heard = join(shop.folder, 'heard');
  writeFileSync(heard, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/heard.js')}" "$@"\n`);
  chmodSync(heard, 0o755);
  const env = { ...shop.env, HOME: shop.folder, PATH: `${shop.folder}:/usr/bin:/bin` };
  const night = (before = '') => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', `${before}${cronCommand()}`], { env, encoding: 'utf8' });
    return { status, said: stdout + stderr };
  };
  const files = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ndjson'))
      .sort();
  /** What whoever reads the files has in the end: the last line of each case. */
  const received = () => {
    const cases = files().flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean));
    return new Map(cases.map((line) => [JSON.parse(line).id, line]));
  };
  const whole = async () => {
    const { out } = await shop.run(['export']);
    return new Map(
      out
        .split('\n')
        .filter(Boolean)
        .map((line) => [JSON.parse(line).id, line]),
    );
  };
  return { shop, folder, night, files, received, whole };
}

describe.skipIf(process.platform === 'win32')('the line for cron in the README', () => {
  test('hands on each night what is new, and all of it in the end', async () => {
    const { shop, folder, night, files, received, whole } = desk();
    shop.case('2611-aaaaaa', 'Slow');
    shop.case('2610-bbbbbb', 'Beeps', [], { at: '2026-10-05T09:00:00.000Z' });
    expect(night()).toEqual({ status: 0, said: '' });
    expect(received()).toEqual(await whole());

    shop.case('2610-cccccc', 'Typed late', [], { at: '2026-10-02T09:00:00.000Z', machine: 'far-9999' });
    shop.write({ case: '2611-aaaaaa' }, [{ kind: 'noted', text: 'rang back' }]);
    const cursor = readFileSync(join(folder, 'cursor'), 'utf8');
    // Broken off: the disk takes no more.
    expect(night('ulimit -f 1; ').status).toBe(1);
    expect([files().length, readFileSync(join(folder, 'cursor'), 'utf8')]).toEqual([1, cursor]);

    expect(night()).toEqual({ status: 0, said: '' });
    const [, second = ''] = files();
    expect(readFileSync(join(folder, second), 'utf8').match(/^\{"schemaVersion":1,"id":"[^"]+/gm)).toHaveLength(2);
    expect(received()).toEqual(await whole());
  });

  test('tells when it cannot, and nothing moves on', () => {
    const { shop, folder, night } = desk();
    shop.case('2611-aaaaaa', 'Slow');
    writeFileSync(join(folder, 'cursor'), 'mine');
    const { status, said } = night();
    expect([status, said]).toEqual([1, expect.stringContaining('cursor is not what an export left there')]);
    expect(existsSync(join(folder, 'cursor')) && readFileSync(join(folder, 'cursor'), 'utf8')).toBe('mine');
  });

  test('is there, and the one for Windows says the same', () => {
    expect(cronCommand()).toMatch(/^heard export -q --cursor \S+ -o \S+\$\(date \+%F-%H%M%S\)\.ndjson/);
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme).toMatch(/^@heard export -q --cursor "\S+" -o "\S+-%now%\.ndjson"$/m);
    expect(readme).toMatch(/^schtasks \/Create .*\\nightly\.cmd\\""$/m);
  });
});
