import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disk } from '../src/adapters/store/disk.ts';
import { goOn } from '../src/bin.ts';
import { run } from '../src/note.ts';
import { type Ran, Shop } from './commands/shop.ts';

/** The clock on the wall. */
const wall = { HEARD_NOW: '' };

/** What the quick way does as `bin/heard.js` calls it: undefined where it hands over to the full program. */
function quickly(shop: Shop, words: readonly string[]): Ran | undefined {
  const out: string[] = [];
  const err: string[] = [];
  const done = run(words, { env: { ...shop.env, ...wall }, platform: 'linux', write: (text) => out.push(text) });
  if (done === undefined) return undefined;
  const sink = (texts: string[]) => ({
    isTTY: false,
    columns: undefined,
    write: (text: string) => void texts.push(text),
  });
  const context = { env: {}, platform: 'linux', stdin: { isTTY: false, read: () => '' } };
  const code = typeof done === 'number' ? done : goOn(done, { ...context, stdout: sink(out), stderr: sink(err) });
  return { code, out: out.join(''), err: err.join('') };
}

/** What was printed and written, but for ids and times, folders, and what tells the two machines apart. */
function comparable(shop: Shop, { code, out, err }: Ran) {
  const plain = (text: string) =>
    text
      .replaceAll(shop.folder, 'FOLDER')
      .replace(/(?<=n-\d{4}-)\w{6}|(?<="at":")[^"]*/g, '')
      .replace(/\b[\w-]{1,60}\.jsonl/g, 'MACHINE');
  const records = shop.records().map(({ id, note, machine, sum, at, ...rest }) => {
    expect([typeof id, typeof at, typeof sum]).toEqual(['string', 'string', 'string']);
    return rest;
  });
  return { code, out: plain(out), err: plain(err), records };
}

/** A shop that took a note before. */
async function openShop(): Promise<Shop> {
  const shop = new Shop();
  shop.case('2611-aaaaaa', 'It clicks');
  await shop.run(['note', 'the first'], { env: wall });
  return shop;
}

async function bothWays(words: readonly string[], before: (shop: Shop) => void = () => {}, stdin = '') {
  const [quick, full] = [await openShop(), await openShop()];
  before(quick);
  before(full);
  const kept = quick.records().length;
  const ran = quickly(quick, words);
  const leftBehind = ran === undefined ? quick.records().slice(kept) : [];
  const handed = ran ?? (await quick.run(['note', ...words], { env: wall, stdin }));
  return {
    isQuick: ran !== undefined,
    leftBehind,
    quick: comparable(quick, handed),
    full: comparable(full, await full.run(['note', ...words], { env: wall, stdin })),
  };
}

