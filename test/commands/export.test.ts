import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
