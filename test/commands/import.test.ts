import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeLine } from '../../src/domain/line.ts';
import { append } from './append.ts';
import { fix, offered, Shop } from './shop.ts';

/** A shop with cases of two machines and two months, and in one of them what a newer heard may have left there. */
async function fullShop(): Promise<Shop> {
  const shop = new Shop();
  await shop.line('note the first');
  shop.case('2611-aaaaaa', 'It clicks\nand beeps', [offered(fix('disk', 9000))], { machine: 'desk-3f9k' });
  shop.case('2611-bbbbbb', 'It is \u202eslow', [{ kind: 'closed', result: 'fixed', replaces: [] }]);
  shop.case('2610-cccccc', 'Offline', [], { at: '2026-10-05T09:00:00.000Z' });
  const later = shop.write({ case: '2610-cccccc' }, [{ kind: 'sang', song: 'la' }]);
  const odd = { ...later, id: '01KAB3QQQQQQQQQQQQQQQQQQQQ', z: 1, 7: 'seven', a: [], v: 2, command: 'x' };
  append(join(shop.home, 'journal/2026-10/van-7k2m.jsonl'), `\n${encodeLine(odd)}\n`);
  for (const line of [
    'note -k aaaaaa a word of the laptop',
    'promise aaaaaa send it --due fri',
    'redact aaaaaa send',
  ]) {
    expect((await shop.line(line)).code).toBe(0);
  }
  await shop.line('note -k bbbbbb oops');
  await shop.line('undo');
  return shop;
}

async function exported(shop: Shop, words = 'export'): Promise<string> {
  const { code, out } = await shop.line(words);
  expect(code).toBe(0);
  return out;
}

/** The bytes of all journal files, by path. */
function bytesOf({ home }: Shop): Readonly<Record<string, string>> {
  const journal = join(home, 'journal');
  const names = existsSync(journal) ? readdirSync(journal, { recursive: true, encoding: 'utf8' }).sort() : [];
  const files = names.filter((name) => statSync(join(journal, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(journal, name), 'utf8')]));
}

// biome-ignore lint/suspicious/noExplicitAny: what is parsed is looked into.
type Document = any;

const batchIn = ({ out }: { readonly out: string }) => /b-[0-9a-z]{6}/.exec(out)?.[0] ?? '';
const ids = async (shop: Shop) => (await shop.json('list -a')).cases.map(({ id }: { id: string }) => id).sort();
const documents = async (shop: Shop) => (await shop.json('export --format json')).cases;

