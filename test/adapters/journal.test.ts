import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { disk } from '../../src/adapters/store/disk.ts';
import { recordLimit } from '../../src/adapters/store/journal-append.ts';
import { encodeLine } from '../../src/domain/line.ts';
import type { JournalRecord } from '../../src/domain/record.ts';
import { leftovers, machine, noted, opened, put, recordOf, scratchDesk } from './scratch.ts';

const original = { ...disk };
afterEach(() => void Object.assign(disk, original));

const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};
const idsOf = (desk: ReturnType<typeof scratchDesk>, month = '2026-11') =>
  [...desk.journal.readMonth(month).subjects.values()].flat().map(({ record }) => record.id);

describe('appending', () => {
  test('writes each record as a line of its own that starts and ends with a newline', () => {
    const desk = scratchDesk();
    const [one, two] = [opened(), noted('rang back')];
    desk.journal.append([one]);
    desk.journal.append([two]);
    const text = readFileSync(join(desk.month, `${machine}.jsonl`), 'utf8');
    expect(text).toBe(`\n${encodeLine(one)}\n\n${encodeLine(two)}\n`);
  });

  test('puts each record into the folder its id says, in the order given', () => {
    const desk = scratchDesk();
    const client = recordOf([{ kind: 'client-added', name: 'Ana Miller' }], { client: 'c-3f9k2a' });
    const note = recordOf([{ kind: 'taken', text: 'call Ana' }], { note: 'n-2610-aaaaaa' });
    const order: string[] = [];
    disk.fdatasync = (fd) => {
      order.push(readFileSync(`/proc/self/fd/${fd}`, 'utf8').match(/"(client|note|case)":"[nc2]/)?.[1] ?? '');
      original.fdatasync(fd);
    };
    desk.journal.append([client, note, opened(), noted('and more')]);
    expect(order).toEqual(['client', 'note', 'case']);
    expect(readdirSync(join(desk.path, 'journal')).sort()).toEqual(['2026-10', '2026-11', 'book']);
    expect(desk.journal.readBook().subjects.get('c-3f9k2a')).toHaveLength(1);
    expect(desk.journal.readMonth('2026-11').subjects.get('2611-k7m4xq')).toHaveLength(2);
    expect(desk.journal.months()).toEqual(['2026-11', '2026-10']);
  });

  test.each([
    '../../etc-aaaaaa',
    '2611-../../',
    '2611-k7m4xq\0',
    '2613-k7m4xq',
    '2611-K7M4XQ',
    `2611-${'a'.repeat(300)}`,
    'con',
    '',
  ])('refuses the id %j and writes nothing', (id) => {
    const desk = scratchDesk();
    expect(() => desk.journal.append([opened(), noted('x', { case: id })])).toThrow(
      expect.objectContaining({ code: 'refused' }),
    );
    expect(readdirSync(desk.folder)).toEqual(['state']);
  });

  test('refuses a record over 256 KB and keeps one just below', () => {
    const desk = scratchDesk();
    const empty = encodeLine(noted('')).length;
    expect(() => desk.journal.append([noted('x'.repeat(recordLimit - empty + 1))])).toThrow(
      expect.objectContaining({ code: 'refused' }),
    );
    desk.journal.append([noted('x'.repeat(recordLimit - empty))]);
    expect(idsOf(desk)).toHaveLength(1);
  });

  test.each([
    ['write', 'ENOSPC', 'The disk is full'],
    ['fdatasync', 'EIO', 'The disk reports a fault'],
    ['open', 'EROFS', 'The disk can only be read'],
    ['open', 'EMFILE', 'Too many files are open'],
    ['mkdir', 'EACCES', 'This user may not'],
  ] as const)('says what is wrong and where when %s fails with %s', (call, code, sentence) => {
    const desk = scratchDesk();
    desk.home.claim();
    expect(desk.identity.machine).toBe(machine);
    Object.assign(disk, { [call]: failing(code) });
    const append = () => desk.journal.append([opened()]);
    expect(append).toThrow(expect.objectContaining({ code: 'disk', message: expect.stringContaining(sentence) }));
    expect(append).toThrow(desk.path);
  });

  test('takes a short write for a failure, and the retry is read whole', () => {
    const desk = scratchDesk();
    const record = opened();
    desk.home.claim();
    disk.write = ((fd: number, bytes: Uint8Array) => original.write(fd, bytes, 0, 20)) as typeof disk.write;
    expect(() => desk.journal.append([record])).toThrow('The disk is full');
    disk.write = original.write;
    desk.journal.append([record]);
    expect(idsOf(desk)).toEqual([record.id]);
    expect(desk.journal.readMonth('2026-11').faults).toHaveLength(1);
  });

  test('writes again where a rewrite took the file away meanwhile', () => {
    const desk = scratchDesk();
    const live = join(desk.month, `${machine}.jsonl`);
    const aside = join(desk.month, `${machine}.1.jsonl`);
    const [before, record] = [opened(), noted('during the rewrite')];
    desk.journal.append([before]);
    disk.fdatasync = (fd) => {
      disk.fdatasync = original.fdatasync;
      renameSync(live, aside);
      put(aside, before);
      original.fdatasync(fd);
    };
    desk.journal.append([record]);
    expect(readFileSync(live, 'utf8')).toContain(record.id);
    expect(new Set(idsOf(desk))).toEqual(new Set([before.id, record.id]));
  });

  test('gives up where the file is never the one that was written to', () => {
    const desk = scratchDesk();
    disk.fdatasync = (fd) => {
      renameSync(join(desk.month, `${machine}.jsonl`), join(desk.month, `${machine}.1.jsonl`));
      original.fdatasync(fd);
    };
    expect(() => desk.journal.append([opened()])).toThrow(expect.objectContaining({ code: 'disk' }));
  });

  test.each([
    ['a symbolic link', (path: string, victim: string) => symlinkSync(victim, path)],
    ['a dangling link', (path: string, victim: string) => symlinkSync(`${victim}-2`, path)],
    ['a named pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['a folder', (path: string) => mkdirSync(path)],
  ])('refuses %s in place of its file, changes nothing there and does not hang', (_what, make) => {
    const desk = scratchDesk();
    const victim = join(desk.folder, 'victim');
    writeFileSync(victim, 'untouched');
    mkdirSync(desk.month, { recursive: true });
    make(join(desk.month, `${machine}.jsonl`), victim);
    expect(() => desk.journal.append([opened()])).toThrow(expect.objectContaining({ code: 'refused' }));
    expect(readFileSync(victim, 'utf8')).toBe('untouched');
    expect(readdirSync(desk.folder).sort()).toEqual(['home', 'state', 'victim']);
    expect(desk.journal.readMonth('2026-11').faults).toEqual([]);
    expect([...desk.journal.own()]).toEqual([]);
  });

  test('refuses a month folder that leads out of the home', () => {
    const desk = scratchDesk();
    const victim = join(desk.folder, 'victim');
    mkdirSync(victim);
    mkdirSync(join(desk.path, 'journal'), { recursive: true });
    symlinkSync(victim, desk.month);
    expect(() => desk.journal.append([opened()])).toThrow(expect.objectContaining({ code: 'refused' }));
    expect(readdirSync(victim)).toEqual([]);
  });

  test('leaves a home of a newer format as it is, and reads it', () => {
    const desk = scratchDesk();
    const seal = '{"format":2,"id":"h-aaaaaa","more":true}';
    put(join(desk.path, 'heard.json'), seal);
    put(join(desk.month, 'other.jsonl'), opened());
    expect(() => desk.journal.append([opened()])).toThrow(expect.objectContaining({ code: 'read-only' }));
    expect(readFileSync(join(desk.path, 'heard.json'), 'utf8')).toBe(seal);
    expect(readdirSync(desk.month)).toEqual(['other.jsonl']);
    expect(idsOf(desk)).toHaveLength(1);
  });

  test('leaves no temporary file behind', () => {
    const desk = scratchDesk();
    desk.journal.append([opened()]);
    expect(leftovers(desk.folder)).toEqual([]);
  });
});

describe('reading', () => {
  const file = `${machine}.jsonl`;

  test.each([300, 70_000])('a torn tail of %i bytes hides no record and is named', (size) => {
    const desk = scratchDesk();
    const [one, two] = [opened(), noted('after the power cut')];
    put(join(desk.month, file), one, `\n${encodeLine(noted('x'.repeat(size))).slice(0, size)}`);
    expect(desk.journal.readMonth('2026-11').faults).toMatchObject([{ file: `journal/2026-11/${file}`, line: 4 }]);
    desk.journal.append([two]);
    expect(idsOf(desk)).toEqual([one.id, two.id]);
    expect(desk.journal.readMonth('2026-11').faults).toHaveLength(1);
  });

  test('ignores a mark at the start, carriage returns and blank lines', () => {
    const desk = scratchDesk();
    const [one, two] = [opened(), noted('typed on Windows')];
    put(join(desk.month, file), `\uFEFF${encodeLine(one)}\r\n\r\n   \n${encodeLine(two)}`);
    expect(idsOf(desk)).toEqual([one.id, two.id]);
    expect(desk.journal.readMonth('2026-11').faults).toEqual([]);
  });

  test('reads copies under foreign names, and leaves alone what is no journal file', () => {
    const desk = scratchDesk();
    const names = [
      'a.sync-conflict-20261122-101010-ABCDEFG.jsonl',
      'a 2.jsonl',
      "a (Dana's conflicted copy 2026-11-22).jsonl",
      'a.jsonl',
    ];
    for (const name of names) put(join(desk.month, name), noted(name));
    for (const name of ['.hidden.jsonl', '.a.1.tmp', 'a.jsonl.bak', 'README.txt']) put(join(desk.month, name), 'no');
    const { subjects, faults } = desk.journal.readMonth('2026-11');
    const texts = [...subjects.values()].flat().map(({ record }) => record.events[0]?.text);
    expect(texts.sort()).toEqual([...names].sort());
    expect(faults).toEqual([]);
  });

  test('reads no record through a link', () => {
    const desk = scratchDesk();
    put(join(desk.folder, 'elsewhere.jsonl'), noted('not ours'));
    put(join(desk.month, 'a.jsonl'), noted('ours'));
    symlinkSync(join(desk.folder, 'elsewhere.jsonl'), join(desk.month, `${machine}.jsonl`));
    const { subjects, faults } = desk.journal.readMonth('2026-11');
    const texts = [...subjects.values()].flat().map(({ record }) => record.events[0]?.text);
    expect([texts, faults, [...desk.journal.own()]]).toEqual([['ours'], [], []]);
  });

  test('uses a line with a wrong sum and names it', () => {
    const desk = scratchDesk();
    put(join(desk.month, file), `${encodeLine(noted('as it was')).replace('as it was', 'changed by hand')}\n`);
    const { subjects, faults } = desk.journal.readMonth('2026-11');
    expect(subjects.get('2611-k7m4xq')?.[0]?.sum).toBe('wrong');
    expect(faults).toMatchObject([{ line: 1 }]);
  });

  test('does not fold a record that lies in the folder of another month', () => {
    const desk = scratchDesk();
    put(join(desk.month, file), opened({ case: '2610-k7m4xq' }), opened());
    expect([...desk.journal.readMonth('2026-11').subjects.keys()]).toEqual(['2611-k7m4xq']);
    expect(desk.journal.readMonth('2026-11').faults).toMatchObject([
      { line: 2, reason: expect.stringContaining('journal/2026-10') },
    ]);
  });

  test('finds every record around conflict markers, NULs and binary rubbish', () => {
    const desk = scratchDesk();
    const records = [opened(), noted('ours'), noted('theirs')];
    const rubbish = ['<<<<<<< HEAD\n', '=======\n', Buffer.alloc(4096), Buffer.from([10, 0xff, 0xfe, 10])];
    put(join(desk.month, file), ...rubbish.flatMap((bytes, index) => [bytes, records[index] ?? '']));
    expect(idsOf(desk)).toEqual(records.map(({ id }) => id));
    expect(desk.journal.readMonth('2026-11').faults).toHaveLength(4);
  });

  test('reads lines that lie across the pieces a file is read in', () => {
    const desk = scratchDesk();
    const records = Array.from({ length: 30 }, (_, index) => noted(`ü${index}`.repeat(20_000)));
    put(join(desk.month, file), ...records);
    expect(idsOf(desk)).toEqual(records.map(({ id }) => id));
    expect(desk.journal.readMonth('2026-11').faults).toEqual([]);
  });

  test('misses nothing when a rewrite renames files meanwhile', () => {
    const desk = scratchDesk();
    const [one, two] = [opened(), noted('later')];
    put(join(desk.month, file), one);
    disk.open = ((path: string, ...rest: [number, number]) => {
      if (path.endsWith(file)) {
        disk.open = original.open;
        renameSync(path, join(desk.month, `${machine}.1.jsonl`));
        put(path, two);
      }
      return original.open(path, ...rest);
    }) as typeof disk.open;
    expect(new Set(idsOf(desk))).toEqual(new Set([one.id, two.id]));
  });

  test('says so when a file cannot be read', () => {
    const desk = scratchDesk();
    put(join(desk.month, file), opened());
    disk.read = failing('EIO') as typeof disk.read;
    expect(() => idsOf(desk)).toThrow(expect.objectContaining({ code: 'disk' }));
  });

  test('an empty or missing home has no months', () => {
    const desk = scratchDesk();
    expect(desk.journal.months()).toEqual([]);
    expect(desk.journal.readBook().subjects.size).toBe(0);
    mkdirSync(desk.month, { recursive: true });
    expect(desk.journal.months()).toEqual([]);
    expect(readdirSync(desk.path)).toEqual(['journal']);
  });
});

describe("this machine's own records", () => {
  test('come newest first over months, book and what a rewrite renamed, each once, without those of others', () => {
    const desk = scratchDesk();
    const records: readonly JournalRecord[] = [
      noted('oldest'),
      recordOf([{ kind: 'client-added', name: 'Ana' }], { client: 'c-3f9k2a' }),
      noted('in an older month', { case: '2609-aaaaaa' }),
      noted('newest'),
    ];
    const [oldest, client, elsewhere, newest] = records as [JournalRecord, JournalRecord, JournalRecord, JournalRecord];
    put(join(desk.month, `${machine}.1.jsonl`), newest, oldest);
    put(join(desk.month, `${machine}.jsonl`), newest, '{"v":1,"id":"half');
    put(join(desk.path, `journal/book/${machine}.jsonl`), client);
    put(join(desk.path, `journal/2026-09/${machine}.jsonl`), elsewhere);
    put(join(desk.month, 'other-laptop-aaaa.jsonl'), noted('not mine'));
    put(join(desk.month, `${machine}.sync-conflict-1.jsonl`), noted('a copy'));
    expect([...desk.journal.own()]).toEqual([...records].reverse());
  });

  test('a record whose keys stand in another order is one of them', () => {
    const desk = scratchDesk();
    const { v, id, ...rest } = noted('by hand');
    put(join(desk.month, `${machine}.jsonl`), `${JSON.stringify({ ...rest, id, v })}\n`);
    expect([...desk.journal.own()].map((record) => record.id)).toEqual([id]);
  });
});
