import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Shop } from './shop.ts';

const visits = resolve(import.meta.dirname, '../visits');
const file = (name: string) => readFileSync(resolve(visits, `${name}.json`), 'utf8');
const know = { client: 'Ada Brown', words: 'It beeps.', readbacks: [{ answer: 'yes' }], wants: 'know' };
const live = {
  ...know,
  wants: 'look',
  playbook: 'none',
  frequency: '3/week',
  minutes: 5,
  choice: 'live-with-it',
};

const answer = (shop: Shop, given: unknown, ...flags: readonly string[]) =>
  shop.run(['new', '--answers', '-', ...flags], { stdin: typeof given === 'string' ? given : JSON.stringify(given) });

describe('heard new --answers', () => {
  test.each([
    ['fixed', 'closed', 'fixed'],
    ['living-with-it', 'living-with-it', 'living-with-it'],
    ['heard', 'closed', 'heard'],
  ])('records the visit that ends %s', async (name, status, result) => {
    const { code, out } = await answer(new Shop(), file(name), '--json');
    const made = JSON.parse(out);
    expect([code, made.schemaVersion, made.status, made.outcome.result]).toEqual([0, 1, status, result]);
    expect(made.listening.words).toBe(JSON.parse(file(name)).words);
  });

  test('a list prints its cases and what was refused, and nothing is written where one is', async () => {
    const shop = new Shop();
    const { code, err } = await answer(shop, [know, { ...know, wants: undefined }]);
    expect([code, err]).toEqual([2, expect.stringContaining('Line 1: "wants" is missing.')]);
    expect((await shop.json('list --all')).cases).toEqual([]);
  });

  test('--keep-going records the good ones, names the others and exits 2', async () => {
    const shop = new Shop();
    const lines = [know, { ...know, wants: 'eat' }, { ...know, fixes: [] }]
      .map((one) => JSON.stringify(one))
      .join('\n');
    const { code, out, err } = await answer(shop, lines, '--keep-going', '--json');
    const { schemaVersion, cases, refused } = JSON.parse(out);
    expect([code, schemaVersion, cases.length]).toEqual([2, 1, 1]);
    expect(refused).toEqual([
      { index: 1, line: 2, id: 'wants', message: expect.stringContaining('look, know') },
      { index: 2, line: 3, id: 'fixes', message: expect.stringContaining('"wants" is "know"') },
    ]);
    expect(err).toContain('Line 2: ');
    expect((await shop.json('list --all')).cases).toHaveLength(1);
  });

  test('--keep-going goes past what is broken, too long, or at odds with a flag', async () => {
    const shop = new Shop();
    const tooLong = { ...know, words: 'x'.repeat(300_000) };
    const lines = [know, tooLong, { ...know, client: 'Zed' }].map((one) => JSON.stringify(one));
    const { code, out } = await answer(
      shop,
      [...lines, '{"client":'].join('\n'),
      '--keep-going',
      '--json',
      '-c',
      'Ada Brown',
    );
    const { cases, refused } = JSON.parse(out);
    expect([code, cases.length]).toEqual([2, 1]);
    expect(refused.map(({ line, id }: { line: number; id: string }) => [line, id])).toEqual([
      [2, 'words'],
      [3, 'client'],
      [4, ''],
    ]);
  });

  test('--keep-going has nothing to keep of a single visit', async () => {
    const { code, out, err } = await answer(new Shop(), { client: 'A' }, '--keep-going', '--json');
    expect([code, out]).toEqual([2, '']);
    expect(JSON.parse(err).error.code).toBe('usage');
  });

  test('a case or note that is named has to be there', async () => {
    const shop = new Shop();
    const { id } = JSON.parse((await answer(shop, live, '--json')).out);
    const made = JSON.parse((await answer(shop, { ...live, causedBy: id.slice(5, 9) }, '--json')).out);
    expect(made.links.causedBy).toBe(id);
    expect((await answer(shop, { ...live, causedBy: 'zzz' })).code).toBe(2);
    expect((await answer(shop, { ...live, fromNote: 'zzz' })).err).toContain('there is no note');
  });

  test('a name is the same name whatever its blanks and capitals', async () => {
    const shop = new Shop();
    const first = JSON.parse((await answer(shop, know, '--json')).out);
    const second = JSON.parse((await answer(shop, { ...know, client: ' ada  BROWN ' }, '--json')).out);
    expect(second.client.id).toBe(first.client.id);
  });

  test('one who comes twice in a list is one client, with what the first visit told of them', async () => {
    const { out } = await answer(new Shop(), [{ ...live, hourValue: '40.00' }, live], '--json');
    const [first, second] = JSON.parse(out).cases;
    expect(second.client).toEqual(first.client);
    expect(second.offer.sums.nuisancePerYear).toEqual({ amount: 52_000, currency: 'USD' });
  });

  test('a flag fills a missing key, and clashes with another value', async () => {
    const shop = new Shop();
    const { client: _, ...nameless } = know;
    expect((await answer(shop, nameless, '-c', 'Zoe')).code).toBe(0);
    const { code, err } = await answer(shop, know, '-c', 'Zoe');
    expect([code, err]).toEqual([2, expect.stringContaining('"client" is "Ada Brown" in the answers')]);
  });

  test('--on says when it was, and the records say when they were made', async () => {
    const { readbacks: _, ...unread } = know;
    const made = JSON.parse((await answer(new Shop(), unread, '--on', 'yesterday', '--json')).out);
    expect([made.openedAt, made.closedAt, made.listening.confirmed]).toEqual(['2026-11-21', '2026-11-21', false]);
    expect(made.updatedAt).toBe('2026-11-22T15:26:00.000Z');
  });
});

describe('heard new where nobody can be asked', () => {
  test.each([
    ['new', 'client'],
    ['new -c Ada', 'words'],
    ['new -c Ada it beeps', 'readbacks'],
    ['resume', 'No interview is unfinished'],
  ])('"%s" says what is missing', async (line, missing) => {
    const { code, err } = await new Shop().line(line);
    expect([code, err]).toEqual([line === 'resume' ? 1 : 2, expect.stringContaining(missing)]);
  });

  test('heard alone says what waits', async () => {
    const shop = new Shop();
    await answer(shop, { ...live, promises: [{ what: 'call', who: 'me', due: '2026-11-22' }] });
    expect((await shop.line('')).out).toContain('1 promise due today or earlier');
  });
});