describe('an export that is imported', () => {
  test('comes out of an empty home byte for byte as it went in, and a second time changes nothing', async () => {
    const text = await exported(await fullShop());
    const to = new Shop();
    const ran = await to.line('import -', { stdin: text });
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^Imported 3 cases, with 1 new client\.\nTo take it back: heard undo --batch b-\w{6}\n$/);
    expect(await exported(to)).toBe(text);
    const before = bytesOf(to);
    expect(await to.line('import -', { stdin: text })).toMatchObject({
      code: 0,
      out: 'Nothing new. 3 were here already.\n',
    });
    expect(await to.line('import -', { stdin: text + text })).toMatchObject({ code: 0 });
    expect(bytesOf(to)).toEqual(before);
    expect((await to.line('doctor')).code).toBe(0);
  });

  test('marks each record that it brings, and the client is known from then on', async () => {
    const to = new Shop();
    const ran = await to.line('import -', { stdin: await exported(await fullShop()) });
    expect(new Set(to.records().map(({ batch }) => batch))).toEqual(new Set([batchIn(ran)]));
    expect(await to.json('list -a -c c-ana001')).toHaveProperty('cases.length', 3);
    await to.run(['new', '--answers', '-'], {
      stdin: JSON.stringify({ client: 'ana miller', words: 'x', readbacks: [{ answer: 'yes' }], wants: 'know' }),
    });
    expect(await to.json(['list', '-a', '-c', 'Ana Miller'])).toHaveProperty('cases.length', 4);
  });

  test('adds only what is missing to a case that is here', async () => {
    const from = await fullShop();
    const early = await exported(from);
    const to = new Shop();
    await to.line('import -', { stdin: early });
    await to.line('note -k aaaaaa written here');
    const count = to.records().length;
    expect((await from.line('note -k aaaaaa written there')).code).toBe(0);
    const ran = await to.line('import -', { stdin: await exported(from) });
    const { notes } = await to.json('show aaaaaa');
    expect(notes.map(({ text }: { text: string }) => text)).toEqual([
      'a word of the laptop',
      'written here',
      'written there',
    ]);
    // The note, and that an import came.
    expect(to.records().length).toBe(count + 2);
    const { out } = await to.line(`undo --batch ${batchIn(ran)}`);
    expect(out).toMatch(/: 1 case\.\n/);
    expect((await to.json('show aaaaaa')).notes).toHaveLength(2);
  });

  test('brings no text back that was taken out here, nor anything of a client who was forgotten', async () => {
    const from = new Shop();
    const note = from.case('2611-aaaaaa', 'It clicks');
    const first = await exported(from);
    from.write({ case: '2611-aaaaaa' }, [{ kind: 'noted', text: 'the blue box' }], { at: '2026-11-21T10:00:00.000Z' });
    const noted = from.records().at(-1)?.id ?? '';
    const whole = await exported(from);
    const to = new Shop();
    await to.line('import -', { stdin: first });
    to.write({ case: '2611-aaaaaa' }, [{ kind: 'redacted', records: [noted, note.id], fields: [] }]);
    // What it asks of this computer's own files is done.
    await to.line('note later');
    expect((await to.line('import -', { stdin: whole })).code).toBe(0);
    expect(JSON.stringify(bytesOf(to))).not.toContain('the blue box');
    expect(to.records().map(({ id }) => id)).toContain(noted);
    await to.line('forget Ana Miller');
    from.case('2611-dddddd', 'secret words');
    const ran = await to.line('import -', { stdin: await exported(from) });
    expect(ran.out).toMatch(
      /^Nothing new\. 1 was here already\. 1 was left out: its client asked to be\sforgotten\.\n$/,
    );
    expect(JSON.stringify(bytesOf(to))).not.toContain('secret words');
  });

  const line = async () => JSON.parse(await exported(await Promise.resolve(one())));
  const one = () => {
    const shop = new Shop();
    shop.case('2611-aaaaaa', 'It clicks');
    return shop;
  };
  test.each<[string, (document: Document) => unknown, string]>([
    ['without a history', ({ history: _, ...rest }) => rest, 'Line 1: This line does not hold the whole history'],
    [
      'whose history is empty',
      (document) => ({ ...document, history: [] }),
      'Line 1: This line does not hold the whole history',
    ],
    [
      'that somebody edited',
      (document) => ({ ...document, status: 'closed' }),
      'Line 1: "status" is not what the history',
    ],
    [
      'edited deep inside',
      (document) => ({ ...document, listening: { ...document.listening, words: 'no' } }),
      '"listening.words"',
    ],
    ['with an odd id', (document) => ({ ...document, id: '../../x' }), 'is no id of a case'],
    ['of a month there is not', (document) => ({ ...document, id: '2613-aaaaaa' }), 'is no id of a case'],
    ['with a record of another case', (document) => ({ ...document, id: '2611-bbbbbb' }), 'about another case'],
    [
      'with a record that is none',
      (document) => ({ ...document, history: [{ v: 1 }] }),
      'In the history: The record has no "id".',
    ],
    ['of a newer heard', (document) => ({ ...document, schemaVersion: 2 }), 'A newer heard wrote this line.'],
    ['that is no object', () => [], 'is no export of heard.'],
  ])('is refused with a line %s', async (_what, change, said) => {
    const to = new Shop();
    const ran = await to.line('import -', { stdin: `${JSON.stringify(change(await line()))}\n` });
    expect([ran.code, ran.out, ran.err]).toEqual([2, '', expect.stringContaining(said)]);
    expect(bytesOf(to)).toEqual({});
  });

  test('may hold keys that this heard does not print', async () => {
    const to = new Shop();
    const { by: _, ...rest } = await line();
    expect((await to.line('import -', { stdin: JSON.stringify({ ...rest, mood: 'good' }) })).code).toBe(0);
  });

  test('with one bad line brings nothing in, unless it is to keep going', async () => {
    const to = new Shop();
    const stdin = `{}\n${JSON.stringify(await line())}\nno json\n`;
    const ran = await to.line('import -', { stdin });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toBe(
      'Line 1: This is no line of heard export.\nLine 3: This is no line of heard export.\n' +
        'heard: 2 of 3 lines cannot be imported.\nNothing was imported. Mend it and do it again, or leave it out with --keep-going.\n',
    );
    expect(bytesOf(to)).toEqual({});
    expect(await to.line('import - --keep-going', { stdin })).toMatchObject({
      code: 2,
      out: expect.stringContaining('Imported 1 case'),
    });
    expect(await ids(to)).toEqual(['2611-aaaaaa']);
  });

  test.each(['Date,Problem\n1,2\n', '{\n"client": "Ana"\n}\n', '{"client":"Ana"}'])(
    'that is something else is not told line by line: %j',
    async (stdin) => {
      for (const more of ['', ' --dry-run', ' --keep-going']) {
        const { code, out, err } = await new Shop().line(`import -${more}`, { stdin });
        expect([code, out]).toEqual([2, '']);
        expect(err).toMatch(/^heard: What was piped in is no export of heard\.\n.* needs --map.*\n$/);
      }
    },
  );

  test.each(['--redact', '--fields id,history'])(
    'with %s is refused: its records are not what was written',
    async (more) => {
      const from = new Shop();
      from.case('2611-aaaaaa', 'It clicks');
      const to = new Shop();
      const ran = await to.line('import -', { stdin: await exported(from, `export ${more}`) });
      expect([ran.code, bytesOf(to)]).toEqual([2, {}]);
    },
  );

  test('may be empty', async () => {
    expect(await new Shop().line('import -', { stdin: '' })).toMatchObject({ code: 0, out: 'Nothing new.\n' });
  });
});

