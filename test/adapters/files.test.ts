import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMatcher } from '../../src/adapters/bounded-regex.ts';
import { createFiles } from '../../src/adapters/files.ts';
import type { PutFile } from '../../src/context.ts';
import { scratchFolder } from './scratch.ts';

const files = createFiles({ isTTY: false, read: () => '\uFEFFpiped in' });

describe('files named by a person', () => {
  test('are read, also through a link, and - is what is piped in', () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'visit.json'), '\uFEFF{"client":"Änne"}');
    symlinkSync(join(folder, 'visit.json'), join(folder, 'link'));
    expect(files.read(join(folder, 'visit.json'))).toBe('{"client":"Änne"}');
    expect(files.read(join(folder, 'link'))).toBe('{"client":"Änne"}');
    expect(files.read('-')).toBe('piped in');
  });

  test('are named when they are not there', () => {
    expect(() => files.read('/nowhere/visit.json')).toThrow(
      expect.objectContaining({ code: 'not-found', message: 'There is no file /nowhere/visit.json.' }),
    );
  });

  test.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['a device', (path: string) => symlinkSync('/dev/zero', path)],
  ])('are refused when they are %s, to read and to write', (_what, make) => {
    const path = join(scratchFolder(), 'odd');
    make(path);
    const refused = expect.objectContaining({ code: 'refused' });
    expect(() => files.read(path)).toThrow(refused);
    expect(() => files.write(path, ['x'], { force: true })).toThrow(refused);
    expect(() => files.write(path, ['x'], { force: false })).toThrow(refused);
  });

  test('are written whole, for this user alone, and only replaced when told to', () => {
    const path = join(scratchFolder(), 'cases.ndjson');
    files.write(path, ['one\n', 'zwö\n'], { force: false });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(() => files.write(path, ['other'], { force: false })).toThrow(expect.objectContaining({ code: 'refused' }));
    expect(readFileSync(path, 'utf8')).toBe('one\nzwö\n');
    files.write(path, ['other'], { force: true });
    expect(readFileSync(path, 'utf8')).toBe('other');
  });

  test('leave nothing behind when what is to be written fails on the way', () => {
    const folder = scratchFolder();
    const broken = function* () {
      yield 'half';
      throw new TypeError('a bug');
    };
    for (const force of [true, false]) {
      expect(() => files.write(join(folder, 'out'), broken(), { force })).toThrow(TypeError);
    }
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(join(folder, 'out'), 'before');
    expect(() => files.write(join(folder, 'out'), broken(), { force: true })).toThrow(TypeError);
    expect(readdirSync(folder)).toEqual(['out']);
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('before');
  });

  test('need their folder', () => {
    expect(() => files.write(join(scratchFolder(), 'no/out'), ['x'], { force: false })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });
});

describe('files in a folder that a person names', () => {
  const two = (put: PutFile) => {
    put('one.md', ['1']);
    put('two.md', ['2']);
  };

  test('are there all at once, for this user alone, in a folder that is made for them', async () => {
    const folder = join(scratchFolder(), 'archive');
    expect([files.isFolder(folder), files.isFolder(`${folder}/`)]).toEqual([false, true]);
    const seen: boolean[] = [];
    const watched = (put: PutFile) => {
      two(put);
      seen.push(existsSync(folder));
    };
    expect(await files.fill(`${folder}/`, watched, { force: false })).toBe(2);
    expect(seen).toEqual([false]);
    expect(readdirSync(folder)).toEqual(['one.md', 'two.md']);
    expect([folder, join(folder, 'one.md')].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o600]);
    expect(files.isFolder(folder)).toBe(true);
  });

  test.each([true, false])('leave nothing behind when one of them fails on the way, forced %s', async (force) => {
    const folder = scratchFolder();
    const broken = (put: PutFile) => {
      two(put);
      throw new TypeError('a bug');
    };
    await expect(files.fill(folder, broken, { force })).rejects.toThrow(TypeError);
    await expect(files.fill(join(folder, 'new/'), broken, { force })).rejects.toThrow(TypeError);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('stay as they are where one is there already, also where it came meanwhile', async () => {
    const folder = scratchFolder();
    const refused = expect.objectContaining({
      code: 'refused',
      message: `${join(folder, 'two.md')} is there already and was left as it is.`,
    });
    const late = (put: PutFile) => {
      two(put);
      writeFileSync(join(folder, 'two.md'), 'mine');
    };
    for (const write of [late, two]) {
      await expect(files.fill(folder, write, { force: false })).rejects.toThrow(refused);
      expect(readdirSync(folder)).toEqual(['two.md']);
      expect(readFileSync(join(folder, 'two.md'), 'utf8')).toBe('mine');
    }
    expect(await files.fill(folder, two, { force: true })).toBe(2);
    expect(readFileSync(join(folder, 'two.md'), 'utf8')).toBe('2');
  });

  test('take the place of plain files alone', async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'one.md'));
    await expect(files.fill(folder, two, { force: true })).rejects.toThrow(
      expect.objectContaining({ code: 'refused' }),
    );
    expect(readdirSync(folder)).toEqual(['one.md']);
  });

  test('need the folder above', async () => {
    const folder = scratchFolder();
    await expect(files.fill(join(folder, 'no/archive/'), two, { force: false })).rejects.toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a regular expression', () => {
  const matches = createMatcher();

  test.each([
    ['print.*offline', 'The PRINTER says\nit is offline', false],
    ['print.*offline', 'The PRINTER is Offline', true],
    ['^tür$', 'TÜR', true],
    ['wi\\-fi', 'Wi-Fi', true],
    ['\\p{Lu}rger', 'ärger', true],
    ['a', '', false],
  ])('%s on %j is %s', (pattern, text, found) => expect(matches(pattern, [text])).toEqual([found]));

  test('is stopped after a second', () => {
    const start = performance.now();
    expect(() => matches('^(a+)+$', [`${'a'.repeat(40)}!`])).toThrow(expect.objectContaining({ code: 'usage' }));
    expect(performance.now() - start).toBeLessThan(5000);
    expect(createMatcher()('^(a+)+$', ['aaa'])).toEqual([true]);
  });

  test('that is none is refused with an example', () => {
    expect(() => matches('(', ['x'])).toThrow(
      expect.objectContaining({ code: 'usage', message: expect.stringContaining('print.*offline') }),
    );
  });
});
