import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { crc32 } from '../../src/adapters/store/checksum.ts';
import { disk } from '../../src/adapters/store/disk.ts';
import { readParts } from '../../src/adapters/store/journal-parts.ts';
import { foldCase } from '../../src/domain/fold.ts';
import type { Folder, KeyOf } from '../../src/domain/journal.ts';
import { encodeLine } from '../../src/domain/line.ts';
import type { JournalRecord, Line } from '../../src/domain/record.ts';
import * as scratch from './scratch.ts';
import { machine, put, scratchDesk } from './scratch.ts';

type Desk = ReturnType<typeof scratchDesk>;

/** With its events last, as heard writes it: its subject is then found without parsing it. */
const asWritten = ({ events, ...rest }: JournalRecord): JournalRecord => ({ ...rest, events });
const recordOf = (...made: Parameters<typeof scratch.recordOf>) => asWritten(scratch.recordOf(...made));
const opened = (about: Partial<JournalRecord>) => asWritten(scratch.opened(about));
const noted = (text: string, about: Partial<JournalRecord>) => asWritten(scratch.noted(text, about));

const original = { ...disk };
afterEach(() => void Object.assign(disk, original));

const file = `${machine}.jsonl`;
const cases = ['2611-aaaaaa', '2611-bbbbbb', '2611-cccccc'] as const;
const keyOf: KeyOf = (id, lines) => foldCase(id, lines).case?.openedAt ?? '';

/** The month of a desk in parts of at most so many bytes, however little it holds. */
const partsOf = ({ path }: Desk, part = 1) =>
  readParts({ home: path, name: '2026-11', checksum: crc32, bounds: { full: 0, part } }, keyOf);

/** Every line by its subject, those subjects sorted that came in one part. */
const linesIn = (folders: readonly Folder[]) =>
  folders.flatMap(({ subjects, places }) => {
    const shown = (line: Line) => ({ raw: line.raw, sum: line.sum, ...places.get(line) });
    const sorted = [...subjects].map(([id, lines]) => ({ id, key: keyOf(id, lines), lines: lines.map(shown) }));
    return sorted.sort((one, other) => (`${one.key} ${one.id}` < `${other.key} ${other.id}` ? -1 : 1));
  });

/** Three cases, the last of them opened first, and a second record of the first. */
function deskWithThree(): Desk {
  const desk = scratchDesk();
  const records = [...cases].reverse().map((id) => opened({ case: id }));
  put(join(desk.month, file), ...records, noted('rang back', { case: cases[0] }));
  return desk;
}

describe('a month in parts', () => {
  test.each([
    [1, 3],
    [600, 2],
    [100_000, 1],
  ])('of at most %i bytes comes in %i of whole cases, in the order asked for', (part, count) => {
    const desk = deskWithThree();
    const found = [...partsOf(desk, part)];
    expect(found).toHaveLength(count);
    expect(linesIn(found).map(({ id, lines }) => [id, lines.length])).toEqual([
      [cases[2], 1],
      [cases[1], 1],
      [cases[0], 2],
    ]);
  });

  test('has in each as much as may be', () => {
    const desk = scratchDesk();
    const ids = [...'abcdefg'].map((letter) => `2611-${letter.repeat(6)}`);
    put(join(desk.month, file), ...ids.map((id) => opened({ case: id })));
    const { length } = encodeLine(opened({ case: cases[0] }));
    expect([...partsOf(desk, 2 * length + 1)].map(({ subjects }) => subjects.size)).toEqual([2, 2, 2, 1]);
  });

  test('that is not full is one, and nobody is asked for an order', () => {
    const desk = deskWithThree();
    const found = [...desk.journal.readParts('2026-11', () => expect.fail())];
    expect(linesIn(found)).toEqual(linesIn([desk.journal.readMonth('2026-11')]));
  });

  test('is the month read whole, whatever stands in it', () => {
    const about = fc.constantFrom(...cases, 'n-2611-aaaaaa', '2610-aaaaaa');
    const on = fc.option(fc.constantFrom('2026-01-02', '2026-11-22T00:00:00.000Z', '2027-01-01'));
    const made = fc.record({ id: about, on, text: fc.string({ maxLength: 9 }), by: fc.string({ maxLength: 9 }) });
    const record = made.map(({ id, on, text, by }) => {
      const events = [
        { kind: 'opened', ...(on && { on }) },
        { kind: 'noted', text },
      ];
      return encodeLine(recordOf(events, { by, [id.startsWith('n-') ? 'note' : 'case']: id }));
    });
    const change = fc.constantFrom(
      ...[(line: string) => line, (line: string) => line.slice(0, -9), (line: string) => `\uFEFF${line}\r`],
      (line: string) => `${line}\n${line}`,
      (line: string) => line.replace('noted', 'note').replace(/,"sum".*/, '}'),
      // JSON that says twice what it is about, the second time in code.
      (line: string) => line.replace('"events"', '"case":"2611-cccccc","events"'),
      (line: string) => line.replace('"events"', '"c\\u0061se":"2611-cccccc","events"'),
    );
    const line = fc.tuple(record, change).map(([whole, changed]) => changed(whole));
    const text = fc.array(fc.oneof({ weight: 5, arbitrary: line }, fc.constantFrom('', ' ', '<<< HEAD', '{"v":1}')));
    const desk = scratchDesk();
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 2000 }), (mine, theirs, part) => {
        put(join(desk.month, file), mine.join('\n'));
        put(join(desk.month, 'van-7k2m.jsonl'), theirs.join('\n'));
        const whole = desk.journal.readMonth('2026-11');
        const found = [...partsOf(desk, part)];
        expect(linesIn(found)).toEqual(linesIn([whole]));
        expect(found.flatMap(({ faults }) => faults)).toEqual(whole.faults);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['another key between', '"batch":"b"', '"x":1'],
    ['its subject said twice', '"events"', '"case":"2611-cccccc","events"'],
    ['its subject said twice, the second time in code', '"events"', '"c\\u0061se":"2611-cccccc","events"'],
    ['its subject said in code', '"case"', '"c\\u0061se"'],
  ])('takes a line with %s for what it is', (_what, as, written) => {
    const desk = scratchDesk();
    put(
      join(desk.month, file),
      encodeLine(opened({ batch: 'b', case: cases[0] })).replace(as, written),
      '\n',
      encodeLine(opened({ case: cases[1] })),
    );
    expect(linesIn([...partsOf(desk)])).toEqual(linesIn([desk.journal.readMonth('2026-11')]));
  });

  test('reads lines that lie across the pieces it is read in, and those of one file among those of another', () => {
    const desk = scratchDesk();
    const long = (id: string) => noted(`ü${id}`.repeat(4000), { case: id });
    put(join(desk.month, file), ...[...cases, ...cases].map(long));
    put(join(desk.month, 'van-7k2m.jsonl'), ...[...cases].reverse().map(long));
    const found = [...partsOf(desk, 100_000)];
    expect(linesIn(found)).toEqual(linesIn([desk.journal.readMonth('2026-11')]));
    expect(found.length).toBeGreaterThan(1);
  });
});