const mapping = {
  format: 1,
  columns: {
    client: 'Customer',
    words: ['Subject', 'Problem'],
    on: 'Date',
    closedOn: 'Done on',
    devices: 'Device',
    result: 'Status',
    charged: 'Price',
    spent: 'Time',
    notes: 'Remarks',
  },
  constants: { by: 'Dana' },
  dates: 'DD.MM.YYYY',
  decimal: ',',
  currency: 'EUR',
  values: { result: { Done: 'fixed', open: null } },
};
const header = 'Date;Customer;Subject;Problem;Device;Status;Done on;Price;Time;Remarks;Fax';
const rows = [
  '4.3.2024;Ana Miller;Printer;"It is ""offline""\r\nagain";the till;done;05.03.2024;1.250,50 €;45;mind the dog;1',
  '05.03.2024;ana  miller;Mail;Gone;"the till; the phone";OPEN;;;;;2',
  '06.03.2024;Jörg;;Slow;;;;;1h30;;',
];
const csv = [header, ...rows].join('\r\n');

function desk(): {
  readonly shop: Shop;
  readonly run: (text: string, more?: string, map?: unknown) => ReturnType<Shop['run']>;
} {
  const shop = new Shop();
  const map = join(shop.folder, 'map.json');
  return {
    shop,
    run(text, more = '', wanted = mapping) {
      writeFileSync(map, typeof wanted === 'string' ? wanted : JSON.stringify(wanted));
      return shop.run(['import', '-', '--map', map, ...more.split(' ').filter(Boolean)], { stdin: text });
    },
  };
}

