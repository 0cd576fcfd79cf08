import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHome } from '../../src/adapters/store/home.ts';
import { createIdentity } from '../../src/adapters/store/identity.ts';
import { createJournal } from '../../src/adapters/store/journal.ts';
import { isHomeId } from '../../src/domain/ids.ts';
import { modesBelow, scratchFolder } from './scratch.ts';

const run = promisify(execFile);
let folder = '';
let writer = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heard-crowd-'));
  writer = join(folder, 'writer.mjs');
  await build({
    input: join(import.meta.dirname, 'crowd-writer.ts'),
    platform: 'node',
    logLevel: 'silent',
    output: { file: writer, format: 'esm' },
  });
});
afterAll(() => rm(folder, { recursive: true }));

interface Crowd {
  readonly processes: number;
  readonly each: number;
  readonly about: string;
  readonly umask?: string;
}

/** Lets so many processes start at once on a home that does not exist yet. */
async function letWrite({ processes, each, about, umask = '022' }: Crowd) {
  const scratch = scratchFolder();
  const [path, state] = [join(scratch, 'home'), join(scratch, 'state')];
  const args = [writer, umask, path, state, String(each), about];
  const outputs = await Promise.all(Array.from({ length: processes }, () => run(process.execPath, args)));
  const home = openHome(path, Math.random);
  const identity = createIdentity(state, { label: 'laptop', user: 'dana' }, Math.random);
  const journal = createJournal({ home, identity, state });
  const printed = outputs.flatMap(({ stdout }) => stdout.split('\n').filter(Boolean));
  const folders = journal.months().map((month) => journal.readMonth(month));
  return {
    scratch,
    identity,
    acknowledged: printed.filter((id) => !isHomeId(id)).sort(),
    homes: new Set(printed.filter(isHomeId)),
    kept: folders.flatMap(({ subjects }) => [...subjects.values()].flat().map(({ record }) => record.id)).sort(),
    faults: folders.flatMap(({ faults }) => faults),
    own: [...journal.own()].map(({ id }) => id).sort(),
  };
}

test('what an append needs loads no package and nothing slow', () => {
  const imports = [...readFileSync(writer, 'utf8').matchAll(/from "([^"]+)"|require\("([^"]+)"\)/g)];
  expect(new Set(imports.map(([, name]) => name))).toEqual(new Set(['node:fs', 'node:path']));
  expect(readFileSync(writer, 'utf8')).not.toMatch(/zod/i);
});

describe('16 processes at once on a new home', () => {
  test.each([
    ['notes of their own', 'notes'],
    ['notes on one case', '2611-k7m4xq'],
  ])('keep 800 of 800 %s, under one home id and one machine id', async (_what, about) => {
    const { acknowledged, homes, kept, faults, own, scratch } = await letWrite({ processes: 16, each: 50, about });
    expect(acknowledged).toHaveLength(800);
    expect(kept).toEqual(acknowledged);
    expect(own).toEqual(acknowledged);
    expect(homes.size).toBe(1);
    expect(faults).toEqual([]);
    expect(readdirSync(join(scratch, 'state'))).toEqual(['machine.json']);
    expect(readdirSync(join(scratch, 'home')).sort()).toEqual([
      '.gitattributes',
      '.gitignore',
      'heard.json',
      'journal',
    ]);
  });

  test('agree on one id for a new host', async () => {
    const { scratch } = await letWrite({ processes: 1, each: 0, about: 'notes' });
    const state = join(scratch, 'state');
    createIdentity(state, { label: 'van', user: 'dana' }, Math.random).rename('Dana');
    const args = [writer, '022', join(scratch, 'home'), state, '1', 'notes'];
    await Promise.all(Array.from({ length: 16 }, () => run(process.execPath, args)));
    const months = readdirSync(join(scratch, 'home/journal'));
    expect(months.flatMap((month) => readdirSync(join(scratch, 'home/journal', month)))).toHaveLength(1);
    expect(JSON.parse(readFileSync(join(state, 'machine.json'), 'utf8'))).toMatchObject({
      hosts: { van: expect.any(String), laptop: expect.any(String) },
      by: 'Dana',
    });
    expect(readdirSync(state)).toEqual(['machine.json']);
  });
});

describe.skipIf(process.platform === 'win32')('modes', () => {
  test.each(['000', '022', '077', '277'])('are 0700 and 0600 under umask %s', async (umask) => {
    const { scratch } = await letWrite({ processes: 1, each: 1, about: '2611-k7m4xq', umask });
    expect(modesBelow(scratch).map((line) => line.replace(/\S+(?=\.jsonl)|\d{4}-\d\d/g, '*'))).toEqual([
      'home 700',
      'home/.gitattributes 600',
      'home/.gitignore 600',
      'home/heard.json 600',
      'home/journal 700',
      'home/journal/* 700',
      '*.jsonl 600',
      'state 700',
      'state/machine.json 600',
    ]);
  });
});
