import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
import { readCalendar } from '../output/ics-reader.ts';
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
    for (const format of ['ndjson', 'json', 'csv', 'md', 'html', 'ics']) {
      const line = `export --format ${format}`;
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

  test.each([['--format csv'], ['--format md'], ['--format html'], ['--format ics'], ['-o cases.csv']])(
    'is one answer: refuses %s as a JSON document',
    async (asked) => {
      const shop = new Shop();
      const { code, out, err } = await shop.line(`export --json ${asked}`);
      expect([code, out, JSON.parse(err).error.code]).toEqual([2, '', 'usage']);
      expect((await shop.line('export --json --format json')).code).toBe(0);
    },
  );

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

  test.each([
    ['cases.ndjson', /^\{"schemaVersion":1,"id"/],
    ['cases.json', /^\{"schemaVersion":1,"cases"/],
    ['cases.csv', /^id,status,/],
    ['cases.MD', /^# Cases\n/],
    ['cases.html', /^<!doctype html>\n/],
    ['cases.ics', /^BEGIN:VCALENDAR\r\n/],
    ['cases', /^\{"schemaVersion":1,"id"/],
  ])('into %s has the format that the name says', async (name, start) => {
    const shop = shopWithThree();
    const path = join(shop.folder, name);
    expect((await shop.run(['export', '-o', path])).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toMatch(start);
    expect((await shop.run(['export', '-o', path, '--force', '--format', 'csv'])).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toMatch(/^id,status,/);
  });

  test('as a calendar says what it leaves out, and speaks of when cases were opened', async () => {
    const shop = shopWithThree();
    const due = (id: string) => ({ kind: 'promised', id, what: 'call', who: 'Dana', due: '2027-01-05' });
    shop.write({ case: '2611-bbbbbb' }, [due('p-aaaaaa')]);
    shop.write({ case: '2610-cccccc' }, [due('p-bbbbbb')]);
    const { out, err } = await shop.line('export --format ics --since 2026-11-01');
    expect(readCalendar(out).map(({ uid }) => uid)).toEqual(['2611-bbbbbb-promise-p-aaaaaa@heard']);
    expect(err).toMatch(/^ics holds the days that are still to come/);
  });

  test('as Markdown into a folder writes a file for each case and one with links to them', async () => {
    const shop = shopWithThree();
    const folder = join(shop.folder, 'archive');
    const names = ['2610-cccccc.md', '2611-aaaaaa.md', '2611-bbbbbb.md', 'index.md'];
    expect(await shop.run(['export', '--format', 'md', '-o', `${folder}/`])).toMatchObject({
      code: 0,
      out: `Written: ${folder}/, 3 cases and index.md\n`,
    });
    expect(readdirSync(folder)).toEqual(names);
    const index = readFileSync(join(folder, 'index.md'), 'utf8');
    expect([...index.matchAll(/\]\((.*?)\)/g)].map(([, name]) => name)).toEqual(names.slice(0, 3));
    // Into one that is there, beside what lies there and over what it wrote itself.
    writeFileSync(join(folder, 'mine.md'), 'mine');
    shop.case('2611-dddddd', 'New', [], { at: '2026-11-21T09:00:00.000Z' });
    const refused = await shop.run(['export', '--format', 'md', '-o', folder]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('index.md is there already')]);
    expect(readdirSync(folder)).toEqual([...names, 'mine.md']);
    expect((await shop.run(['export', '--format', 'md', '-o', folder, '--force'])).out).toContain(', 4 cases and');
    expect(readdirSync(folder)).toEqual([
      '2610-cccccc.md',
      '2611-aaaaaa.md',
      '2611-bbbbbb.md',
      '2611-dddddd.md',
      'index.md',
      'mine.md',
    ]);
    expect(readFileSync(join(folder, 'mine.md'), 'utf8')).toBe('mine');
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
    [['export', '--format', 'html', '--fields', 'id'], 2, '--fields: fields are picked of ndjson, json and csv'],
    [['export', '-c', 'Anna Miller'], 1, 'The nearest is Ana Miller.'],
  ])('refuses %j', async (argv, code, said) => {
    const shop = shopWithThree();
    const path = join(shop.folder, 'cases');
    const ran = await shop.run([...argv, '-o', path]);
    expect([ran.code, ran.err, existsSync(path)]).toEqual([code, expect.stringContaining(said), false]);
  });

  test.each([
    ['ndjson', 'cases/', 2, '-o names a folder, and ndjson is one file.'],
    ['html', '', 2, '-o names a folder, and html is one file.'],
    ['md', 'nowhere/cases/', 1, 'There is no folder for'],
  ])('as %s refuses the folder "%s"', async (format, name, code, said) => {
    const shop = shopWithThree();
    const before = readdirSync(shop.folder);
    const ran = await shop.run(['export', '--format', format, '-o', join(shop.folder, name)]);
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(said)]);
    expect(readdirSync(shop.folder)).toEqual(before);
  });
});
