import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { disk } from '../../src/adapters/store/disk.ts';
import { openHome } from '../../src/adapters/store/home.ts';
import { createIdentity, findHost } from '../../src/adapters/store/identity.ts';
import { scratchFolder } from './scratch.ts';

const original = { ...disk };
afterEach(() => void Object.assign(disk, original));

const laptop = { label: 'laptop', user: 'dana' };

describe('a home', () => {
  test('is made with its id at the first write and not before', () => {
    const path = join(scratchFolder(), 'a/b/home');
    const home = openHome(path, Math.random);
    expect(home.id()).toBeUndefined();
    expect(readdirSync(join(path, '../../..'))).toEqual([]);
    const id = home.claim();
    expect(JSON.parse(readFileSync(join(path, 'heard.json'), 'utf8'))).toEqual({ format: 1, id });
    expect(readFileSync(join(path, '.gitattributes'), 'utf8')).toBe('*.jsonl -text\n');
    expect(readFileSync(join(path, '.gitignore'), 'utf8')).toBe('trash/\n');
    expect(openHome(path, Math.random).id()).toBe(id);
    expect(readdirSync(path).sort()).toEqual(['.gitattributes', '.gitignore', 'heard.json']);
  });

  test('keeps the id that stands there', () => {
    const path = scratchFolder();
    writeFileSync(join(path, 'heard.json'), '{"format":1,"id":"h-abc123","later":true}');
    writeFileSync(join(path, '.gitignore'), 'mine\n');
    expect(openHome(path, Math.random).claim()).toBe('h-abc123');
    expect(readFileSync(join(path, '.gitignore'), 'utf8')).toBe('mine\n');
  });

  test.each(['', '{"format":1', '{"format":1,"id":"../../x"}', '{"id":"h-abc123"}', 'null', '[]'])(
    'that holds %j is called damaged and left as it is',
    (text) => {
      const path = scratchFolder();
      writeFileSync(join(path, 'heard.json'), text);
      expect(() => openHome(path, Math.random).claim()).toThrow(expect.objectContaining({ code: 'damaged' }));
      expect(() => openHome(path, Math.random).id()).toThrow(join(path, 'heard.json'));
      expect(readFileSync(join(path, 'heard.json'), 'utf8')).toBe(text);
    },
  );

  test('of a newer format may be read and not written', () => {
    const path = scratchFolder();
    writeFileSync(join(path, 'heard.json'), '{"format":7,"id":"h-abc123"}');
    const home = openHome(path, Math.random);
    expect(home.id()).toBe('h-abc123');
    expect(() => home.claim()).toThrow(expect.objectContaining({ code: 'read-only' }));
  });

  test('takes the id of whoever was first', () => {
    const path = scratchFolder();
    const file = join(path, 'heard.json');
    disk.link = (from, to) => {
      if (to === file) writeFileSync(file, '{"format":1,"id":"h-f1rst0"}');
      original.link(from, to);
    };
    expect(openHome(path, Math.random).claim()).toBe('h-f1rst0');
  });

  test('is made on a disk without hard links too', () => {
    const path = scratchFolder();
    disk.link = () => {
      throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
    };
    writeFileSync(join(path, '.gitignore'), 'mine\n');
    const id = openHome(path, Math.random).claim();
    expect(openHome(path, Math.random).id()).toBe(id);
    expect(readFileSync(join(path, '.gitignore'), 'utf8')).toBe('mine\n');
    expect(readdirSync(path).sort()).toEqual(['.gitattributes', '.gitignore', 'heard.json']);
  });

  test.each(['/proc/nope/deeper', '/dev/null/home'])('at %s is refused at once, with the path and a remedy', (path) => {
    const claim = () => openHome(path, Math.random).claim();
    expect(claim).toThrow(expect.objectContaining({ code: 'disk', hint: expect.stringContaining('--home') }));
    expect(claim).toThrow(path);
  });

  test('may itself be reached through a link', () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    openHome(join(folder, 'link'), Math.random).claim();
    expect(readdirSync(join(folder, 'real'))).toContain('heard.json');
  });
});