describe('a CSV file of old cases', () => {
  test('becomes a case a row, each on its day', async () => {
    const { shop, run } = desk();
    const ran = await run(csv);
    expect(ran).toMatchObject({ code: 0, err: 'Nothing is taken from these columns: Fax.\n' });
    expect(ran.out).toMatch(/^Imported 3 cases, with 2 new clients\.\nTo take it back: heard undo --batch b-\w{6}\n$/);
    const [first, second, third] = await documents(shop);
    expect(first).toMatchObject({
      id: expect.stringMatching(/^2403-/),
      status: 'closed',
      openedAt: '2024-03-04',
      closedAt: '2024-03-05',
      by: 'Dana',
      client: { name: 'Ana Miller' },
      devices: [{ name: 'the till' }],
      listening: { words: 'Printer\nIt is "offline"\r\nagain', readbacks: [], confirmed: null },
      outcome: { result: 'fixed', minutes: 45, charged: { amount: 125050, currency: 'EUR' } },
      notes: [{ text: 'mind the dog', at: '2024-03-04' }],
    });
    expect(second).toMatchObject({ status: 'open', client: first.client, listening: { words: 'Mail\nGone' } });
    expect(second.devices).toEqual([first.devices[0], { id: expect.stringMatching(/^d-/), name: 'the phone' }]);
    expect(third).toMatchObject({
      status: 'open',
      closedAt: null,
      listening: { words: 'Slow' },
      outcome: { minutes: 90 },
    });
    const { batch } = shop.records().at(-1) ?? {};
    expect(shop.records().every((record) => record.batch === batch && batch !== undefined)).toBe(true);
    expect(
      shop
        .records()
        .flatMap(({ events }) => events)
        .every(({ kind, on }) => /^(client|device)-/.test(kind) || on !== undefined),
    ).toBe(true);
  });

  test('comes in once, however often it is imported, from whatever computer, and with more rows than before', async () => {
    const { shop, run } = desk();
    await run(csv);
    const before = bytesOf(shop);
    expect((await run(csv)).out).toBe('Nothing new. 3 were here already.\n');
    expect(bytesOf(shop)).toEqual(before);
    expect((await run(`${csv}\n07.03.2024;Bo;;New;;;;;;;`)).out).toMatch(
      /^Imported 1 case, with 1 new client\. 3 were here already\./,
    );
    const other = desk();
    await other.run(csv);
    const named = ({ id, client, devices, history }: Document) => [
      id,
      client,
      devices,
      history.map((record: Document) => record.id),
    ];
    expect((await documents(other.shop)).map(named)).toEqual((await documents(shop)).slice(0, 3).map(named));
  });

  test('is well with heard doctor, in whatever order its rows stand', async () => {
    const { shop, run } = desk();
    await run([header, ...rows.toReversed()].join('\n'));
    const { code, out } = await shop.line('doctor');
    expect([code, out]).toEqual([0, expect.stringMatching(/^Everything is well: 3 cases/)]);
  });

  test('keeps rows that say the same apart', async () => {
    const { shop, run } = desk();
    const twice = [header, rows[2], rows[2]].join('\n');
    expect((await run(twice)).out).toMatch(/^Imported 2 cases/);
    expect((await run(twice)).out).toBe('Nothing new. 2 were here already.\n');
    expect(await ids(shop)).toHaveLength(2);
    const records = shop.records().map(({ id }) => id);
    expect(new Set(records).size).toBe(records.length);
  });

  test('that was taken back comes in again, with a better mapping or the same', async () => {
    const { shop, run } = desk();
    const ran = await run(csv);
    expect((await shop.line(`undo --batch ${batchIn(ran)}`)).code).toBe(0);
    expect(await ids(shop)).toEqual([]);
    expect((await run(csv)).out).toMatch(/^Imported 3 cases, with 2 new clients\./);
    expect((await run(csv)).out).toBe('Nothing new. 3 were here already.\n');
    expect(await ids(shop)).toHaveLength(3);
    await shop.line(`undo --batch ${batchIn(ran)}`);
    const better = { ...mapping, columns: { ...mapping.columns, contact: 'Fax' } };
    expect((await run(csv, '', better)).code).toBe(0);
    expect(await ids(shop)).toHaveLength(3);
  });

  test('names every cell that cannot be read, and brings nothing in', async () => {
    const { shop, run } = desk();
    const bad = [
      header,
      '31.02.2024;Ana;;x;;lost;;1;;;',
      '04.03.2124;;;;;;;9,999;soon;;',
      'too;short',
      '04.03.1999;Ana;;"x;;;;;;;',
    ].join('\n');
    const ran = await run(bad);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err.split('\n')).toEqual([
      'Nothing is taken from these columns: Fax.',
      'Line 2, column "Date": "31.02.2024" is no day written as DD.MM.YYYY.',
      'Line 2, column "Status": "lost" is not one of fixed, living-with-it, heard, no, handed-over, not-fixed: say under "values" of the mapping what it stands for.',
      'Line 3, column "Customer": "client" is empty: every case needs one.',
      'Line 3, column "Subject, Problem": "words" is empty: every case needs one.',
      'Line 3, column "Date": "04.03.2124" is still to come.',
      'Line 3, column "Time": "soon" is no length of time such as 45, 45min or 1h30.',
      'Line 3, column "Price": "9,999" is no amount of EUR such as 1250,50.',
      'Line 4: This row has 2 cells where the first line names 11: put text that holds a separator or a line break in quotes.',
      'Line 5: A quote that opens in this row is never closed: put another " at its end.',
      'heard: 4 of 4 rows cannot be imported.',
      'Nothing was imported. Mend it and do it again, or leave it out with --keep-going.',
      '',
    ]);
    expect(bytesOf(shop)).toEqual({});
  });

  test('in a dry run leaves nothing behind on a computer that heard has not been on', async () => {
    const { shop, run } = desk();
    expect((await run(csv, '--dry-run')).code).toBe(0);
    expect(readdirSync(shop.folder)).toEqual(['map.json']);
  });

  test('in a dry run says what would come and writes nothing', async () => {
    const { shop, run } = desk();
    await run([header, rows[2]].join('\n'));
    const before = bytesOf(shop);
    const { code, out } = await run(`${csv}\nx;Bo;;New;;;;;;;`, '--dry-run');
    expect(code).toBe(2);
    expect(out).toMatch(
      /^Would import 2 cases, with 1 new client\. 1 is here already\. 1 line cannot be\simported:\n {2}2403-\w{6} {2}Mon 4 Mar 2024 {2}Ana Miller {2}“Printer It is /,
    );
    expect(out).toMatch(
      /\n {2}Line 6, column "Date": "x" is no day written as DD\.MM\.YYYY\.\nNothing was written\.\n$/,
    );
    expect(bytesOf(shop)).toEqual(before);
    const { import: told } = JSON.parse((await run(csv, '--dry-run --json')).out);
    expect(told).toMatchObject({ dryRun: true, new: 2, alreadyHere: 1, refused: [] });
  });

  test.each<[string, unknown, string]>([
    ['no JSON', 'columns:', 'The mapping is not JSON.'],
    ['a field that there is not', { ...mapping, columns: { ...mapping.columns, wrods: 'x' } }, 'did you mean words?'],
    [
      'a column that there is not',
      { ...mapping, columns: { ...mapping.columns, words: 'Problm' } },
      'did you mean "Problem"?',
    ],
    ['no words', { ...mapping, columns: { client: 'Customer', on: 'Date' } }, 'names no column for "words"'],
    ['an odd date', { ...mapping, dates: 'D.M.Y' }, '"D.M.Y" is no form of a date'],
    ['a key that nobody knows', { ...mapping, colour: 1 }, 'The mapping is not understood'],
    ['another format', { ...mapping, format: 2 }, 'has a "format" that does not fit'],
    ['an odd currency', { ...mapping, currency: 'euro' }, 'has a "currency" that does not fit'],
  ])('is refused with a mapping of %s', async (_what, wanted, said) => {
    const { shop, run } = desk();
    const { code, out, err } = await run(csv, '', wanted);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
    expect(bytesOf(shop)).toEqual({});
  });

  test('goes to the client of that name or id, and asks which where there are several', async () => {
    const { shop, run } = desk();
    shop.write({ client: 'c-ana001' }, [{ kind: 'client-added', name: 'Ana Miller' }]);
    shop.write({ client: 'c-ana002' }, [{ kind: 'client-added', name: 'Bo' }]);
    shop.write({ client: 'c-ana003' }, [{ kind: 'client-added', name: 'bo' }]);
    const { err } = await run(`${csv}\n07.03.2024;Bo;;New;;;;;;;`);
    expect(err).toContain('Line 6, column "client": There are several clients called "Bo"');
    await run([header, rows[0], '07.03.2024;c-ana003;;New;;;;;;;'].join('\n'));
    expect((await documents(shop)).map(({ client }: Document) => client.id)).toEqual(['c-ana001', 'c-ana003']);
  });

  test('keeps a client whose first row is refused', async () => {
    const { shop, run } = desk();
    const long = `07.03.2024;Bo;;${'x'.repeat(300_000)};;;;;;;`;
    expect((await run([header, long, long.replace(/x+/, 'short')].join('\n'), '--keep-going')).code).toBe(2);
    expect(await shop.json('list -a -c Bo')).toHaveProperty('cases.length', 1);
    expect(shop.records().filter(({ client }) => client !== undefined)).toHaveLength(1);
  });

  test('says what looks like a secret', async () => {
    const { run } = desk();
    expect((await run([header, '07.03.2024;Bo;;her PIN is 4815;;;;;;;'].join('\n'))).err).toContain(
      'Kept, though it looks like a PIN',
    );
  });
});

