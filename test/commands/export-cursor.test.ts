import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeardError } from '../../src/errors.ts';
import { main } from '../../src/main.ts';
import { wire } from '../../src/wire.ts';
import { append } from './append.ts';
import { Shop } from './shop.ts';

interface Told {
  readonly id: string;
}

/** A shop whose cases are handed on again and again, as a nightly run does. */
class Nights extends Shop {
  readonly cursor = join(this.folder, 'nightly.cursor');
  /** What the receiver holds: the last of each case. */
  readonly received = new Map<string, Told>();

  night(...more: readonly string[]) {
    return this.run(['export', '--cursor', this.cursor, ...more]);
  }

  /** The ids that one night brings. */
  async brought(...more: readonly string[]): Promise<readonly string[]> {
    const { code, out, err } = await this.night(...more);
    if (code !== 0) throw new Error(err);
    return documents(out).map(({ id }) => id);
  }

  /** A night in which something happens before each piece that is written; the receiver keeps whatever came. */
  async nightWith(happens: (piece: number) => void): Promise<number> {
    const out: string[] = [];
    const write = (text: string) => {
      happens(out.length);
      out.push(text);
    };
    const screen = { isTTY: false, columns: undefined };
    const code = await main(
      ['export', '--cursor', this.cursor],
      {
        env: this.env,
        platform: 'linux',
        stdout: { ...screen, write },
        stderr: { ...screen, write: () => {} },
        stdin: { isTTY: false, read: () => '' },
      },
      wire,
    );
    for (const document of documents(out.join(''))) this.received.set(document.id, document);
    return code;
  }

  kept(): string | undefined {
    return existsSync(this.cursor) ? readFileSync(this.cursor, 'utf8') : undefined;
  }

  file(month: string, machine = 'van-7k2m'): string {
    return join(this.home, 'journal', month, `${machine}.jsonl`);
  }
}

const documents = (ndjson: string): readonly Told[] =>
  ndjson
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

function threeNights(): Nights {
  const shop = new Nights();
  append(join(shop.home, 'heard.json'), '{"format":1,"id":"h-aaaaaa"}\n');
  shop.case('2611-bbbbbb', 'Slow', [], { at: '2026-11-20T09:00:00.000Z' });
  shop.case('2611-aaaaaa', 'Beeps', [], { at: '2026-11-10T09:00:00.000Z' });
  shop.case('2610-cccccc', 'Dark', [], { at: '2026-10-05T09:00:00.000Z', machine: 'desk-1234' });
  return shop;
}

const closed = { kind: 'closed', result: 'fixed', replaces: [] };

