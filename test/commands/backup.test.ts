import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { modesBelow } from '../adapters/scratch.ts';
import { append } from './append.ts';
import { Shop } from './shop.ts';

const draft = {
  interview: '2611-dddddd',
  version: 1,
  startedAt: '2026-11-22T10:00:00.000Z',
  answers: { client: 'Zoe', words: 'It beeps' },
};

/** A home with something of everything, and where its backup goes. */
async function fullShop() {
  const shop = new Shop();
  shop.case('2611-aaaaaa', 'It clicks');
  shop.case('2610-bbbbbb', 'So slow', [], { machine: 'office-9f2k' });
  shop.write({ client: 'c-ana001' }, [{ kind: 'client-added', name: 'Ana Miller' }]);
  await shop.line('note rang about the doorbell');
  append(join(shop.home, 'playbooks', 'mine.yaml'), 'id: mine\n');
  append(join(shop.home, 'trash/2026-11-20T100000-van-7k2m/2026-11', 'van-7k2m.jsonl.damaged'), '{"v":1,"id"');
  shop.draft(draft);
  return { shop, file: join(shop.folder, 'heard.zip') };
}

const elsewhere = (shop: Shop) => {
  const home = join(shop.folder, 'new/home');
  return { home, env: { HEARD_HOME: home, HEARD_STATE: join(shop.folder, 'new/state') } };
};
const told = (err: string) => err.split('\n')[0];

