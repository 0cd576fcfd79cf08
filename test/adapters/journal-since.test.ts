import { appendFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { disk } from '../../src/adapters/store/disk.ts';
import { encodeLine } from '../../src/domain/line.ts';
import type { JournalRecord } from '../../src/domain/record.ts';
import { machine, noted, opened, put, scratchDesk } from './scratch.ts';

const original = { ...disk };
afterEach(() => void Object.assign(disk, original));

const [one, two] = ['2611-aaaaaa', '2611-bbbbbb'] as const;
const file = `${machine}.jsonl`;
const key = `2026-11/${file}`;
const lineOf = (record: JournalRecord) => `\n${encodeLine(record)}\n`;
const sumOf = (text: string) => crc32(text).toString(16).padStart(8, '0');

/** A desk whose month was read when its file held these chunks, and how it was found. */
function deskRead(...chunks: Parameters<typeof put>[1][]) {
  const desk = scratchDesk();
  const path = join(desk.month, file);
  put(path, ...chunks);
  const { positions } = desk.journal.since('2026-11', new Map());
  const since = () => {
    const { rewritten, hasChanged, isChanged } = desk.journal.since('2026-11', positions);
    return { rewritten, hasChanged, changed: [one, two].filter(isChanged) };
  };
  return { ...desk, path, positions, since };
}

describe('where a month was read up to', () => {
  const record = opened({ case: one });
  const line = encodeLine(record);
  const whole = { size: line.length + 2, crc: sumOf(line) };

  test.each([
    ['a line', [record], whole],
    ['a line and half of another', [record, '\n{"v":1,"id":"01K'], whole],
    ['a line and blank lines', [record, '\n\n\n'], whole],
    ['a line that heard did not begin', [`${line}\n`], { size: line.length + 1, crc: sumOf(line) }],
    ['a line that ends as on Windows', [`${line}\r\n`], { size: line.length + 2, crc: sumOf(`${line}\r`) }],
    ['a long line', [`\n${'x'.repeat(70_000)}\n`], { size: 70_002, crc: sumOf('x'.repeat(70_000)) }],
    ['a line behind much that has no end', [record, '\n', 'x'.repeat(200_000)], whole],
    ['a line no newline ends', [line], undefined],
    ['blank lines', ['\n\n'], undefined],
    ['nothing', [''], undefined],
  ])('is the end of the last whole line, for %s', (_what, chunks, position) => {
    expect(deskRead(...chunks).positions.get(key)).toEqual(position);
  });

  test('costs no line of the month where nothing is compared', () => {
    const { journal } = deskRead(opened({ case: one }));
    const { hasChanged, isChanged, positions } = journal.since('2026-11', undefined);
    expect([hasChanged, isChanged(one), isChanged(two), positions.size]).toEqual([false, true, true, 1]);
  });

  test('is nowhere where there is no such month', () => {
    expect(scratchDesk().journal.since('2026-11', new Map())).toMatchObject({ positions: new Map(), rewritten: [] });
  });
});

describe('what came since', () => {
  test.each<[string, (path: string) => void, readonly string[]]>([
    ['nothing', () => {}, []],
    ['a line', (path) => appendFileSync(path, lineOf(noted('x', { case: two }))), [two]],
    [
      'lines of both',
      (path) => appendFileSync(path, [one, two].map((id) => lineOf(noted('x', { case: id }))).join('')),
      [one, two],
    ],
    ['half a line', (path) => appendFileSync(path, '\n{"v":1,"id":"01K'), []],
    ['a line without its newline', (path) => appendFileSync(path, `\n${encodeLine(noted('x', { case: two }))}`), [two]],
    ['what is no record', (path) => appendFileSync(path, '\n<<<<<<< HEAD\n'), []],
    [
      'a line by hand',
      (path) => appendFileSync(path, `${JSON.stringify(noted('x', { case: two }), null, 0).replace('{', '{ ')}\n`),
      [two],
    ],
    [
      'a record of another month',
      (path) => appendFileSync(path, `{ ${JSON.stringify(noted('x', { case: '2610-aaaaaa' })).slice(1)}\n`),
      [],
    ],
    ['a file of another machine', (path) => put(join(path, '../van-7k2m.jsonl'), noted('x', { case: two })), [two]],
    [
      'a copy that a sync tool left',
      (path) => put(join(path, `../${machine} 2.jsonl`), noted('x', { case: two })),
      [two],
    ],
  ])('is told by case: %s', (_what, change, changed) => {
    const desk = deskRead(opened({ case: one }), opened({ case: two }));
    change(desk.path);
    expect(desk.since()).toEqual({ rewritten: [], hasChanged: changed.length > 0, changed });
  });

  const line = lineOf(opened({ case: one }));
  test.each<[string, (path: string) => void]>([
    ['gone', (path) => rmSync(path)],
    ['renamed', (path) => renameSync(path, path.replace('.jsonl', '.1.jsonl'))],
    ['shorter', (path) => truncateSync(path, 300)],
    ['cut within its last line', (path) => truncateSync(path, 2 * line.length - 1)],
    ['another of the same length', (path) => put(path, line.replace('Ana', 'Eva'), line.replace('Ana', 'Eva'))],
    ['longer by a line in the middle', (path) => put(path, line, lineOf(noted('x', { case: two })), line)],
    ['longer by a blank line in front', (path) => put(path, '\n', line, line)],
    ['empty', (path) => truncateSync(path, 0)],
  ])('is anything where a file is %s', (_what, change) => {
    const desk = deskRead(line, line);
    change(desk.path);
    expect(desk.since().rewritten).toEqual([file]);
  });

  test('costs a short read where there is nothing', () => {
    const lines = Array.from({ length: 2000 }, () => opened({ case: one }));
    const desk = deskRead(...lines);
    let bytes = 0;
    const counted = (...args: [number, Buffer, number, number, number | null]) => {
      const count = original.read(...args);
      bytes += count;
      return count;
    };
    disk.read = counted as typeof disk.read;
    expect(desk.since().hasChanged).toBe(false);
    expect(bytes).toBeLessThan(10_000);
    appendFileSync(desk.path, lineOf(noted('x', { case: two })));
    bytes = 0;
    expect(desk.since().changed).toEqual([two]);
    expect(bytes).toBeLessThan(100_000);
  });
});