describe('who writes', () => {
  test('is kept in machine.json from the first question on', () => {
    const state = join(scratchFolder(), 'state');
    const first = createIdentity(state, laptop, Math.random);
    expect(first.machine).toMatch(/^dana-laptop-[0-9a-hjkmnp-tv-z]{4}$/);
    expect(first.by).toBe('dana');
    const again = createIdentity(state, laptop, Math.random);
    expect([again.machine, again.by]).toEqual([first.machine, 'dana']);
    expect(readdirSync(state)).toEqual(['machine.json']);
  });

  test('gets another machine id on another host and keeps the name', () => {
    const state = scratchFolder();
    const first = createIdentity(state, laptop, Math.random);
    first.rename(' Dana Ř. ');
    const clone = createIdentity(state, { label: 'van', user: 'dana' }, Math.random);
    expect(clone.machine).toMatch(/^dana-r-van-.{4}$/);
    expect(clone.by).toBe('Dana Ř.');
    expect(createIdentity(state, laptop, Math.random).machine).toBe(first.machine);
    expect(readdirSync(state)).toEqual(['machine.json']);
  });

  test.each([
    ['a long name', { label: 'x'.repeat(300), user: 'y'.repeat(300) }],
    ['other letters', { label: '电脑', user: 'Жанна' }],
    ['dots and slashes', { label: '../..', user: '../../etc/passwd' }],
    ['a key of every object', { label: '__proto__', user: 'constructor' }],
  ])('gets an id that is safe as a file name from %s', (_what, host) => {
    const state = scratchFolder();
    const { machine } = createIdentity(state, host, Math.random);
    expect(machine).toMatch(/^[a-z0-9][a-z0-9-]{3,59}$/);
    expect(createIdentity(state, host, Math.random).machine).toBe(machine);
  });

  test('takes up the id that another process on the same new host has just drawn', () => {
    const state = scratchFolder();
    createIdentity(state, laptop, Math.random).rename('Dana');
    writeFileSync(join(state, '.machine-van'), 'dana-van-aaaa');
    expect(createIdentity(state, { label: 'van', user: 'dana' }, Math.random).machine).toBe('dana-van-aaaa');
  });

  test('takes up the id that another process wrote while this one drew its own', () => {
    const state = scratchFolder();
    createIdentity(state, laptop, Math.random).rename('Dana');
    disk.link = (from, to) => {
      writeFileSync(join(state, 'machine.json'), '{"hosts":{"laptop":"a-1","van":"dana-van-f1rs"},"by":"Dana"}');
      original.link(from, to);
    };
    expect(createIdentity(state, { label: 'van', user: 'dana' }, Math.random).machine).toBe('dana-van-f1rs');
    expect(readdirSync(state)).toEqual(['machine.json']);
  });

  test.each(['', '{', '{"hosts":{"laptop":"../../x"},"by":"Dana"}', '{"hosts":{"laptop":"a-1"}}'])(
    'is asked to mend a file that holds %j, which stays as it is',
    (text) => {
      const state = scratchFolder();
      writeFileSync(join(state, 'machine.json'), text);
      expect(() => createIdentity(state, laptop, Math.random).machine).toThrow(
        expect.objectContaining({ code: 'damaged', message: expect.stringContaining('machine.json') }),
      );
      expect(readFileSync(join(state, 'machine.json'), 'utf8')).toBe(text);
    },
  );

  test('refuses an empty name', () => {
    expect(() => createIdentity(scratchFolder(), laptop, Math.random).rename('  ')).toThrow(
      expect.objectContaining({ code: 'usage' }),
    );
  });

  test('finds a host and a user on any computer', () => {
    const { label, user } = findHost({});
    expect(label).toMatch(/^[^.]+$/);
    expect(user).not.toBe('');
  });
});