describe('heard backup', () => {
  test('says what it wrote, and verify says that it is good', async () => {
    const { shop, file } = await fullShop();
    const written = await shop.run(['backup', file]);
    expect(written).toEqual({ code: 0, out: `Written: ${file}, with 2 cases, 1 note, 1 client.\n`, err: '' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await shop.run(['backup', 'verify', file])).toEqual({
      code: 0,
      out: 'Good: 2 cases, 1 note, 1 client, as they were on Sun 22 Nov 2026, 15:26.\n',
      err: '',
    });
  });

  test('holds the home and the drafts in a zip that any program opens, and nothing else', async () => {
    const { shop, file } = await fullShop();
    await shop.run(['backup', file]);
    const paths = Object.keys(unzipSync(readFileSync(file))).map((path) =>
      path.replace(/[a-z-]+-\w{4}\.jsonl/, 'M.jsonl'),
    );
    expect(paths).toEqual([
      'manifest.json',
      'drafts/2611-dddddd.json',
      'home/.gitattributes',
      'home/.gitignore',
      'home/heard.json',
      'home/journal/2026-10/M.jsonl',
      'home/journal/2026-11/M.jsonl',
      'home/journal/2026-11/M.jsonl',
      'home/journal/book/M.jsonl',
      'home/playbooks/mine.yaml',
      'home/trash/2026-11-20T100000-van-7k2m/2026-11/M.jsonl.damaged',
    ]);
  });

  test('is the same to the byte when nothing changed, but for the time in its list', async () => {
    const { shop, file } = await fullShop();
    const later = join(shop.folder, 'later.zip');
    await shop.run(['backup', file]);
    await shop.run(['backup', later]);
    expect(readFileSync(later).equals(readFileSync(file))).toBe(true);
    // Noon of the first of January 1980, the first day that a zip knows.
    expect(readFileSync(file).readUInt32LE(10)).toBe(0x0021_6000);
    await shop.run(['backup', later, '--force'], { env: { HEARD_NOW: '2026-11-23T08:00:00.000Z' } });
    const [one, other] = [file, later].map((path) =>
      JSON.parse(strFromU8(unzipSync(readFileSync(path))['manifest.json']!)),
    );
    expect(other).toEqual({ ...one, at: '2026-11-23T08:00:00.000Z' });
  });

  test('tells programs what it holds', async () => {
    const { shop, file } = await fullShop();
    const { id } = JSON.parse(readFileSync(join(shop.home, 'heard.json'), 'utf8'));
    const facts = {
      at: '2026-11-22T15:26:00.000Z',
      heard: '0.1.0',
      home: id,
      files: 10,
      cases: 2,
      notes: 1,
      clients: 1,
      lines: 4,
    };
    const bytes = expect.any(Number);
    expect(await shop.json(['backup', file])).toEqual({
      schemaVersion: 1,
      backup: { file, ...facts, bytes, leftOut: [], torn: [] },
    });
    expect(await shop.json(['backup', 'verify', file])).toEqual({
      schemaVersion: 1,
      backup: { file, ...facts, bytes, difference: null },
    });
  });

  test('leaves a file that is there as it is, unless told to replace it', async () => {
    const { shop, file } = await fullShop();
    writeFileSync(file, 'mine');
    const { code, err } = await shop.run(['backup', file]);
    expect([code, told(err), readFileSync(file, 'utf8')]).toEqual([
      1,
      `heard: ${file} is there already and was left as it is.`,
      'mine',
    ]);
    expect((await shop.run(['backup', file, '--force'])).code).toBe(0);
    expect((await shop.run(['backup', 'verify', file])).code).toBe(0);
  });

  test('never goes into the home itself, by whatever name', async () => {
    const { shop } = await fullShop();
    symlinkSync(shop.home, join(shop.folder, 'link'));
    for (const folder of [shop.home, join(shop.home, 'trash'), join(shop.folder, 'link')]) {
      const { code, err } = await shop.run(['backup', join(folder, 'heard.zip')]);
      expect([code, told(err)]).toEqual([
        1,
        `heard: ${folder}/heard.zip would lie in the folder that it is a backup of.`,
      ]);
      expect(existsSync(join(folder, 'heard.zip'))).toBe(false);
    }
    const beside = `${shop.home}-backups`;
    mkdirSync(beside);
    expect((await shop.run(['backup', join(beside, 'heard.zip')])).code).toBe(0);
  });

  test('says that there is nothing in an empty home', async () => {
    const shop = new Shop();
    const file = join(shop.folder, 'heard.zip');
    const { code, err } = await shop.run(['backup', file]);
    expect([code, told(err)]).toEqual([1, `heard: There is nothing to back up in ${shop.home}.`]);
    expect(existsSync(shop.folder) && readdirSync(shop.folder)).toEqual([]);
  });

  test('names what it cannot hold, and its exit code asks for a look', async () => {
    const { shop, file } = await fullShop();
    const odd = ['playbooks/what?.yaml', 'journal/2026-11/link.jsonl'].map((path) => join(shop.home, path));
    writeFileSync(odd[0]!, 'id: what\n');
    symlinkSync('/etc/passwd', odd[1]!);
    const { code, out } = await shop.run(['backup', file]);
    expect(code).toBe(3);
    expect(
      out
        .split('\n')
        .filter((line) => line.startsWith('Left out'))
        .sort(),
    ).toEqual(odd.map((path) => `Left out: ${path}`).sort());
    expect((await shop.run(['backup', 'verify', file])).code).toBe(0);
  });

  test('names a file whose last line was never finished, and its exit code asks for a look', async () => {
    const { shop, file } = await fullShop();
    const path = join(shop.home, 'journal/2026-10/office-9f2k.jsonl');
    append(path, '\n{"v":1,"id":"01');
    const { code, out } = await shop.run(['backup', file]);
    expect([code, out.split('\n')[1]]).toEqual([3, `Left out: the last line of ${path}, which was never finished.`]);
    const again = await shop.run(['backup', file, '--force', '--json']);
    expect([again.code, JSON.parse(again.out).backup.torn]).toEqual([3, [path]]);
    expect((await shop.run(['backup', 'verify', file])).code).toBe(0);
  });

  test('is not made of a home whose heard.json is damaged', async () => {
    const { shop, file } = await fullShop();
    const seal = join(shop.home, 'heard.json');
    writeFileSync(seal, '{');
    const { code, err } = await shop.run(['backup', file]);
    expect([code, err.trim().split('\n')]).toEqual([
      1,
      [`heard: ${seal} is damaged, so no backup was made.`, expect.stringContaining('heard doctor says what helps.')],
    ]);
    expect(existsSync(file)).toBe(false);
  });

  test('shows its help where a file is named too', async () => {
    const { shop, file } = await fullShop();
    expect((await shop.run(['backup', file, '--help'])).out).toContain('Usage: heard backup');
    expect(existsSync(file)).toBe(false);
  });
});

describe('heard backup verify names what is wrong with', () => {
  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
  const flipped = (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)));
  test.each<readonly [string, (bytes: Buffer) => Uint8Array, RegExp]>([
    ['an empty file', () => Buffer.alloc(0), /is empty\.$/],
    ['a text', () => Buffer.from('dear diary\n'.repeat(50)), /is no backup that heard wrote\.$/],
    ['one letter', () => Buffer.from('P'), /is no backup that heard wrote\.$/],
    ['a zip of something else', () => zipSync({ 'photo.jpg': new Uint8Array(300) }), /is a zip of something else\.$/],
    ['a file that is cut off', half, /is cut off, or is a zip of something else\.$/],
    ['a file without its last byte', (bytes) => bytes.subarray(0, -1), /is cut off, or is a zip of something else\.$/],
    ['a file with a byte too many', (bytes) => Buffer.concat([bytes, Buffer.from('\n')]), /is cut off, or is a zip/],
    ['a flipped bit', flipped, /is not as it was written: it was changed, or its disk is failing\.$/],
  ])('%s, and restore does too', async (_what, harm, sentence) => {
    const { shop, file } = await fullShop();
    await shop.run(['backup', file]);
    writeFileSync(file, harm(readFileSync(file)));
    const { home, env } = elsewhere(shop);
    for (const words of [
      ['backup', 'verify', file],
      ['restore', file],
    ]) {
      const { code, out, err } = await shop.run([...words, '--json'], { env });
      const { error } = JSON.parse(err);
      expect([code, out, error.code]).toEqual([1, '', 'damaged']);
      expect(error.message).toMatch(sentence);
    }
    expect(existsSync(home)).toBe(false);
  });

  test('a file that is not there', async () => {
    const { code, err } = await new Shop().line('backup verify nowhere.zip');
    expect([code, told(err)]).toEqual([1, 'heard: There is no file nowhere.zip.']);
  });
});

