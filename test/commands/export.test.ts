import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../src/adapters/store/checksum.ts';
import { openHome } from '../../src/adapters/store/home.ts';
import { createIdentity } from '../../src/adapters/store/identity.ts';
import { createJournal } from '../../src/adapters/store/journal.ts';
import { readParts } from '../../src/adapters/store/journal-parts.ts';
import { casesInOrder } from '../../src/commands/cases-in-order.ts';
import { createStyle } from '../../src/output/style.ts';
import { makeJournal } from '../made-journal.ts';
import { append } from './append.ts';
import { Shop } from './shop.ts';

function shopWithThree(): Shop {
  const shop = new Shop();
  shop.case('2611-bbbbbb', '=1+1', [], { at: '2026-11-20T09:00:00.000Z' });
  shop.case('2611-aaaaaa', 'Line one\nline two', [], { at: '2026-11-10T09:00:00.000Z' });
  shop.case('2610-cccccc', 'Slow', [{ kind: 'closed', result: 'fixed', replaces: [] }], {
    at: '2026-10-05T09:00:00.000Z',
  });
  return shop;
}

const documents = (ndjson: string) =>
  ndjson
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const idsIn = (ndjson: string) => documents(ndjson).map(({ id }) => id);

describe('heard export', () => {
  test.each([
    ['export', ['2610-cccccc', '2611-aaaaaa', '2611-bbbbbb']],
    ['export --since 2026-11-10 --until 2026-11-10', ['2611-aaaaaa']],
    ['export -s closed', ['2610-cccccc']],
    ['export -c c-ana001 --until 2026-10-31', ['2610-cccccc']],
  ])('"%s" prints a case a line, oldest first', async (line, ids) => {
    const { code, out, err } = await shopWithThree().line(line);
    expect([code, idsIn(out), err]).toEqual([0, ids, '']);
  });

  test('prints what show prints, the history whole', async () => {
    const shop = shopWithThree();
    const [first] = documents((await shop.line('export')).out);
    expect(first).toEqual(await shop.json('show ccc'));
    expect(first.history[0].events[1].words).toBe('Slow');
  });

  test('is the same, byte for byte, when done again', async () => {
    const shop = shopWithThree();
    for (const line of ['export', 'export --format json', 'export --format csv']) {
      expect((await shop.line(line)).out).toBe((await shop.line(line)).out);
    }
  });

  test.each([['export --format json'], ['export --json']])('"%s" is one document', async (line) => {
    const { schemaVersion, cases } = JSON.parse((await shopWithThree().line(line)).out);
    expect([schemaVersion, cases.length]).toEqual([1, 3]);
  });

  test('as json of nothing is still a document', async () => {
    expect(JSON.parse((await new Shop().line('export --format json')).out)).toEqual({ schemaVersion: 1, cases: [] });
  });

  test('is one answer: refuses csv as a JSON document', async () => {
    const shop = new Shop();
    const { code, out, err } = await shop.line('export --json --format csv -o cases.csv');
    expect([code, out, JSON.parse(err).error.code]).toEqual([2, '', 'usage']);
    expect((await shop.line('export --json --format json')).code).toBe(0);
  });

  test('picks fields', async () => {
    const { out } = await shopWithThree().line('export --fields id,client.name -s closed');
    expect(documents(out)).toEqual([{ id: '2610-cccccc', client: { name: 'Ana Miller' } }]);
  });

  test('as csv defuses formulas, says what it leaves out, and can be raw', async () => {
    const shop = shopWithThree();
    const { out, err } = await shop.line('export --format csv --fields id,words');
    expect(out).toBe('id,words\r\n2610-cccccc,Slow\r\n2611-aaaaaa,"Line one\nline two"\r\n2611-bbbbbb,\'=1+1\r\n');
    expect(err).toMatch(/^CSV holds one line a case/);
    expect((await shop.line('export --format csv --fields id,words --raw')).out).toContain('bbbbbb,=1+1\r\n');
  });

  test('writes a file whole, and another one in its place only when forced', async () => {
    const shop = shopWithThree();
    const path = join(shop.folder, 'cases.ndjson');
    expect(await shop.run(['export', '-o', path])).toMatchObject({ code: 0, out: `Written: ${path}\n` });
    expect(idsIn(readFileSync(path, 'utf8'))).toHaveLength(3);
    writeFileSync(path, 'mine');
    expect(await shop.run(['export', '-o', path])).toMatchObject({ code: 1, out: '' });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect((await shop.run(['export', '-o', path, '--force'])).code).toBe(0);
    expect(idsIn(readFileSync(path, 'utf8'))).toHaveLength(3);
  });

  test('of full months is that of others, what is said of damage included', () => {
    const shop = new Shop();
    makeJournal(shop.home, { cases: 40, days: 50, until: Date.parse('2026-11-20') });
    const record = shop.case('2611-bbbbbb', 'Late', [], { at: '2026-10-02T09:00:00.000Z' });
    shop.write({ case: '2611-bbbbbb' }, [{ kind: 'amended', record: record.id, index: 0, set: { on: '2026-11-03' } }]);
    shop.write({ case: '2611-bbbbbb' }, [{ kind: 'amended', record: record.id, index: 1, set: { words: 7 } }]);
    shop.write({ note: 'n-2610-cccccc' }, [{ kind: 'taken', text: 4 }]);
    shop.write({ client: 'c-ana001' }, [{ kind: 'client-added', name: 3 }]);
    append(join(shop.home, 'journal/2026-11/van-7k2m.jsonl'), '<<<<<<< HEAD\n');
    const state = join(shop.folder, 'state');
    const journal = createJournal({
      home: openHome(shop.home, Math.random),
      identity: createIdentity(state, { label: 'van', user: 'dana' }, Math.random),
      state,
    });
    const told = (asked: typeof journal.readParts) => {
      const said: string[] = [];
      const output = {
        write: () => {},
        warn: (line: string) => said.push(line),
        style: createStyle({ color: false, columns: 80 }),
      };
      const found = [...casesInOrder({ journal: { ...journal, readParts: asked }, output })];
      return { found, said };
    };
    const whole = told(journal.readParts);
    expect([whole.found.length, whole.said]).toEqual([41, [expect.stringMatching(/^4 damaged lines/)]]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), (part) => {
        const bounds = { full: 0, part };
        const inParts = told((name, keyOf) => readParts({ home: shop.home, name, checksum: crc32, bounds }, keyOf));
        expect(inParts).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  test.each([
    [['export', '--format', 'xml'], 2, '--format "xml"'],
    [['export', '--fields', 'id,wrods'], 2, '--fields'],
    [['export', '--format', 'csv', '--fields', 'wrods'], 2, 'did you mean words?'],
    [['export', '-c', 'Anna Miller'], 1, 'The nearest is Ana Miller.'],
  ])('refuses %j', async (argv, code, said) => {
    const shop = shopWithThree();
    const path = join(shop.folder, 'cases');
    const ran = await shop.run([...argv, '-o', path]);
    expect([ran.code, ran.err, existsSync(path)]).toEqual([code, expect.stringContaining(said), false]);
  });
});