describe('a CSV export of heard', () => {
  test('comes back with --map heard, formulas and all', async () => {
    const from = new Shop();
    from.case('2611-aaaaaa', '=1+1', [
      { kind: 'worked', minutes: 30, charged: { amount: 9050, currency: 'USD' }, paid: 'card' },
    ]);
    from.case('2611-bbbbbb', '\'it\'s;\r\n "slow"', [{ kind: 'closed', result: 'fixed', replaces: [] }]);
    from.case('2610-cccccc', 'Offline', [{ kind: 'decided', choice: 'live-with-it', words: '-', replaces: [] }]);
    const text = await exported(from, 'export --format csv');
    const to = new Shop();
    expect((await to.line('import - --map heard', { stdin: text })).code).toBe(0);
    const fields =
      'id,status,opened_at,closed_at,by,client,devices,words,wants,choice,decision_words,result,works,spent_minutes,charged,charged_currency,paid';
    const columns = `export --format csv --fields ${fields}`;
    expect(await exported(to, columns)).toBe(await exported(from, columns));
    expect((await to.line('import - --map heard', { stdin: text })).out).toBe('Nothing new. 3 were here already.\n');
    expect((await from.line('import - --map heard', { stdin: text })).out).toBe('Nothing new. 3 were here already.\n');
  });
});

