import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { append } from './append.ts';
import { Shop } from './shop.ts';

/** A shop with an open case, one that is thought about and one that is closed. */
function shopWithThree(): Shop {
  const shop = new Shop();
  shop.write({ client: 'c-ana001' }, [{ kind: 'client-added', name: 'Ana Miller' }]);
  shop.write({ client: 'c-bb0001' }, [{ kind: 'client-added', name: 'Bob Stone' }]);
  shop.case('2611-aaaaaa', 'The printer says offline', [], { at: '2026-11-10T09:00:00.000Z' });
  shop.case('2611-abbbbb', 'It clicks', [{ kind: 'decided', choice: 'think', until: '2026-12-01', replaces: [] }], {
    at: '2026-11-20T09:00:00.000Z',
  });
  shop.case('2610-cccccc', 'Slow', [{ kind: 'closed', result: 'fixed', replaces: [] }], {
    at: '2026-10-05T09:00:00.000Z',
  });
  return shop;
}

describe('heard list', () => {
  test.each([
    ['list', ['2611-abbbbb', '2611-aaaaaa']],
    ['list -a', ['2611-abbbbb', '2611-aaaaaa', '2610-cccccc']],
    ['list -s closed', ['2610-cccccc']],
    ['list -s open,closed', ['2611-aaaaaa', '2610-cccccc']],
    ['list -a --sort status', ['2610-cccccc', '2611-aaaaaa', '2611-abbbbb']],
    ['list -n 1', ['2611-abbbbb']],
    ['list --since 2026-11-20', ['2611-abbbbb']],
    ['list -a --until 2026-11-10', ['2611-aaaaaa', '2610-cccccc']],
    ['list PRINTER ana', ['2611-aaaaaa']],
    ['list printer bob', []],
    ['list -c c-ana001 -n 1', ['2611-abbbbb']],
  ])('"%s"', async (line, ids) => {
    const { schemaVersion, cases } = await shopWithThree().json(line);
    expect([schemaVersion, cases.map(({ id }: { id: string }) => id)]).toEqual([1, ids]);
  });

  test('prints exactly the keys of a row', async () => {
    const { cases } = await shopWithThree().json('list -n 1');
    expect(cases[0]).toEqual({
      id: '2611-abbbbb',
      status: 'thinking',
      openedAt: '2026-11-20T09:00:00.000Z',
      updatedAt: '2026-11-20T09:00:00.000Z',
      closedAt: null,
      client: { id: 'c-ana001', name: 'Ana Miller' },
      playbook: null,
      priority: null,
      choice: 'think',
      result: null,
      followUpOn: null,
      words: 'It clicks',
    });
  });

  test('calls a client as the book does now', async () => {
    const shop = shopWithThree();
    shop.write({ client: 'c-ana001' }, [{ kind: 'client-changed', name: 'Ana Brown' }]);
    expect((await shop.line('list')).out).toContain('Ana Brown');
    expect((await shop.json(['list', '-c', 'ana brown'])).cases).toHaveLength(2);
  });

  test('finds nothing for a known client without cases, and that is no failure', async () => {
    const { code, out } = await shopWithThree().run(['list', '-c', 'bob stone']);
    expect([code, out]).toEqual([0, expect.stringContaining('No case fits')]);
  });

  test('says that there is no such client and names the nearest', async () => {
    const { code, err } = await shopWithThree().run(['list', '-c', 'Ana Miler']);
    expect([code, err.split('\n')[0]]).toEqual([
      1,
      'heard: There is no client "Ana Miler". The nearest is Ana Miller.',
    ]);
  });

  test.each([
    ['list -s opne', '--status "opne"'],
    ['list -n 0', '--limit "0"'],
    ['list --since soon', '--since: "soon"'],
    ['list --sort size', '--sort "size"'],
  ])('refuses "%s"', async (line, said) => {
    const { code, err } = await shopWithThree().line(line);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });

  test('tells which day was understood', async () => {
    expect((await shopWithThree().line('list --since yesterday')).err).toBe('Opened since Sat 21 Nov 2026.\n');
  });

  test('is empty on a new machine and leaves nothing behind', async () => {
    const shop = new Shop();
    expect(await shop.line('list')).toMatchObject({ code: 0, out: expect.stringContaining('heard new') });
    expect(readdirSync(shop.folder)).toEqual([]);
  });
});