describe('between two parts', () => {
  test('a rewrite, a record that comes in and a file that goes change nothing of what was begun', () => {
    const desk = deskWithThree();
    const whole = linesIn([...partsOf(desk)]);
    const parts = partsOf(desk);
    const first = parts.next().value as Folder;
    renameSync(join(desk.month, file), join(desk.month, `${machine}.1.jsonl`));
    put(join(desk.month, '.rewritten.tmp'), opened({ case: cases[1] }));
    renameSync(join(desk.month, '.rewritten.tmp'), join(desk.month, `${machine}.1.jsonl`));
    put(join(desk.month, file), noted('meanwhile', { case: cases[1] }));
    rmSync(join(desk.month, `${machine}.1.jsonl`));
    expect(linesIn([first, ...parts])).toEqual(whole);
  });

  test('a rewrite that renames files while they are looked through hides nothing', () => {
    const desk = deskWithThree();
    const later = noted('later', { case: cases[1] });
    disk.open = ((path: string, ...rest: [number, number]) => {
      if (path.endsWith(file)) {
        disk.open = original.open;
        renameSync(path, join(desk.month, `${machine}.1.jsonl`));
        put(path, later);
      }
      return original.open(path, ...rest);
    }) as typeof disk.open;
    const found = linesIn([...partsOf(desk)]);
    expect(found.flatMap(({ lines }) => lines)).toHaveLength(5);
  });

  test.each([
    ['shorter', ''],
    ['another one', 'x'.repeat(2000)],
    ['one of other cases', `\n${encodeLine(opened({ case: '2611-zzzzzz' }))}\n`.repeat(4)],
  ])('a file that somebody made %s in its place is told, and nothing is taken for what it is not', (_what, text) => {
    const desk = deskWithThree();
    const parts = partsOf(desk);
    parts.next();
    put(join(desk.month, file), text);
    expect(() => parts.next()).toThrow(expect.objectContaining({ code: 'damaged' }));
  });
});

describe('the files of a month in parts', () => {
  const failing = (code: string) => () => {
    throw Object.assign(new Error(code), { code });
  };

  test('are closed, whether all was read, only some, or it failed', () => {
    const desk = deskWithThree();
    const open = new Set<number>();
    disk.open = ((...asked: Parameters<typeof disk.open>) => {
      const fd = original.open(...asked);
      open.add(fd);
      return fd;
    }) as typeof disk.open;
    disk.close = (fd) => {
      open.delete(fd);
      original.close(fd);
    };
    for (const _part of partsOf(desk)) break;
    expect(open.size).toBe(0);
    expect([...partsOf(desk)]).toHaveLength(3);
    expect(open.size).toBe(0);
    disk.read = failing('EIO') as typeof disk.read;
    expect(() => [...partsOf(desk)]).toThrow(expect.objectContaining({ code: 'disk' }));
    expect(open.size).toBe(0);
  });

  test('that cannot be read or opened are named', () => {
    const desk = deskWithThree();
    const parts = partsOf(desk);
    parts.next();
    disk.read = failing('EIO') as typeof disk.read;
    expect(() => [...parts]).toThrow(join(desk.month, file));
    disk.open = failing('EMFILE') as typeof disk.open;
    expect(() => [...partsOf(desk)]).toThrow(expect.objectContaining({ code: 'disk' }));
  });

  test('are no links, nor what took the place of one since', () => {
    const desk = deskWithThree();
    put(join(desk.folder, 'elsewhere.jsonl'), noted('not ours', { case: cases[0] }));
    symlinkSync(join(desk.folder, 'elsewhere.jsonl'), join(desk.month, 'a.jsonl'));
    put(join(desk.month, 'b.jsonl'), noted('ours', { case: cases[0] }));
    disk.open = ((path: string, ...rest: [number, number]) => {
      if (path.endsWith('b.jsonl')) {
        rmSync(path);
        mkdirSync(path);
      }
      return original.open(path, ...rest);
    }) as typeof disk.open;
    const found = linesIn([...partsOf(desk)]);
    expect(found.map(({ lines }) => lines.length)).toEqual([1, 1, 2]);
  });
});
