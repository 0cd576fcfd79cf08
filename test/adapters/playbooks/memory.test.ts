import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPlaybooks } from '../../../src/adapters/playbooks/files.ts';
import { disk } from '../../../src/adapters/store/disk.ts';
import { playbookWith } from '../../attacks/filled.ts';
import { scratchFolder } from '../scratch.ts';

const original = { ...disk };
/** Milliseconds by which every file looks older than it is. */
let age = 60_000;
let opened: string[] = [];

beforeEach(() => {
  age = 60_000;
  opened = [];
  disk.stat = ((path: string, options: object) => {
    const found = original.stat(path, options);
    return found && Object.assign(found, { ctimeMs: found.ctimeMs - age });
  }) as typeof disk.stat;
  disk.open = ((path: string, ...rest: [number, number]) => {
    opened.push(path);
    return original.open(path, ...rest);
  }) as typeof disk.open;
});
afterEach(() => void Object.assign(disk, original));

/** A folder with two own playbooks, one of which is broken. */
function desk() {
  const folder = scratchFolder();
  const own = join(folder, 'playbooks');
  const shipped = join(folder, 'shipped.json');
  const memory = { file: join(folder, 'state/playbooks.json'), maker: '1.0.0' };
  mkdirSync(own);
  writeFileSync(shipped, '[]');
  const put = (name: string, text: string) => writeFileSync(join(own, name), text);
  put('kettle.yaml', playbookWith('the kettle', 'kettle'));
  put('pot.yaml', 'id: pot');
  return { own, put, places: { shipped, own, memory } };
}

/** What is known of the own playbooks, and which of their files were opened for it. */
async function look(places: Parameters<typeof createPlaybooks>[0]) {
  opened = [];
  const playbooks = await createPlaybooks(places);
  const read = opened.filter((path) => dirname(path) === places.own).map((path) => path.slice(places.own.length + 1));
  return { read, all: playbooks.all(), faults: playbooks.faults() };
}

test('files that did not change are not read again, and what is said of them stays the same', async () => {
  const { places } = desk();
  const first = await look(places);
  expect(first.read).toEqual(['kettle.yaml', 'pot.yaml']);
  expect(first.all.map(({ id }) => id)).toEqual(['kettle']);
  expect(first.faults.length).toBeGreaterThan(0);
  expect(await look(places)).toEqual({ ...first, read: [] });
  expect(statSync(places.memory.file).mode & 0o777).toBe(0o600);
});

test('a file that changed is read again, and no other', async () => {
  const { own, put, places } = desk();
  await look(places);
  put('kettle.yaml', playbookWith('the Kettle', 'kettle'));
  const changed = await look(places);
  expect([changed.read, changed.all[0]?.risk]).toEqual([['kettle.yaml'], 'Say the Kettle']);
  put('mug.yaml', playbookWith('the mug', 'mug'));
  expect((await look(places)).read).toEqual(['mug.yaml']);
  rmSync(join(own, 'kettle.yaml'));
  const gone = await look(places);
  expect([gone.read, gone.all.map(({ id }) => id)]).toEqual([[], ['mug']]);
  expect(readFileSync(places.memory.file, 'utf8')).not.toContain('kettle');
});

test('a text of the same length and the same date is seen as another one', async () => {
  const { own, put, places } = desk();
  await look(places);
  const { atime, mtime } = statSync(join(own, 'kettle.yaml'));
  put('kettle.yaml', playbookWith('the Kettle', 'kettle'));
  utimesSync(join(own, 'kettle.yaml'), atime, mtime);
  expect((await look(places)).all[0]?.risk).toBe('Say the Kettle');
});

test('a file that changed a moment ago is read each time: it may change again within the same tick', async () => {
  const { places } = desk();
  age = 0;
  await look(places);
  expect((await look(places)).read).toEqual(['kettle.yaml', 'pot.yaml']);
});

test.each<[what: string, spoil: (file: string) => unknown, maker?: string]>([
  ['gone', (file) => rmSync(file)],
  ['empty', (file) => writeFileSync(file, '')],
  ['changed in one letter', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('kettle', 'bottle'))],
  ['a folder', (file) => [rmSync(file), mkdirSync(file)]],
  ['a link', (file) => [rmSync(file), symlinkSync('/dev/zero', file)]],
  ['of another heard', () => {}, '1.0.1'],
])('where what was kept is %s, every file is read', async (_, spoil, maker = '1.0.0') => {
  const { places } = desk();
  const first = await look(places);
  spoil(places.memory.file);
  expect(await look({ ...places, memory: { ...places.memory, maker } })).toEqual(first);
});

test('what was kept for one home says nothing of another', async () => {
  const [one, other] = [desk(), desk()];
  await look(one.places);
  expect((await look({ ...other.places, memory: one.places.memory })).read).toEqual(['kettle.yaml', 'pot.yaml']);
});

test('where nothing can be kept, all is well', async () => {
  const { own, places } = desk();
  const memory = { ...places.memory, file: join(own, 'kettle.yaml/playbooks.json') };
  expect((await look({ ...places, memory })).all.map(({ id }) => id)).toEqual(['kettle']);
});
