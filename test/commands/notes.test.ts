import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Shop } from './shop.ts';

describe('heard note', () => {
  test.each([
    [['call', 'them', 'back'], { text: 'call them back' }],
    [['@miller', 'wants', 'a', 'screen'], { text: '@miller wants a screen', client: 'miller' }],
    [['ask @Öztürk, today'], { text: 'ask @Öztürk, today', client: 'Öztürk' }],
    [['write to ana@example.org'], { text: 'write to ana@example.org' }],
    [['at @17:30'], { text: 'at @17:30' }],
    [['later', '-c', 'Nobody Known', 'please'], { text: 'later please', client: 'Nobody Known' }],
    [['@miller', '--client=Ana'], { text: '@miller', client: 'Ana' }],
    [['--', '-5', 'degrees'], { text: '-5 degrees' }],
  ])('%j', async (words, taken) => {
    const shop = new Shop();
    const { code, out } = await shop.run(['note', ...words]);
    const [record] = shop.records();
    expect([code, record?.events]).toEqual([0, [{ kind: 'taken', ...taken }]]);
    expect(out).toBe(`Noted: ${record?.note}${'client' in taken ? ` (${taken.client})` : ''}\n`);
  });

  test('reads what is piped in', async () => {
    const shop = new Shop();
    await shop.line('note -', { stdin: 'two\nlines\n' });
    expect(shop.records()[0]?.events[0]?.text).toBe('two\nlines');
  });

  test('prints one document', async () => {
    const { schemaVersion, note } = await new Shop().json('note @ana call');
    expect([schemaVersion, note]).toEqual([
      1,
      {
        id: expect.stringMatching(/^n-2611-/),
        at: '2026-11-22T15:26:00.000Z',
        by: expect.any(String),
        text: '@ana call',
        client: 'ana',
        case: null,
      },
    ]);
  });

  test('writes to a case', async () => {
    const shop = new Shop();
    shop.case('2611-aaaaaa', 'It clicks');
    const { code, out } = await shop.line('note -k aaa the @blue box');
    expect([code, out]).toEqual([0, 'Noted: 2611-aaaaaa (Ana Miller)\n']);
    expect((await shop.json('show aaa')).notes).toMatchObject([{ text: 'the @blue box' }]);
    expect((await shop.json('notes')).notes).toEqual([]);
  });

  test.each([
    ['note', '<text> is missing.'],
    ['note -', 'Nothing came in to note.'],
    ['note -x marks', 'There is no flag -x here.'],
    ['note -5 degrees', 'There is no flag -5 here.'],
    ['note -k aaa -c ana text', '--client does not go with --case'],
    ['note -c', 'A value is missing'],
  ])('refuses "%s"', async (line, said) => {
    const shop = new Shop();
    const { code, err } = await shop.line(line);
    expect([code, err, shop.records()]).toEqual([2, expect.stringContaining(said), []]);
  });

  test('says which case does not exist and keeps nothing', async () => {
    const shop = new Shop();
    expect(await shop.line('note -k zzz text')).toMatchObject({ code: 1, out: '' });
    expect(shop.records()).toEqual([]);
  });

  test('repeats the text that could not be kept', async () => {
    const shop = new Shop();
    mkdirSync(shop.home);
    writeFileSync(join(shop.home, 'heard.json'), '{"format": 9, "id": "h-aaaaaa"}');
    const { code, err } = await shop.line('note do not lose this');
    expect([code, err]).toEqual([1, expect.stringContaining('It was not kept: do not lose this')]);
  });
});

describe('heard notes and heard file', () => {
  async function shopWithNote() {
    const shop = new Shop();
    shop.case('2611-aaaaaa', 'It clicks');
    shop.write({ client: 'c-ana001' }, [{ kind: 'client-added', name: 'Ana Miller' }]);
    const { note } = await shop.json(['note', '-c', 'ANA MILLER', 'the blue box']);
    return { shop, id: note.id as string };
  }

  test('a note waits with its client as the book knows them', async () => {
    const { shop, id } = await shopWithNote();
    expect(await shop.json('notes')).toEqual({
      schemaVersion: 1,
      notes: [
        {
          id,
          at: '2026-11-22T15:26:00.000Z',
          by: expect.any(String),
          text: 'the blue box',
          client: 'Ana Miller',
          clientId: 'c-ana001',
        },
      ],
    });
  });

  test('a filed note is in its case as it was taken, and no longer waits', async () => {
    const { shop, id } = await shopWithNote();
    const document = await shop.json(['file', id.slice(7, 10), 'aaa']);
    expect(document.notes).toMatchObject([{ id, at: '2026-11-22T15:26:00.000Z', text: 'the blue box' }]);
    expect((await shop.json('notes')).notes).toEqual([]);
    const written = shop.records().slice(-2).concat(shop.records());
    const filed = written.find(({ events }) => events[0]?.kind === 'filed');
    const noted = written.find(({ events }) => events[0]?.kind === 'noted');
    expect(filed?.command).toBe(noted?.command);
    expect(filed?.command).toMatch(/^[0-9A-Z]{26}$/);
  });

  test('is not filed twice', async () => {
    const { shop, id } = await shopWithNote();
    await shop.run(['file', id, 'aaa']);
    const { code, err } = await shop.run(['file', id, 'aaa']);
    expect([code, err.split('\n')[0]]).toEqual([1, `heard: Note ${id} is filed already in 2611-aaaaaa.`]);
  });

  test('names the nearest note', async () => {
    const { shop, id } = await shopWithNote();
    const { code, err } = await shop.run(['file', 'n-2611-zzzzzz', 'aaa']);
    expect([code, err]).toEqual([1, expect.stringContaining(`The nearest is ${id}.`)]);
  });

  test('undo takes both back', async () => {
    const { shop, id } = await shopWithNote();
    await shop.run(['file', id, 'aaa']);
    await shop.line('undo');
    expect((await shop.json('notes')).notes).toHaveLength(1);
    expect((await shop.json('show aaa')).notes).toEqual([]);
  });
});
