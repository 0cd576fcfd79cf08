import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { append } from '../commands/append.ts';
import { Shop } from '../commands/shop.ts';
import { figure } from '../figures.ts';
import { fill, playbookWith } from './filled.ts';
import { everyLineIn, storyIn, visitWith } from './story.ts';

/** Names that would lead out of a folder, that systems keep for devices, or that no file can have. */
const names = [
  '..',
  '../../../outside/x',
  '2611-../../../outside/x',
  'a\0b',
  'x'.repeat(300),
  'CON',
  '../../outside/x',
  '2611-aaaaaa/../../../../outside/x',
  'c-../../../outside/x',
  'p-../..',
  '/etc/passwd',
  '..\\..\\outside\\x',
  'C:\\outside',
  'aux.jsonl',
  '．．／outside',
  '.',
  ' ',
];

/** What heard may leave in its folders. */
const ownFiles = [
  /^home$|^home\/(?:heard\.json|\.gitattributes|\.gitignore|journal)$/,
  /^home\/journal\/(?:\d{4}-\d\d|book)(?:\/[a-z0-9.-]+\.jsonl)?$/,
  /^state$|^state\/(?:machine\.json|h-[0-9a-z]{6})$/,
  /^state\/h-[0-9a-z]{6}\/(?:home|[a-z]+\.json|(?:drafts|cache|due)(?:\/[0-9a-z][0-9a-z-]*(?:\.[a-z]+){0,2})?)$/,
  /^settings(?:\/settings\.json)?$/,
];

/** A shop beside a folder that is watched, which is also where relative names begin. */
function watchedShop() {
  const shop = new Shop();
  const outside = join(shop.folder, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'x'), 'as it was');
  const before = process.cwd();
  process.chdir(outside);
  onTestFinished(() => process.chdir(before));
  const put = new Set(['outside', 'outside/x', 'asked', 'visit.json', 'dates.json', 'old.csv', 'map.json']);
  return {
    shop,
    /** A file that the test itself put there. */
    put(path: string, text: string) {
      put.add(path);
      append(join(shop.folder, path), text);
    },
    strangers() {
      const all = readdirSync(shop.folder, { recursive: true, encoding: 'utf8' });
      const found = all.filter((path) => !put.has(path) && !ownFiles.some((form) => form.test(path)));
      return readFileSync(join(outside, 'x'), 'utf8') === 'as it was' ? found : [...found, 'outside/x was changed'];
    },
  };
}

let tried = 0;
const strangers: string[] = [];

/** Runs a line and keeps what is not as it should be. */
async function attempt(shop: Shop, args: readonly string[], stdin = ''): Promise<number> {
  tried += 1;
  const { code, err } = await shop.run(args, { stdin });
  expect([0, 1, 2], `${JSON.stringify(args)}: ${err}`).toContain(code);
  return code;
}

test('an odd name typed as any argument or flag of any command stays a text', { timeout: 120_000 }, async () => {
  const { shop, ...watch } = watchedShop();
  const asked = join(shop.folder, 'asked');
  for (const { args } of storyIn(shop.folder, 'Ana').slice(0, 5)) await shop.run(args);
  for (const name of names.slice(0, 6)) {
    const lines = await everyLineIn(asked, name);
    // Where a person names a file or a folder, it is theirs to say where.
    for (const args of lines.filter((words) => !words.some((word) => word.startsWith(asked))))
      await attempt(shop, args);
  }
  expect(tried).toBeGreaterThan(600);
  strangers.push(...watch.strangers());
  expect(strangers).toEqual([]);
});

test('an odd id or name in an answers file is refused or stays a text', async () => {
  const { shop, ...watch } = watchedShop();
  const keys = ['client', 'playbook', 'causedBy', 'fromNote', 'option', 'on', 'deadline', 'since'];
  const codes: number[] = [];
  for (const name of names) {
    const visit = JSON.parse(visitWith('Ana'));
    for (const key of keys) {
      codes.push(await attempt(shop, ['new', '--answers', '-'], JSON.stringify({ ...visit, [key]: name })));
    }
    const inside = { ...visit, devices: [name], promises: [{ what: name, who: name, due: name }] };
    codes.push(await attempt(shop, ['new', '--answers', '-'], JSON.stringify(inside)));
    const fixes = [{ ...visit.fixes[0], id: name }];
    codes.push(await attempt(shop, ['new', '--answers', '-'], JSON.stringify({ ...visit, fixes })));
  }
  expect(codes.filter((code) => code === 2).length).toBeGreaterThan(names.length * 4);
  strangers.push(...watch.strangers());
  expect(strangers).toEqual([]);
});

const readers = [
  '',
  'list -a',
  'show last',
  'show last --history',
  'find Ana',
  'notes',
  'export',
  'note -k last Ana',
  'undo',
];

