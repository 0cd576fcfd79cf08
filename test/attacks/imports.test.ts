import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Shop } from '../commands/shop.ts';

const record = (more: object = {}, events: readonly object[] = []) => ({
  v: 1,
  id: '01KAB3AAAAAAAAAAAAAAAAAAAA',
  at: '2026-11-21T09:00:00.000Z',
  by: 'Ana',
  machine: 'van-7k2m',
  case: '2611-aaaaaa',
  events: [{ kind: 'opened', client: { id: 'c-ana001', name: 'Ana' } }, { kind: 'listened', words: 'x' }, ...events],
  ...more,
});
const document = (history: readonly object[], more: object = {}) => ({
  schemaVersion: 1,
  id: '2611-aaaaaa',
  history,
  ...more,
});
const line = (history: readonly object[], more: object = {}) => `${JSON.stringify(document(history, more))}\n`;
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const withProto = (text: string) =>
  text.replace('{', '{"__proto__":{"polluted":"yes"},"constructor":{"polluted":"yes"},');

/** Runs an import of a file with these bytes; what it left outside of heard's own folders, and how it ended. */
async function imported(bytes: string | Uint8Array, map?: string) {
  const shop = new Shop();
  const folder = join(shop.folder, 'in');
  mkdirSync(folder);
  writeFileSync(join(folder, 'file'), bytes);
  if (map !== undefined) writeFileSync(join(folder, 'map'), map);
  const ran = await shop.run([
    'import',
    join(folder, 'file'),
    ...(map === undefined ? [] : ['--map', join(folder, 'map')]),
  ]);
  const strange = readdirSync(shop.folder).filter((name) => !['home', 'state', 'settings', 'in'].includes(name));
  return { shop, ...ran, strange };
}

describe('hostile lines', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['an id that leads elsewhere', line([record({ case: '../../x' })], { id: '../../x' }), 'no id of a case'],
    ['a record whose id leads elsewhere', line([record({ case: '2611-aaaaaa/../x' })]), 'not a valid id'],
    ['a month 13', line([record({ case: '2613-aaaaaa' })], { id: '2613-aaaaaa' }), 'no id of a case'],
    ['a month 0', line([record({ case: '2600-aaaaaa' })], { id: '2600-aaaaaa' }), 'no id of a case'],
    ['a line of 17 MB', `"${'x'.repeat(17 * 1024 * 1024)}"\n${line([record()])}`, 'longer than 16 MB'],
    ['a record of 257 KB', line([record({}, [{ kind: 'noted', text: 'x'.repeat(257 * 1024) }])]), 'longer than 256 KB'],
    [
      'lists in lists',
      line([record()], { mood: 0 }).replace('"mood":0', `"mood":${nested(5000)}`),
      'nested too deeply',
    ],
    ['lists without an end', '['.repeat(200_000), 'is no export of heard'],
    ['an event that is none', line([record({}, [{ kind: 7 }])]), 'An event has no "kind".'],
    ['an event that does not fit', line([record({}, [{ kind: 'noted' }])]), 'has no "text"'],
    [
      'bytes that are no text',
      Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xe4])]),
      'Byte 8 of this line is not UTF-8',
    ],
    ['two bytes a letter', Buffer.from(line([record()]), 'utf16le'), 'no text'],
    ['a NUL', line([record()]).replace('Ana', 'A\0'), 'no text'],
    ['a record of two cases', line([record({ note: 'n-2611-aaaaaa' })]), 'exactly one of'],
  ])('with %s are refused, and nothing is written', async (_what, bytes, said) => {
    const { shop, code, out, err, strange } = await imported(bytes);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
    expect([shop.records(), strange]).toEqual([[], []]);
  });

  test.each<[string, string]>([
    [
      'of a client whose id leads elsewhere',
      line([record({}, [{ kind: 'logged', devices: [{ id: '../x', name: 'y' }] }])]).replaceAll('c-ana001', '../../c'),
    ],
    ['with odd names of records and machines', line([record({ id: '../../x', machine: '../../x', command: '..' })])],
    ['with names that every object has', withProto(line([withProtoRecord()]))],
    ['with a mark of another import', line([record({ batch: 'b-zzzzzz' })])],
  ])('%s do nothing, and come out as they went in', async (_what, text) => {
    const { shop, code, err, strange } = await imported(text);
    expect([code, err, strange]).toEqual([0, '', []]);
    const [{ history }] = (await shop.json('export --format json')).cases;
    const { batch: _, ...wanted } = JSON.parse(text).history[0];
    expect(JSON.stringify(history)).toBe(JSON.stringify([wanted]));
    expect('polluted' in {}).toBe(false);
  });
});

function withProtoRecord(): object {
  return JSON.parse(
    withProto(JSON.stringify(record({}, [JSON.parse('{"kind":"noted","text":"x","__proto__":{"polluted":"yes"}}')]))),
  );
}

const mapping = (more: object = {}) =>
  JSON.stringify({ format: 1, columns: { client: 'Who', words: 'What', on: 'Day' }, dates: 'DD.MM.YYYY', ...more });

describe('a hostile CSV file', () => {
  test.each<[string, string | Uint8Array, string, string]>([
    ['a quote that nobody closes', `Who,What,Day\n"${'x\n'.repeat(2_000_000)}`, mapping(), 'never closed'],
    ['a row of a million cells', `Who,What,Day\n${','.repeat(1_000_000)}\n`, mapping(), 'This row has 1000001 cells'],
    [
      'the letters of Windows',
      Buffer.from('Who,What,Day\nJ\xf6rg,x,04.03.2026\n', 'latin1'),
      mapping(),
      'Line 2: Byte 2 of this line is not UTF-8: save the file as UTF-8',
    ],
    ['a column that stands twice', 'Who,Who,What,Day\n', mapping(), 'stands there twice'],
    ['nothing in it', '', mapping(), 'no line with the names of columns'],
    ['a text of 300 KB', `Who,What,Day\nBo,${'x'.repeat(300 * 1024)},04.03.2026\n`, mapping(), 'too long to keep'],
    [
      'names that every object has',
      'Who,What,Day\n',
      mapping({ columns: { constructor: 'Who' } }),
      '"constructor" is nothing a case has',
    ],
    [
      'a date like an expression',
      'Who,What,Day\n',
      mapping({ dates: '(DD+)+MM[YYYY' }).replace('"Day"', '"Dy"'),
      'no column "Dy"',
    ],
  ])('with %s is refused, and nothing is written', async (_what, bytes, map, said) => {
    const { shop, code, out, err, strange } = await imported(bytes, map);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
    expect([shop.records(), strange]).toEqual([[], []]);
  });

  test('finds in a table of values only what stands there', async () => {
    const values = { result: JSON.parse('{"x":"fixed"}') };
    const csv = 'Who,What,Day,Status\n__proto__,constructor,04.03.2026,toString\n';
    const columns = { client: 'Who', words: 'What', on: 'Day', result: 'Status' };
    expect((await imported(csv, mapping({ columns, values }))).err).toContain('"toString" is not one of');
    const { shop, code } = await imported(csv.replace('toString', 'x'), mapping({ columns, values }));
    expect(code).toBe(0);
    const [first] = (await shop.json('export --format json')).cases;
    expect(first).toMatchObject({
      client: { name: '__proto__' },
      listening: { words: 'constructor' },
      status: 'closed',
    });
  });
});