describe('heard restore', () => {
  test('makes the same home elsewhere, with the draft at the same question', async () => {
    const { shop, file } = await fullShop();
    const { home, env } = elsewhere(shop);
    await shop.run(['backup', file]);
    const { code, out } = await shop.run(['restore', file], { env });
    expect([code, out.split('\n')]).toEqual([
      0,
      [
        `Restored to ${home}: 2 cases, 1 note, 1 client, as they were on Sun 22 Nov 2026, 15:26.`,
        '1 unfinished interview: heard resume goes on with it.',
        '',
      ],
    ]);
    const all = [['export'], ['notes'], ['list', '-a'], []];
    for (const words of all) {
      const before = await shop.run(words);
      expect(before).toMatchObject({ code: 0, out: expect.stringMatching(/.{20}/) });
      expect(await shop.run(words, { env })).toEqual(before);
    }
    const read = (path: string) =>
      readFileSync(join(path, 'trash/2026-11-20T100000-van-7k2m/2026-11/van-7k2m.jsonl.damaged'));
    expect(read(home)).toEqual(read(shop.home));
    const looser = modesBelow(join(shop.folder, 'new')).filter((line) => !/(700|600)$/.test(line));
    expect(looser).toEqual([]);
    expect((await shop.line('note goes on here', { env })).code).toBe(0);
  });

  test('takes an empty folder, also through a link', async () => {
    const { shop, file } = await fullShop();
    await shop.run(['backup', file]);
    const [empty, link] = [join(shop.folder, 'empty'), join(shop.folder, 'link')];
    mkdirSync(empty);
    symlinkSync(empty, link);
    expect((await shop.run(['restore', file, '--home', link])).code).toBe(0);
    expect(readdirSync(empty)).toContain('heard.json');
  });

  test.each([
    ['its own home', (shop: Shop) => void shop.case('2611-cccccc', 'Slow'), 'home'],
    ['a folder with one hidden file', ({ folder }: Shop) => append(join(folder, 'x/.hidden'), 'x'), 'x'],
    ['a file', ({ folder }: Shop) => append(join(folder, 'y'), 'y'), 'y'],
  ])('refuses %s and changes nothing', async (_what, make, name) => {
    const { shop, file } = await fullShop();
    await shop.run(['backup', file]);
    make(shop);
    const home = join(shop.folder, name);
    const before = readdirSync(shop.folder, { recursive: true }).sort();
    const { code, err } = await shop.run(['restore', file, '--home', home]);
    expect([code, told(err)]).toEqual([1, `heard: ${home} holds something already, so nothing was restored.`]);
    expect(readdirSync(shop.folder, { recursive: true }).sort()).toEqual(before);
  });

  const leftOut = 'The unfinished interviews in it were left out: this computer has this home already.';
  const idOf = (shop: Shop): string => JSON.parse(readFileSync(join(shop.home, 'heard.json'), 'utf8')).id;
  const keptBy = (shop: Shop) => join(shop.folder, 'state', idOf(shop), 'drafts', '2611-dddddd.json');

  test('leaves out an interview that this computer finished since', async () => {
    const { shop, file } = await fullShop();
    await shop.run(['backup', file]);
    rmSync(keptBy(shop));
    const { code, out } = await shop.run(['restore', file, '--home', join(shop.folder, 'one')]);
    expect([code, out.split('\n').slice(1)]).toEqual([0, [leftOut, '']]);
    const again = await shop.json(['restore', file, '--home', join(shop.folder, 'two')]);
    expect(again.restored).toMatchObject({ drafts: 0, draftsLeftOut: ['2611-dddddd'] });
    expect(existsSync(keptBy(shop))).toBe(false);
  });

  test('leaves an interview alone that went on meanwhile', async () => {
    const { shop, file } = await fullShop();
    await shop.run(['backup', file]);
    const same = await shop.json(['restore', file, '--home', join(shop.folder, 'one')]);
    expect(same.restored).toMatchObject({ drafts: 1, draftsLeftOut: [] });
    const newer = JSON.stringify({ ...draft, answers: { ...draft.answers, words: 'It beeps twice' } });
    writeFileSync(keptBy(shop), newer);
    expect((await shop.run(['restore', file, '--home', join(shop.folder, 'two')])).out).toContain(leftOut);
    expect(readFileSync(keptBy(shop), 'utf8')).toBe(newer);
  });

  test('leaves out an interview whose case is in the journal', async () => {
    const { shop, file } = await fullShop();
    shop.case('2611-dddddd', 'It beeps');
    shop.draft({ ...draft, interview: '2611-eeeeee' });
    await shop.run(['backup', file]);
    const { env } = elsewhere(shop);
    const { out } = await shop.run(['restore', file, '--json'], { env });
    expect(JSON.parse(out).restored).toMatchObject({ drafts: 1, draftsLeftOut: [] });
    expect(readdirSync(join(env.HEARD_STATE, idOf(shop), 'drafts'))).toEqual(['2611-eeeeee.json']);
  });

  test.each([
    ['the folder of this home', '.'],
    ['its drafts', 'drafts'],
  ])('writes nothing through a link in place of %s', async (_what, name) => {
    const { shop, file } = await fullShop();
    await shop.run(['backup', file]);
    const { home, env } = elsewhere(shop);
    const [away, link] = [join(shop.folder, 'away'), join(env.HEARD_STATE, idOf(shop), name)];
    mkdirSync(away);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(away, link);
    const { code, err } = await shop.run(['restore', file], { env });
    expect([code, told(err)]).toEqual([1, `heard: ${link} is a link to another folder, so it was left alone.`]);
    expect([readdirSync(away), existsSync(home)]).toEqual([[], false]);
  });

  test('says of a link that leads nowhere that it was left alone', async () => {
    const { shop, file } = await fullShop();
    await shop.run(['backup', file]);
    const [home, away] = [join(shop.folder, 'z'), join(shop.folder, 'nowhere')];
    symlinkSync(away, home);
    const { code, err } = await shop.run(['restore', file, '--home', home]);
    expect([code, told(err)]).toEqual([
      1,
      `heard: ${home} is a link that leads nowhere, so it was left alone and nothing was restored.`,
    ]);
    expect([readlinkSync(home), existsSync(away)]).toEqual([away, false]);
  });
});
