import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { encodeLine } from '../../src/domain/line.ts';
import { figure } from '../figures.ts';
import { append } from './append.ts';
import { Shop } from './shop.ts';

const visit = join(import.meta.dirname, '../visits/heard.json');
const closed = [{ kind: 'closed', result: 'heard', replaces: [] }];

/** What is typed, and the words of it that must be said again where they cannot be kept. */
const writing: readonly (readonly [line: readonly string[], typed?: string])[] = [
  [['note', 'call', 'Ana'], 'call Ana'],
  [['note', '-k', 'aaa', 'the blue box'], 'the blue box'],
  [['new', '--answers', visit]],
  [['decide', 'aaa', 'live-with-it', '--words', 'I can live with it'], 'I can live with it'],
  [['close', 'aaa', '--result', 'fixed']],
  [['done', 'aaa', '--works', 'yes', '--words', 'it prints'], 'it prints'],
  [['promise', 'aaa', 'send the link', '--due', 'fri'], 'send the link'],
  [['keep', 'aaa', '1']],
  [['file', 'n-2611-aaaaaa', 'aaa']],
  [['reopen', 'ccc', '--why', 'it is back'], 'it is back'],
  [['undo']],
  [['redact', 'aaa', 'It stops']],
  [['playbook', 'new', 'stool', '--title', 'The stool squeaks'], 'The stool squeaks'],
];
const reading = ['list --all', 'show aaa', 'show aaa --history', 'find stops', 'notes', 'export', ''];

/** A home with an open case, a closed one and a note, all of this machine. */
async function shopWithCases(): Promise<{ readonly shop: Shop; readonly machine: string }> {
  const shop = new Shop();
  await shop.line('note the first');
  const name = readdirSync(join(shop.home, 'journal/2026-11'))[0] ?? '';
  const machine = name.replace('.jsonl', '');
  const promised = { kind: 'promised', id: 'p-aaaaaa', what: 'call', who: 'Dana', due: '2026-11-27' };
  shop.case('2611-aaaaaa', 'It stops', [promised], { machine });
  shop.case('2611-cccccc', 'It stopped', closed, { machine });
  shop.write({ note: 'n-2611-aaaaaa' }, [{ kind: 'taken', text: 'the grey one' }], { machine });
  return { shop, machine };
}

function bytesBelow(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'latin1')]));
}

describe('a home of a newer format', () => {
  test('is read by every command and written by none', async () => {
    const { shop } = await shopWithCases();
    const seal = join(shop.home, 'heard.json');
    writeFileSync(seal, readFileSync(seal, 'utf8').replace('"format":1', '"format":2'));
    const before = bytesBelow(shop.home);
    const found = { read: 0, refused: 0, said: 0 };
    for (const line of reading) {
      const { code, out } = await shop.line(line);
      if (code === 0 && out !== '') found.read += 1;
    }
    for (const [argv, typed = ''] of writing) {
      const { code, err } = await shop.run(argv);
      expect([argv[0], code, err]).toEqual([
        argv[0],
        1,
        expect.stringContaining('written by a newer heard (format 2)'),
      ]);
      found.refused += 1;
      if (err.includes(typed)) found.said += 1;
    }
    expect(bytesBelow(shop.home)).toEqual(before);
    figure('13', `newer format: read by ${found.read} commands, writing refused ${found.refused}/${writing.length}`, {
      found,
      wanted: { read: reading.length, refused: writing.length, said: writing.length },
    });
  });
});

describe('what a newer heard wrote', () => {
  const about = { id: '01KAB3ZZZZZZZZZZZZZZZZZZZ1', at: '2026-11-21T10:00:00.000Z', by: 'Li', machine: 'van-7k2m' };
  const subject = { case: '2611-aaaaaa' };
  const lines: Readonly<Record<string, string>> = {
    'an unknown kind': encodeLine({ v: 1, ...about, ...subject, events: [{ kind: 'sung', song: 'la' }] }),
    'unknown keys': encodeLine({
      v: 1,
      ...about,
      ...subject,
      mood: { sky: 'grey' },
      events: [{ kind: 'noted', text: 'in a new way', volume: 11 }],
    }),
    'a later version': encodeLine({ v: 2, ...about, ...subject, events: [{ kind: 'noted', text: 7, of: 'two' }] }),
    'keys in another order': `{"events":[{"volume":3,"kind":"noted","text":"by hand"}],"case":"2611-aaaaaa","machine":"van-7k2m","by":"Li","at":"${about.at}","id":"${about.id}","v":1}`,
  };

  test.each(Object.entries(lines))('%s stays byte for byte through every command', async (what, line) => {
    const found = { kept: 0, shown: 0 };
    for (const inOwnFile of [true, false]) {
      const { shop, machine } = await shopWithCases();
      const own = inOwnFile ? machine : 'van-7k2m';
      append(join(shop.home, `journal/2026-11/${own}.jsonl`), `\n${line}\n`);
      for (const [argv] of writing) expect(await shop.run(argv)).toMatchObject({ code: 0 });
      const kept = Object.values(bytesBelow(join(shop.home, 'journal'))).filter((bytes) =>
        bytes.split('\n').includes(Buffer.from(line).toString('latin1')),
      );
      if (kept.length === 1) found.kept += 1;
      const { sum: _, ...record } = JSON.parse(line);
      const { history } = await shop.json('show aaa');
      if (history.some((one: unknown) => isDeepStrictEqual(one, record))) found.shown += 1;
    }
    const told = `${what} by a newer heard: kept byte for byte ${found.kept}/2, in the history ${found.shown}/2`;
    figure('13', told, { found, wanted: { kept: 2, shown: 2 } });
  });
});