describe('heard undo --batch', () => {
  test('takes a whole import back, and nothing else', async () => {
    const { shop, run } = desk();
    shop.case('2611-aaaaaa', 'It clicks');
    const ran = await run(csv);
    const { code, out } = await shop.line(`undo --batch ${batchIn(ran)}`);
    expect(code).toBe(0);
    expect(out).toMatch(/^Taken back:\nThe import b-\w{6}: 3 cases\.\n {2}2403-\w{6} /);
    expect(await ids(shop)).toEqual(['2611-aaaaaa']);
    expect((await shop.line(`undo --batch ${batchIn(ran)}`)).out).toBe(
      `The import ${batchIn(ran)} was taken back already.\n`,
    );
  });

  test('is what undo alone does right after an import', async () => {
    for (const stdin of [csv, await exported(await fullShop())]) {
      const { shop, run } = desk();
      shop.write({ client: 'c-ana001' }, [{ kind: 'client-added', name: 'Ana Miller' }]);
      await shop.line('note older');
      await (stdin === csv ? run([header, rows[0]].join('\n')) : shop.line('import -', { stdin }));
      expect((await ids(shop)).length).toBeGreaterThan(0);
      expect((await shop.line('undo')).out).toContain('The import');
      expect(await ids(shop)).toEqual([]);
      expect((await shop.line('undo')).out).toContain('  n-2611-');
    }
  });

  test('keeps a client whom somebody else names, and undo goes on from there', async () => {
    const { shop, run } = desk();
    await shop.line('note older');
    const ran = await run(csv);
    const [{ client }] = await documents(shop);
    shop.write({ case: '2611-aaaaaa' }, [
      { kind: 'opened', client },
      { kind: 'listened', words: 'x' },
    ]);
    await shop.line(`undo --batch ${batchIn(ran)}`);
    expect(await shop.json(['list', '-a', '-c', 'Ana Miller'])).toHaveProperty('cases.length', 1);
    const inBook = shop.records().filter((record) => record.client !== undefined || record.device !== undefined);
    const kinds = (id: string) => inBook.filter((record) => record.client === id).map(({ events }) => events[0]?.kind);
    expect(kinds(client.id)).toEqual(['client-added']);
    expect(inBook.filter(({ events }) => events[0]?.kind === 'withdrawn')).toHaveLength(3);
    expect((await shop.line(`undo --batch ${batchIn(ran)}`)).out).toContain('was taken back already');
    expect((await shop.line('undo')).out).toContain('  n-2611-');
  });

  test('says which cases were written to since', async () => {
    const { shop, run } = desk();
    const ran = await run(csv);
    const [id] = await ids(shop);
    await shop.line(`note -k ${id} later`);
    expect((await shop.line(`undo --batch ${batchIn(ran)}`)).out).toContain('1 of them was written to since.');
  });

  test('names the imports there are for one that there is not', async () => {
    const { shop, run } = desk();
    expect((await shop.line('undo --batch b-000000')).err).toContain('Nothing was imported yet.');
    const ran = await run(csv);
    expect(await shop.line('undo --batch b-000000')).toMatchObject({
      code: 1,
      err: expect.stringContaining(batchIn(ran)),
    });
  });

  test('asks whoever is there first', async () => {
    const { shop, run } = desk();
    const ran = await run(csv);
    const { out } = await shop.line(`undo --batch ${batchIn(ran)}`, { person: { confirm: async () => false } });
    expect(out).toMatch(/^The import b-\w{6}: 3 cases\.[\s\S]*Everything stays as it was\.\n$/);
    expect(await ids(shop)).toHaveLength(3);
  });
});