test('odd ids in lines and drafts that somebody wrote by hand are reported, refused and never a path', async () => {
  const { shop, ...watch } = watchedShop();
  await shop.line('note Ana');
  await attempt(shop, ['new', '--answers', '-'], visitWith('Ana'));
  const { id } = JSON.parse(readFileSync(join(shop.home, 'heard.json'), 'utf8'));
  const record = { v: 1, id: '01KAB3', at: '2026-11-21T09:00:00.000Z', by: 'Ana', machine: 'van-7k2m', events: [] };
  for (const [at, name] of names.entries()) {
    for (const subject of ['case', 'note', 'client', 'device']) {
      const line = JSON.stringify({ ...record, id: `01KAB3${subject}${at}`, [subject]: name });
      watch.put('home/journal/2026-11/van-7k2m.jsonl', `\n${line}\n`);
      watch.put('home/journal/book/van-7k2m.jsonl', `\n${line}\n`);
    }
    const events = [
      { kind: 'opened', client: { id: name, name }, fromNote: name },
      { kind: 'promised', id: name, what: name, who: name, due: name },
      { kind: 'linked', causedBy: name, repeatOf: name },
    ];
    const whole = { ...record, id: `01KAB4${at}`, by: name, machine: name, case: '2611-bbbbbb', events };
    watch.put('home/journal/2026-11/van-7k2m.jsonl', `\n${JSON.stringify(whole)}\n`);
    const interview = `2611-d000${(at + 10).toString(16).padStart(2, '0')}`;
    const draft = { interview, version: 1, startedAt: record.at, answers: { client: name }, aside: {} };
    const records = [{ ...record, id: `01KAB5${at}`, case: name }];
    watch.put(`state/${id}/drafts/${interview}.json`, JSON.stringify({ ...draft, records }));
    expect(await attempt(shop, ['resume', interview]), name).toBe(1);
  }
  watch.put(`state/${id}/drafts/..json`, '{"interview":".."}');
  for (const line of readers) await attempt(shop, line.split(' ').filter(Boolean));
  expect((await shop.line('list')).err).toContain(`${names.length * 8} damaged lines`);
  strangers.push(...watch.strangers());
  expect(strangers).toEqual([]);
});

test('odd names of machines, homes, months and playbooks are refused, and nothing is written under them', async () => {
  for (const name of names) {
    const { shop, ...watch } = watchedShop();
    watch.put('state/machine.json', JSON.stringify({ hosts: { [hostname().split('.')[0] ?? '']: name }, by: 'Ana' }));
    expect(await attempt(shop, ['note', 'Ana']), name).toBe(1);
    const other = new Shop();
    fill({ home: other.home, state: join(other.folder, 'state') }, []);
    append(join(other.home, 'playbooks/odd.yaml'), playbookWith('Ana', JSON.stringify(name)));
    const { code, err } = await other.run(['playbook', 'list']);
    expect([code, err], name).toEqual([0, expect.stringMatching(/playbooks\/odd\.yaml.*\d+:\d+: /)]);
    writeFileSync(join(other.home, 'heard.json'), JSON.stringify({ format: 1, id: `h-${name}` }));
    expect(await attempt(other, ['note', 'Ana']), name).toBe(1);
    if (!/[\0]|^\.{1,2}$|^$/.test(name) && name.length < 256) {
      append(join(other.home, 'journal', name.replaceAll('/', '_'), 'van-7k2m.jsonl'), '{"v":1}\n');
      expect(await attempt(other, ['list'])).toBe(0);
    }
    strangers.push(...watch.strangers());
  }
  expect(strangers).toEqual([]);
});

test('folders named by the environment are taken as they are, or refused in a sentence', async () => {
  const { shop, ...watch } = watchedShop();
  for (const name of ['HEARD_HOME', 'HEARD_STATE', 'HEARD_CONFIG']) {
    for (const value of [
      `/proc/${'x'.repeat(300)}`,
      '/dev/null/x',
      '/proc/nope',
      '/sys/nope',
      `${shop.folder}/outside/x`,
    ]) {
      tried += 1;
      const lines = [['note', 'Ana'], ['config', 'set', 'rate', '90'], ['new', '-c', 'Ada', 'Ana'], ['list']];
      for (const args of lines) {
        const { code, err } = await shop.run(args, { env: { [name]: value } });
        expect([0, 1, 2], `${name}=${value} ${args.join(' ')}: ${err}`).toContain(code);
      }
    }
  }
  strangers.push(...watch.strangers());
  figure('S4', `${names.length} names, ${tried} lines: files outside the home ${strangers.length}`, {
    found: { strangers },
    wanted: { strangers: [] },
  });
});