describe('the quick way', () => {
  test.each([
    [['call', 'them', 'back']],
    [['one word in quotes']],
    [['  blanks  ', ' around ']],
    [['@miller', 'wants', 'a', 'screen']],
    [['for', '@Öztürk,', 'today']],
    [['ask @o.brien-smith., or @ana']],
    [['-c', 'Ana Miller', 'the', 'cable']],
    [['the', 'cable', '--client', 'Ana']],
    [['-c', 'one', 'text', '-c', 'two']],
    [['-c', '', 'text', '@ana']],
    [['evil \u001b[2J', '@\u202eeman']],
    [['x', '-c', 'Ana\u001b[2J\u202e']],
    [['日本語', '@山田', '👩‍🔧']],
    [['line\nbreak\u0000\u0007']],
    [['\ud800']],
    [['x'.repeat(200_000)]],
  ])('does as the full program for %j', async (words) => {
    const { isQuick, quick, full } = await bothWays(words);
    expect(quick).toEqual(full);
    expect([isQuick, full.code, full.records.length]).toEqual([true, 0, 3]);
  });

  const put = (file: string, text: string) => (shop: Shop) => writeFileSync(join(shop.home, file), text);
  const monthOf = (shop: Shop) => join(shop.home, 'journal', new Date().toISOString().slice(0, 7));
  const ownFile = (shop: Shop) =>
    join(monthOf(shop), readdirSync(monthOf(shop)).find((name) => !name.startsWith('van')) ?? '');

  test.each<[what: string, words: readonly string[], before?: (shop: Shop) => void, stdin?: string]>([
    ['no text', []],
    ['an empty text', ['']],
    ['what is piped in', ['-'], () => {}, 'two\nlines\n'],
    ['nothing that is piped in', ['-']],
    ['the end of flags', ['--', '-5', 'degrees']],
    ['a flag as text', ['-5', 'degrees']],
    ['an unknown flag', ['text', '-x']],
    ['--json', ['text', '--json', '@ana']],
    ['--json first', ['--json', 'text']],
    ['-q', ['text', '-q']],
    ['--no-input', ['--no-input']],
    ['a case', ['-k', 'aaa', 'the cable']],
    ['a case and a client', ['-k', 'aaa', '-c', 'ana', 'text']],
    ['a case that does not exist', ['--case=zzz', 'text']],
    ['a client in one word', ['-cAna', 'text']],
    ['a client after =', ['--client=Ana', 'text']],
    ['no client', ['text', '-c']],
    ['a flag for a client', ['-c', '--json', 'text']],
    ['help', ['--help']],
    ['a password', ['her password is hunter2']],
    ['a card number', ['4111 1111 1111 1111']],
    ['a PIN with --json', ['her PIN is 4815', '--json']],
    ['a text that is too long', ['y'.repeat(262_144)]],
    [
      'a newer format',
      ['text'],
      ({ home }) => {
        const seal = readFileSync(join(home, 'heard.json'), 'utf8');
        writeFileSync(join(home, 'heard.json'), seal.replace('"format":1', '"format":2'));
      },
    ],
    ['a damaged seal', ['text'], put('heard.json', '{"format":1')],
    ['damaged names', ['text'], put('../state/machine.json', '[]')],
    ['names that are empty', ['text'], put('../state/machine.json', '')],
    [
      'names of another computer',
      ['text'],
      put('../state/machine.json', '{"hosts":{"elsewhere":"van-1111"},"by":"Dana"}'),
    ],
    ['the first note here', ['text'], (shop) => rmSync(shop.home, { recursive: true })],
    ['the first note of a month', ['text'], (shop) => rmSync(monthOf(shop), { recursive: true })],
    [
      'a folder in place of the file',
      ['text'],
      (shop) => {
        const file = ownFile(shop);
        rmSync(file);
        mkdirSync(file);
      },
    ],
    [
      'a link in place of the file',
      ['text'],
      (shop) => {
        const file = ownFile(shop);
        rmSync(file);
        symlinkSync(join(shop.folder, 'elsewhere'), file);
      },
    ],
    [
      'a file in place of the month',
      ['text'],
      (shop) => {
        rmSync(monthOf(shop), { recursive: true });
        writeFileSync(monthOf(shop), '');
      },
    ],
    ['a journal that may not be written', ['text'], (shop) => chmodSync(ownFile(shop), 0o400)],
  ])('and the full program after it do as the full program alone for %s', async (_what, words, before, stdin) => {
    const { leftBehind, quick, full } = await bothWays(words, before, stdin);
    expect(leftBehind).toEqual([]);
    expect(quick).toEqual(full);
  });

  test('takes a note where --home leads', async () => {
    const shop = await openShop();
    expect(quickly(shop, ['--home', join(shop.folder, 'elsewhere'), 'text'])).toBeUndefined();
  });

  test('takes the time it is told, and hands over what is no time', async () => {
    const shop = await openShop();
    const at = (HEARD_NOW: string) => ({ env: { ...shop.env, HEARD_NOW }, platform: 'linux', write: () => {} });
    const month = new Date().toISOString().slice(0, 7);
    expect(run(['in time'], at(`${month}-07T08:09:10Z`))).toBe(0);
    const taken = shop.records().find(({ events }) => events[0]?.text === 'in time');
    expect(taken?.at).toBe(`${month}-07T08:09:10.000Z`);
    expect(run(['text'], at('noon'))).toBeUndefined();
  });

  test('hands over as soon as something may have to be taken out of its files', async () => {
    const shop = await openShop();
    await shop.run(['note', '-k', 'aaa', 'x'], { env: wall });
    expect(quickly(shop, ['text'])?.code).toBe(0);
    // Another computer brings something into a month in which this one wrote.
    const own = shop.records().find(({ machine }) => machine !== 'van-7k2m');
    shop.write({ note: own?.note ?? '' }, [{ kind: 'unfiled' }]);
    expect(quickly(shop, ['text'])).toBeUndefined();
    await shop.run(['note', 'the full program looks through it'], { env: wall });
    expect(quickly(shop, ['text'])?.code).toBe(0);
  });

  test('a reader that went away is no failure', async () => {
    const shop = await openShop();
    const write = () => {
      throw Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    };
    expect(run(['text'], { env: { ...shop.env, ...wall }, platform: 'linux', write })).toBe(0);
    expect(shop.records()).toHaveLength(3);
  });

  test('says that it may be there where the disk refuses to keep it for good', async () => {
    const shop = await openShop();
    const { fdatasync } = disk;
    disk.fdatasync = () => {
      throw Object.assign(new Error('EIO'), { code: 'EIO' });
    };
    const ran = quickly(shop, ['the cable']);
    disk.fdatasync = fdatasync;
    expect(ran).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/it is not sure that the record is in[\s\S]*the cable/),
    });
    expect(shop.records()).toHaveLength(3);
  });

  test('writes the same line again where a rewrite took the file away', async () => {
    const shop = await openShop();
    const { fdatasync } = disk;
    const file = ownFile(shop);
    disk.fdatasync = (fd) => {
      disk.fdatasync = fdatasync;
      disk.rename(file, file.replace('.jsonl', '.1.jsonl'));
      return fdatasync(fd);
    };
    expect(quickly(shop, ['the cable'])).toMatchObject({ code: 0, out: expect.stringMatching(/^Noted: n-/) });
    const twice = shop.records().filter(({ events }) => events[0]?.text === 'the cable');
    expect([twice.length, new Set(twice.map(({ id }) => id)).size]).toEqual([2, 1]);
  });

  test('whatever the words, it does as the full program or hands over', async () => {
    const [quick, full] = [await openShop(), await openShop()];
    const word = fc.oneof(
      fc.constantFrom(
        '-c',
        '--client',
        '-',
        '--',
        '-k',
        '-5',
        '@ana',
        '@',
        '',
        ' ',
        'text',
        '-cx',
        '--no-input',
        'PIN 12 34',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (words) => {
        const kept = quick.records().length;
        const ran = quickly(quick, words);
        if (ran === undefined) expect(quick.records()).toHaveLength(kept);
        const whole = ran ?? (await quick.run(['note', ...words], { env: wall }));
        const alone = await full.run(['note', ...words], { env: wall });
        expect(comparable(quick, whole)).toEqual(comparable(full, alone));
      }),
      { numRuns: 60 },
    );
  });
});