describe('heard show', () => {
  test('shows the case of this machine’s newest entry when none is named', async () => {
    const shop = shopWithThree();
    await shop.run(['note', '-k', 'aaa', 'bring the cable']);
    expect((await shop.json('show')).id).toBe('2611-aaaaaa');
  });

  test.each(['abb', '2611-abb', 'ABBBBB', '2611-abbbbb'])('takes "%s"', async (typed) => {
    const document = await shopWithThree().json(['show', typed]);
    expect(document).toMatchObject({ schemaVersion: 1, id: '2611-abbbbb', decision: { choice: 'think' } });
  });

  test('shows escape sequences and never obeys them', async () => {
    const shop = new Shop();
    shop.case('2611-aaaaaa', 'evil \u001b[2J\u202e');
    for (const line of ['show aaa', 'show aaa --history', 'list', 'find evil', 'show aaa --json', 'export']) {
      const { code, out } = await shop.line(line);
      expect([code, /[\u001b\u202e]/.test(out)]).toEqual([0, false]);
    }
  });

  test.each([
    ['a', 1, 'heard: "a" could be any of 2611-abbbbb, 2611-aaaaaa.'],
    ['aaaaab', 1, 'heard: There is no case "aaaaab". The nearest is 2611-aaaaaa.'],
    ['last', 1, 'heard: There is no case on this machine yet.'],
  ])('does not guess at "%s"', async (typed, code, said) => {
    const ran = await shopWithThree().run(['show', typed]);
    expect([ran.code, ran.err.split('\n')[0], ran.out]).toEqual([code, said, '']);
  });

  test('says on a new machine that there is nothing yet', async () => {
    expect(await new Shop().line('show 2611-aaaaaa')).toMatchObject({ code: 1, out: '' });
  });

  test('names a damaged line with its file, and shows all the rest', async () => {
    const shop = shopWithThree();
    append(join(shop.home, 'journal/2026-11/van-7k2m.jsonl'), '\n{"v":1,"id":\n');
    for (const line of ['show aaa', 'list', 'find printer', 'notes', 'export']) {
      const { code, err } = await shop.line(line);
      expect([code, err]).toEqual([
        0,
        expect.stringMatching(/^1 damaged line, see heard doctor: journal\/2026-11\/van-7k2m\.jsonl line \d+\n$/),
      ]);
    }
  });

  test('names three damaged lines and counts the others', async () => {
    const shop = shopWithThree();
    append(join(shop.home, 'journal/2026-11/bad.jsonl'), '{\n{\n{\n{\n{\n');
    expect((await shop.line('list')).err).toBe(
      '5 damaged lines, see heard doctor: journal/2026-11/bad.jsonl line 1, journal/2026-11/bad.jsonl line 2, journal/2026-11/bad.jsonl line 3 and 2 more\n',
    );
  });
});