describe('heard export --cursor', () => {
  test('takes everything the first time and keeps where it came to, then nothing', async () => {
    const shop = threeNights();
    expect(await shop.brought()).toEqual(['2610-cccccc', '2611-aaaaaa', '2611-bbbbbb']);
    const positionOf = (path: string) => {
      const text = readFileSync(path, 'utf8');
      return {
        size: text.length,
        crc: crc32(text.trim().split('\n').at(-1) ?? '')
          .toString(16)
          .padStart(8, '0'),
      };
    };
    const kept = shop.kept();
    expect(JSON.parse(kept ?? '')).toEqual({
      format: 1,
      home: 'h-aaaaaa',
      files: {
        '2026-10/desk-1234.jsonl': positionOf(shop.file('2026-10', 'desk-1234')),
        '2026-11/van-7k2m.jsonl': positionOf(shop.file('2026-11')),
      },
    });
    expect(await shop.night()).toEqual({ code: 0, out: '', err: 'Nothing is new since the last run.\n' });
    expect(shop.kept()).toBe(kept);
  });

  test.each<[string, (shop: Nights) => unknown, readonly string[]]>([
    ['is new', (shop) => shop.case('2611-dddddd', 'New'), ['2611-dddddd']],
    [
      'was typed late',
      (shop) => shop.case('2610-dddddd', 'Old', [], { at: '2026-10-01T09:00:00.000Z' }),
      ['2610-dddddd'],
    ],
    [
      'came from elsewhere late',
      (shop) => shop.case('2611-dddddd', 'Old', [], { at: '2026-11-01T09:00:00.000Z', machine: 'far-9999' }),
      ['2611-dddddd'],
    ],
    ['was closed', (shop) => shop.run(['close', 'bbb', '--result', 'fixed']), ['2611-bbbbbb']],
    ['got a note', (shop) => shop.run(['note', '-k', 'ccc', 'rang back']), ['2610-cccccc']],
    [
      'was decided by two',
      (shop) => ['one-1111', 'two-2222'].map((machine) => shop.write({ case: '2611-aaaaaa' }, [closed], { machine })),
      ['2611-aaaaaa'],
    ],
    ['has nothing but a note that is not filed', (shop) => shop.run(['note', 'rang back']), []],
    [
      'has nothing but a client',
      (shop) => shop.write({ client: 'c-ana001' }, [{ kind: 'client-added', name: 'Ana Lee' }]),
      [],
    ],
  ])('takes a case that %s', async (_what, change, ids) => {
    const shop = threeNights();
    await shop.night();
    await change(shop);
    expect(await shop.brought()).toEqual(ids);
    expect(await shop.brought()).toEqual([]);
  });

  test('takes a case that was taken back, as closed', async () => {
    const shop = threeNights();
    const record = shop.case('2611-dddddd', 'By mistake');
    await shop.night();
    shop.write({ case: '2611-dddddd' }, [{ kind: 'withdrawn', record: record.id }]);
    expect(documents((await shop.night()).out)).toMatchObject([
      { id: '2611-dddddd', status: 'closed', outcome: { result: 'withdrawn' } },
    ]);
  });

  test.each<[string, (shop: Nights) => unknown, RegExp]>([
    [
      'rewritten',
      (shop) =>
        writeFileSync(shop.file('2026-11'), readFileSync(shop.file('2026-11'), 'utf8').replace('Beeps', 'Beep')),
      /^All of 2026-11 is in it again, as this was rewritten or is gone: van-7k2m\.jsonl\n/,
    ],
    [
      'renamed',
      (shop) => renameSync(shop.file('2026-11'), shop.file('2026-11', 'van-7k2m.1')),
      /2026-11 .*van-7k2m\.jsonl\n/,
    ],
    ['moved away', (shop) => rmSync(shop.file('2026-11', 'far-9999')), /2026-11 .*far-9999\.jsonl\n/],
  ])('takes a whole month again where a file was %s, and says so', async (_what, change, said) => {
    const shop = threeNights();
    shop.write({ case: '2611-aaaaaa' }, [{ kind: 'noted', text: 'x' }], { machine: 'far-9999' });
    await shop.night();
    await change(shop);
    const { out, err } = await shop.night();
    expect(err).toMatch(said);
    expect(documents(out).map(({ id }) => id)).toEqual(['2611-aaaaaa', '2611-bbbbbb']);
    expect(await shop.brought()).toEqual([]);
  });

  test('says which month is gone, and takes it again when it is back', async () => {
    const shop = threeNights();
    await shop.night();
    const month = join(shop.home, 'journal/2026-10');
    renameSync(month, join(shop.folder, 'away'));
    expect((await shop.night()).err).toBe('2026-10 is no longer in the journal.\nNothing is new since the last run.\n');
    renameSync(join(shop.folder, 'away'), month);
    expect(await shop.brought()).toEqual(['2610-cccccc']);
  });

  test('takes the cases of a client who asked to be forgotten', async () => {
    const shop = threeNights();
    shop.write({ client: 'c-ana001' }, [{ kind: 'client-added', name: 'Ana Miller' }]);
    await shop.night();
    await shop.run(['forget', 'Ana Miller']);
    const { out } = await shop.night();
    expect(documents(out)).toHaveLength(3);
    expect(out).not.toMatch(/Miller|Beeps/);
  });

  test('does not count half a line as read', async () => {
    const shop = threeNights();
    await shop.night();
    const [half, rest] = [readFileSync(shop.file('2026-11'), 'utf8').slice(0, 200), shop.kept()];
    appendFileSync(shop.file('2026-11'), half);
    expect(await shop.brought()).toEqual([]);
    expect(shop.kept()).toBe(rest);
    shop.case('2611-dddddd', 'New');
    expect(await shop.brought()).toEqual(['2611-dddddd']);
  });

  test('counts what was written while it ran as not read', async () => {
    const shop = threeNights();
    await shop.nightWith((piece) => {
      if (piece !== 1) return;
      shop.case('2610-dddddd', 'New', [], { at: '2026-10-09T09:00:00.000Z' });
      shop.case('2611-eeeeee', 'New');
    });
    expect([...shop.received.keys()]).toEqual(['2610-cccccc', '2611-aaaaaa', '2611-bbbbbb']);
    expect(await shop.brought()).toEqual(['2610-dddddd', '2611-eeeeee']);
  });

  test.each([
    ['-s', 'closed'],
    ['-c', 'Ana Miller'],
    ['--since', '2026-11-15'],
    ['--until', '2026-11-15'],
  ])('counts as seen what %s %s leaves out', async (...flags) => {
    const shop = threeNights();
    await shop.night(...flags);
    expect(await shop.brought()).toEqual([]);
  });

  test('goes with a file, with --json and with csv', async () => {
    const shop = threeNights();
    const path = join(shop.folder, 'new.ndjson');
    expect(await shop.night('-o', path)).toMatchObject({ code: 0, out: `Written: ${path}\n` });
    expect(documents(readFileSync(path, 'utf8'))).toHaveLength(3);
    shop.case('2611-dddddd', 'New');
    expect(JSON.parse((await shop.night('--json')).out)).toMatchObject({
      schemaVersion: 1,
      cases: [{ id: '2611-dddddd' }],
    });
    shop.case('2611-eeeeee', 'New');
    expect((await shop.night('--format', 'csv', '--fields', 'id')).out).toBe('id\r\n2611-eeeeee\r\n');
    expect(await shop.night('-o', path, '--force')).toMatchObject({
      code: 0,
      err: 'Nothing is new since the last run.\n',
    });
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  test.each<[string, readonly string[], number]>([
    ['a file that is there already', ['-o', 'taken'], 1],
    ['a folder that is not there', ['-o', 'nowhere/new.ndjson'], 1],
    ['a field that is none', ['--fields', 'wrods'], 2],
    ['a client who is none', ['-c', 'Nobody'], 1],
  ])('stays where it was after %s', async (_what, flags, code) => {
    const shop = threeNights();
    await shop.night();
    shop.case('2611-dddddd', 'New');
    const kept = shop.kept();
    writeFileSync(join(shop.folder, 'taken'), 'mine');
    const inFolder = flags.map((flag, at) => (flags[at - 1] === '-o' ? join(shop.folder, flag) : flag));
    expect(await shop.night(...inFolder)).toMatchObject({ code, out: '' });
    expect(shop.kept()).toBe(kept);
    expect(await shop.brought()).toEqual(['2611-dddddd']);
  });

  test.each([
    ['the reader is gone', Object.assign(new Error('broken'), { code: 'EPIPE' }), 0],
    ['the disk is full', new HeardError('The disk is full.', { code: 'disk' }), 1],
  ])('stays where it was when %s before all is printed', async (_what, failure, code) => {
    for (const pieces of [0, 1, 2]) {
      const shop = threeNights();
      const ended = await shop.nightWith((piece) => {
        if (piece === pieces) throw failure;
      });
      expect([ended, shop.kept(), shop.received.size]).toEqual([code, undefined, pieces]);
    }
  });

  test.each([
    ['', 'is not what an export left there'],
    ['{"format":1}', 'is not what an export left there'],
    ['[]', 'is not what an export left there'],
    ['null', 'is not what an export left there'],
    [
      '{"format":1,"home":"h-aaaaaa","files":{"2026-11/van-7k2m.jsonl":{"size":-1,"crc":"9f31c0de"}}}',
      'is not what an export left there',
    ],
    [
      '{"format":1,"home":"h-aaaaaa","files":{"../book.jsonl":{"size":1,"crc":"9f31c0de"}}}',
      'is not what an export left there',
    ],
    ['{"format":2,"home":"h-aaaaaa","more":{}}', 'was left by a newer heard'],
    ['{"format":1,"home":"h-bbbbbb","files":{}}', 'belongs to another journal than this one'],
  ])('refuses %j, tells what helps and leaves it alone', async (text, said) => {
    const shop = threeNights();
    writeFileSync(shop.cursor, text);
    const { code, out, err } = await shop.night('-o', join(shop.folder, 'new.ndjson'));
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`${shop.cursor} ${said}, so nothing was exported.`);
    expect(err).toContain('start over with every case');
    expect([shop.kept(), existsSync(join(shop.folder, 'new.ndjson'))]).toEqual([text, false]);
  });

  test('refuses to go on from a journal that is not there, as a disk that was not put in', async () => {
    const shop = threeNights();
    await shop.night();
    rmSync(shop.home, { recursive: true });
    expect(await shop.night()).toMatchObject({ code: 1, out: '', err: expect.stringContaining('another journal') });
  });

  test('takes a journal that is begun after the first run', async () => {
    const shop = new Nights();
    expect(await shop.night()).toEqual({ code: 0, out: '', err: 'Nothing is new since the last run.\n' });
    await shop.run(['note', 'x']);
    shop.case('2611-dddddd', 'New');
    expect(await shop.brought()).toEqual(['2611-dddddd']);
  });

  test.each([
    ['-', 2],
    ['new.ndjson', 2],
    ['nowhere/nightly.cursor', 1],
    ['.', 1],
  ])('refuses %s before anything is written', async (name, code) => {
    const shop = threeNights();
    const path = name === '-' ? name : join(shop.folder, name);
    const ran = await shop.run(['export', '--cursor', path, '-o', join(shop.folder, 'new.ndjson')]);
    expect([ran.code, readdirSync(shop.folder)]).toEqual([code, ['home']]);
  });

  test('brings over many nights, broken ones too, what a full export holds', async () => {
    const night = fc.oneof(
      { weight: 2, arbitrary: fc.constant({ type: 'whole' } as const) },
      fc.record({ type: fc.constant('broken' as const), pieces: fc.nat({ max: 3 }) }),
    );
    const happening = fc.record({
      type: fc.constantFrom('opened', 'noted', 'withdrawn', 'torn', 'rewritten', 'renamed', 'copied', 'redacted'),
      case: fc.constantFrom('2611-aaaaaa', '2611-bbbbbb', '2610-cccccc', '2610-dddddd'),
      machine: fc.constantFrom('van-7k2m', 'desk-1234'),
      at: fc.constantFrom('2026-10-01T00:00:00.000Z', '2026-11-21T00:00:00.000Z'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 3, arbitrary: happening }, night), { maxLength: 14 }),
        async (story) => {
          const shop = threeNights();
          for (const step of story) {
            if (step.type === 'whole') await shop.nightWith(() => {});
            else if (step.type === 'broken') await shop.nightWith((piece) => failAt(piece, step.pieces));
            else happen(shop, step);
          }
          await shop.nightWith(() => {});
          const all = documents((await shop.run(['export'])).out);
          expect(Object.fromEntries(shop.received)).toEqual(Object.fromEntries(all.map((one) => [one.id, one])));
        },
      ),
      { numRuns: 25 },
    );
  });
});

