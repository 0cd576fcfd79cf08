import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readPage } from '../page.ts';
import { fix, offered, Shop } from './shop.ts';

const id = '2611-aaaaaa';

function shopWithOffer(): Shop {
  const shop = new Shop();
  shop.case(id, 'It clicks', [offered(fix('ssd', 9000))]);
  return shop;
}

/** A browser that writes down what it was given. */
function browserIn(shop: Shop, script = 'printf "%s\\n" "$@" > "$(dirname "$0")/given"') {
  const path = join(shop.folder, 'browser');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  const given = () => readFileSync(join(shop.folder, 'given'), 'utf8').trimEnd().split('\n');
  return { env: { BROWSER: `${path} --new-window`, TMPDIR: shop.folder }, given };
}

describe('heard sheet', () => {
  test.each([
    ['sheet', /\n“It clicks”\n/],
    ['sheet aaa --format md', /\n> “It clicks”\n/],
    ['sheet aaa --format html', /^<!doctype html>\n[\s\S]*<p>“It clicks”<\/p>/],
  ])('"%s" prints the page', async (line, like) => {
    const shop = shopWithOffer();
    await shop.line('note -k aaa x');
    const { code, out } = await shop.line(line);
    expect([code, out]).toEqual([0, expect.stringMatching(like)]);
  });

  test('has the settings on it, and says once how to set them while there are none', async () => {
    const shop = shopWithOffer();
    await shop.line('config set helper Dana');
    const { out, err } = await shop.line('sheet aaa');
    expect([out.split('\n')[0], err.match(/heard config set/g)?.length]).toEqual(['Dana', 1]);
    expect((await shop.line('sheet aaa -q')).err).toBe('');
    await shop.run(['config', 'set', 'business', 'Hill Street Computers']);
    await shop.run(['config', 'set', 'address', '12 Hill Street; Leeds']);
    const after = await shop.line('sheet aaa');
    expect([after.out.split('\n').slice(0, 3), after.err]).toEqual([
      ['Hill Street Computers', '12 Hill Street', 'Leeds'],
      '',
    ]);
  });

  test('is one JSON document with the page as data', async () => {
    const { schemaVersion, file, sheet } = await shopWithOffer().json('sheet aaa');
    expect([schemaVersion, file, sheet.id]).toEqual([1, null, id]);
    expect(sheet.sections.map(({ title }: { title: string }) => title)).toContain('The two ways to go on');
  });

  test.each([
    ['page.html', /^<!doctype html>/],
    ['page.md', /^\*\*/],
    ['page.txt', /^\w+\n\nFor Ana Miller\n/],
  ])('goes into %s in the format of its name, and over another file only when forced', async (name, like) => {
    const shop = shopWithOffer();
    const path = join(shop.folder, name);
    expect(await shop.run(['sheet', 'aaa', '-o', path])).toMatchObject({ code: 0, out: `Written: ${path}\n` });
    const page = readFileSync(path, 'utf8');
    expect(page).toMatch(like);
    expect(page).toMatch(/[^\n]\n$/);
    writeFileSync(path, 'mine');
    expect((await shop.run(['sheet', 'aaa', '-o', path])).code).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect((await shop.run(['sheet', 'aaa', '-o', path, '--force'])).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(page);
  });

  test('says what the helper should know before it is handed out', async () => {
    const shop = shopWithOffer();
    const late = { env: { HEARD_NOW: '2026-12-02T09:00:00.000Z' } };
    expect((await shop.line('sheet aaa')).err).not.toContain('has passed');
    expect((await shop.line('sheet aaa', late)).err).toContain(
      'The day until which a price on this sheet holds has passed.',
    );
    shop.write({ case: id }, [{ kind: 'decided', choice: 'live-with-it', replaces: [] }]);
    shop.write({ case: id }, [{ kind: 'decided', choice: 'fix', replaces: [] }], { machine: 'shop-3k3k' });
    const { err } = await shop.line('sheet aaa', late);
    expect(err).toContain('It was decided in two places');
    expect(err).not.toContain('has passed');
  });

  test('says after the work what was charged, how, and that more was agreed', async () => {
    const shop = shopWithOffer();
    await shop.line('decide aaa fix');
    const done = ['done', 'aaa', '--works', 'yes', '--spent', '120', '--charged', '500', '--paid', 'card'];
    await shop.run([...done, '--agreed', 'fine, do the cable too']);
    const { out } = await shop.line('sheet aaa');
    expect(out).toContain('Charged: $500, paid by card\nQuoted: $90\nYou agreed to more: “fine, do the cable too”\n');
    expect(out).toContain('\nWhat was offered\n');
    expect(out).not.toMatch(/go on|We do it/);
  });

  test.each([
    ['sheet zzz', 1, 'There is no case "zzz".'],
    ['sheet aaa --format pdf', 2, '--format "pdf" is not one of text, md, html.'],
    ['sheet aaa --open --format md', 2, 'needs html and not md'],
    ['sheet bbb', 1, 'Case 2611-bbbbbb was withdrawn'],
  ])('refuses "%s"', async (line, code, said) => {
    const shop = shopWithOffer();
    const { id: record } = shop.case('2611-bbbbbb', 'It hums');
    shop.write({ case: '2611-bbbbbb' }, [{ kind: 'withdrawn', record }]);
    expect(await shop.line(line)).toMatchObject({ code, out: '', err: expect.stringContaining(said) });
  });

  test('of an unfinished interview says how to go on with it', async () => {
    const shop = shopWithOffer();
    await shop.line('note x');
    shop.draft({
      interview: '2611-dddddd',
      version: 1,
      startedAt: '2026-11-22T10:00:00.000Z',
      answers: {},
      aside: {},
    } as {
      interview: string;
    });
    const { code, err } = await shop.line('sheet ddd');
    expect([code, err]).toEqual([1, expect.stringContaining('heard resume 2611-dddddd')]);
  });
});

describe.skipIf(process.platform === 'win32')('heard sheet --open', () => {
  test('shows a page that only this user can read, and says where it is', async () => {
    const shop = shopWithOffer();
    const { env, given } = browserIn(shop);
    const { code, out } = await shop.line('sheet aaa --open', { env });
    const [flag, address = ''] = given();
    const path = fileURLToPath(address);
    expect([code, out, flag]).toEqual([0, `Written: ${path}\n`, '--new-window']);
    expect(path).toMatch(/heard-sheet-\w+\/heard-2611-aaaaaa\.html$/);
    expect([statSync(path).mode & 0o777, statSync(resolve(path, '..')).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(readPage(readFileSync(path, 'utf8')).faults).toEqual([]);
  });

  test('with -o shows that file, its path told without a sign that a shell reads', async () => {
    const shop = shopWithOffer();
    const { env, given } = browserIn(shop);
    const path = join(shop.folder, "a b; $(c) & 'd'.html");
    expect(await shop.run(['sheet', 'aaa', '-o', path, '--open'], { env })).toMatchObject({ code: 0 });
    expect(given()[1]).toMatch(/^[\w\-./:%]+$/);
    expect(fileURLToPath(given()[1] ?? '')).toBe(path);
  });

  test.each([
    ['is not there', 'no-such-browser', undefined],
    ['ends with an error', undefined, 'exit 3'],
  ])('where the browser %s says so, and where the page is', async (_what, named, script) => {
    const shop = shopWithOffer();
    const path = join(shop.folder, 'page.html');
    const { env } = browserIn(shop, script);
    const { code, err } = await shop.run(['sheet', 'aaa', '-o', path, '--open'], {
      env: { ...env, ...(named && { BROWSER: named }) },
    });
    expect([code, err]).toEqual([1, expect.stringContaining(`The sheet is in ${path}.`)]);
    expect(existsSync(path)).toBe(true);
  });
});

describe('the visits of the README', () => {
  const visits = resolve(import.meta.dirname, '../visits');
  const names = readdirSync(visits).filter((name) => name.endsWith('.json'));

  test.each(names)('%s is a sheet in every format', async (name) => {
    const shop = new Shop();
    const answers = join(visits, name);
    const [said = ''] = (JSON.parse(readFileSync(answers, 'utf8')).words as string).split('. ');
    await shop.run(['new', '--answers', answers]);
    const [text, md, html] = await Promise.all(
      ['text', 'md', 'html'].map(async (format) => (await shop.run(['sheet', '--format', format])).out),
    );
    const flat = (page = '') => page.replace(/\s+/g, ' ');
    const { text: read, faults } = readPage(html ?? '');
    expect(faults).toEqual([]);
    for (const page of [text, md, read]) expect(flat(page)).toContain(said);
    for (const page of [text, md, read]) expect(flat(page)).toContain('Promised');
    for (const page of [text, md, read])
      expect(flat(page)).not.toMatch(/not worried|THIS WEEK|WHEN IT SUITS|undefined|null/);
  });

  test('there are three', () => expect(names).toHaveLength(3));
});