describe('heard find', () => {
  function shopWithWords(): Shop {
    const shop = new Shop();
    shop.case('2611-aaaaaa', 'Die Straße zum Café\nist WEIT', [{ kind: 'noted', text: 'the blue box' }, offered()]);
    shop.case('2610-bbbbbb', 'Another cafe', [], { at: '2026-10-05T09:00:00.000Z' });
    shop.write({ note: 'n-2611-nnnnnn' }, [{ kind: 'taken', text: 'box of cables', client: 'miller' }]);
    return shop;
  }
  const offered = () => ({ kind: 'offered', worryAnswer: 'No photo is lost', fixes: [] });
  const found = async (shop: Shop, ...words: string[]) =>
    (await shop.json(['find', ...words])).matches.map(({ id, where }: { id: string; where: string }) => [id, where]);

  test.each([
    [['STRASSE'], [['2611-aaaaaa', 'words']]],
    [['cafe\u0301', 'ist'], [['2611-aaaaaa', 'words']]],
    [['cafe'], [['2610-bbbbbb', 'words']]],
    [
      ['box'],
      [
        ['n-2611-nnnnnn', 'note'],
        ['2611-aaaaaa', 'note'],
      ],
    ],
    [['photo'], [['2611-aaaaaa', 'answer to the worry']]],
    [['(weit'], []],
    [['yes'], []],
    [['--regex', 'b(lue|ig) box'], [['2611-aaaaaa', 'note']]],
  ])('%j', async (words, places) => expect(await found(shopWithWords(), ...words)).toEqual(places));

  test('shows the words with what stands around them', async () => {
    const { out } = await shopWithWords().run(['find', 'blue']);
    expect(out).toContain('the »blue« box');
  });

  test('finds nothing and that is no failure', async () => {
    expect(await shopWithWords().line('find zebra')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing'),
    });
  });

  test('leaves out a case whose opening was withdrawn', async () => {
    const shop = shopWithWords();
    const record = shop.case('2611-cccccc', 'zebra');
    expect(await found(shop, 'zebra')).toHaveLength(1);
    shop.write({ case: '2611-cccccc' }, [{ kind: 'withdrawn', record: record.id }]);
    expect(await found(shop, 'zebra')).toEqual([]);
  });

  test.each([
    [['find', '--regex', '('], 'no regular expression'],
    [['find', ''], '<words> is missing.'],
    [['find'], '<words> is missing.'],
  ])('refuses %j', async (argv, said) => {
    const { code, err } = await shopWithWords().run(argv);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe('a home', () => {
  const reads = ['list', 'export', 'find words', 'notes', 'show', ''];

  test.each(reads)(
    'that is a file, or below one, is named and not taken for an empty one by "heard %s"',
    async (line) => {
      const shop = new Shop();
      const file = join(shop.folder, 'file');
      writeFileSync(file, 'mine');
      for (const home of [file, join(file, 'below')]) {
        const { code, out, err } = await shop.line(line, { env: { HEARD_HOME: home } });
        expect([code, out, err]).toEqual([1, '', expect.stringContaining(home)]);
        expect(err).toContain('--home DIR');
      }
    },
  );

  test.each(['list', 'export', 'find words', 'notes', ''])(
    'that is not there yet is empty for "heard %s"',
    async (line) => {
      expect(await new Shop().line(line)).toMatchObject({ code: 0, err: '' });
    },
  );
});

describe('a damaged line', () => {
  test.each(['show last', 'show k7m4', '', 'undo', 'list', 'export'])(
    'is named once by "heard %s", with and without a cache',
    async (line) => {
      const shop = new Shop();
      shop.case('2611-k7m4xq', 'It stops');
      await shop.line('note -k k7m4 one');
      await shop.line('note -k k7m4 two');
      append(join(shop.home, 'journal/2026-11/other.jsonl'), 'rubbish\n');
      for (let round = 0; round < 2; round += 1) {
        const { code, err } = await shop.line(line);
        expect([code, err]).toEqual([0, '1 damaged line, see heard doctor: journal/2026-11/other.jsonl line 1\n']);
        await shop.line('list');
      }
    },
  );
});

describe('a case that was withdrawn while another machine wrote to it', () => {
  test('is marked in lists and by show', async () => {
    const shop = new Shop();
    const opening = shop.case('2611-k7m4xq', 'It stops');
    shop.write({ case: '2611-k7m4xq' }, [{ kind: 'withdrawn', record: opening.id }]);
    shop.write({ case: '2611-k7m4xq' }, [{ kind: 'noted', text: 'still here' }], { machine: 'desk-1111' });
    shop.case('2611-aaaaaa', 'Another');
    expect((await shop.line('list')).out).toContain('withdrawn?');
    const { cases } = await shop.json('list');
    expect(cases.map(({ id, disputed }: { id: string; disputed?: boolean }) => [id, disputed])).toEqual(
      expect.arrayContaining([
        ['2611-k7m4xq', true],
        ['2611-aaaaaa', undefined],
      ]),
    );
    const { out } = await shop.line('show k7m4');
    expect([out.includes('left out of lists'), out.includes('another has written to it since')]).toEqual([false, true]);
  });
});