function failAt(piece: number, pieces: number): void {
  if (piece === pieces) throw Object.assign(new Error('broken'), { code: 'EPIPE' });
}

interface Happening {
  readonly type: string;
  readonly case: string;
  readonly machine: string;
  readonly at: string;
}

function happen(shop: Nights, { type, case: id, machine, at }: Happening): void {
  const month = `20${id.slice(0, 2)}-${id.slice(2, 4)}`;
  const path = shop.file(month, machine);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  // An opening, since a case that was never opened is gone where all of it is taken back.
  const own = text.split('\n').find((line) => line.endsWith('}') && line.includes(id) && line.includes('"opened"'));
  const record: string = own === undefined ? '' : JSON.parse(own).id;
  if (type === 'opened') shop.case(id, `Said on ${machine}`, [], { at, machine });
  if (type === 'noted') shop.write({ case: id }, [{ kind: 'noted', text: 'x' }], { at, machine });
  if (type === 'withdrawn' && own) shop.write({ case: id }, [{ kind: 'withdrawn', record }], { at, machine });
  if (type === 'redacted' && own) {
    shop.write({ case: id }, [{ kind: 'redacted', records: [record], fields: [] }], { at, machine });
  }
  if (text === '') return;
  if (type === 'torn') appendFileSync(path, text.slice(0, 100));
  if (type === 'rewritten') writeFileSync(path, text.replaceAll('\n\n', '\n'));
  if (type === 'renamed') renameSync(path, shop.file(month, `${machine}.${1 + readdirSync(dirname(path)).length}`));
  if (type === 'copied') append(shop.file(month, `${machine} 2`), text);
}
