import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { rowsOfBook } from '../../src/adapters/store/book-rows.ts';
import { createIndex } from '../../src/adapters/store/case-index.ts';
import { disk } from '../../src/adapters/store/disk.ts';
import { rowsOfMonth } from '../../src/adapters/store/month-rows.ts';
import { encodeLine } from '../../src/domain/line.ts';
import type { JournalRecord } from '../../src/domain/record.ts';
import { makeJournal, seeded } from '../made-journal.ts';
import { leftovers, machine, noted, opened, put, recordOf, scratchDesk } from './scratch.ts';

const original = { ...disk };
afterEach(() => void Object.assign(disk, original));

const client = { id: 'c-3f9k2a', name: 'Ana Miller' };

type Desk = ReturnType<typeof scratchDesk>;
const folds = { rowsOfMonth, rowsOfBook };
const indexOf = ({ home, state }: Desk) => createIndex({ home, state }, folds);
const everything = (desk: Desk) => {
  const index = indexOf(desk);
  return {
    open: [...index.open()],
    due: index.due(),
    all: [...index.all()],
    notes: index.notes(),
    faults: index.faults(),
  };
};
const cacheOf = (desk: Desk) => join(desk.state, desk.home.claim(), 'cache');
const taken = (note: string, text = 'call back') => recordOf([{ kind: 'taken', text }], { note });

/** The names of the files that are opened while something happens. */
function filesOpened(act: () => void): readonly string[] {
  const names: string[] = [];
  disk.open = ((path: string, ...rest: [number, number]) => {
    names.push(path);
    return original.open(path, ...rest);
  }) as typeof disk.open;
  act();
  disk.open = original.open;
  return names;
}

function madeDesk(cases: number): Desk {
  const desk = scratchDesk();
  makeJournal(desk.path, { cases, until: Date.UTC(2026, 10, 22) });
  return desk;
}

describe('the index', () => {
  test('lists what waits apart from what is done', () => {
    const desk = scratchDesk();
    desk.journal.append([
      opened(),
      recordOf(
        [
          { kind: 'opened', client, on: '2026-11-01T10:00:00.000Z' },
          { kind: 'closed', result: 'heard', replaces: [] },
        ],
        { case: '2611-aaaaaa' },
      ),
      recordOf(
        [
          { kind: 'opened', client, on: '2026-10-01T10:00:00.000Z' },
          { kind: 'closed', result: 'fixed', replaces: [] },
          { kind: 'follow-up-set', due: '2026-12-01' },
        ],
        { case: '2610-bbbbbb' },
      ),
    ]);
    const { open, due, all } = everything(desk);
    expect(open.map(({ id }) => id)).toEqual(['2611-k7m4xq']);
    expect(due.map(({ id }) => id)).toEqual(['2610-bbbbbb']);
    expect(all.map(({ id, status }) => `${id} ${status}`)).toEqual([
      '2611-k7m4xq open',
      '2611-aaaaaa closed',
      '2610-bbbbbb closed',
    ]);
    expect(open[0]?.client).toEqual({ id: 'c-3f9k2a', name: 'Ana Miller' });
  });

  test('says the same with a cache as without', () => {
    const desk = madeDesk(300);
    put(join(desk.month, 'damaged.jsonl'), opened(), 'no record\n', noted('half').id);
    const cold = everything(desk);
    expect(cold.all.length).toBe(301);
    expect(cold.faults).toHaveLength(2);
    expect(everything(desk)).toEqual(cold);
    expect(filesOpened(() => everything(desk)).some((path) => path.endsWith('.jsonl'))).toBe(false);
    rmSync(desk.state, { recursive: true });
    expect(everything(desk)).toEqual(cold);
    expect(leftovers(desk.folder)).toEqual([]);
    expect(statSync(join(cacheOf(desk), '2026-11.json')).mode & 0o777).toBe(0o600);
  });

  test('folds again only the month that changed', () => {
    const desk = madeDesk(50);
    everything(desk);
    desk.journal.append([opened()]);
    const read = filesOpened(() => everything(desk)).filter((path) => path.endsWith('.jsonl'));
    expect(read).toEqual([join(desk.month, `${machine}.jsonl`)]);
    expect(everything(desk).all).toHaveLength(51);
  });

  test('sees what was written after it was made', () => {
    const desk = scratchDesk();
    const index = indexOf(desk);
    expect([...index.open()]).toEqual([]);
    desk.journal.append([opened()]);
    expect([...index.open()]).toHaveLength(1);
    desk.journal.append([recordOf([{ kind: 'closed', result: 'heard', replaces: [] }])]);
    expect([...index.open()]).toHaveLength(0);
    expect([...index.all()]).toHaveLength(1);
  });

  const longAgo = new Date('2026-11-01T00:00:00Z');
  const aside = (desk: Desk) => join(desk.month, 'other.jsonl');
  test.each([
    ['a file that came by sync', (desk: Desk) => put(aside(desk), opened({ case: '2611-cccccc' })), 2],
    ['a file that went', (desk: Desk) => rmSync(join(desk.month, `${machine}.jsonl`)), 0],
    [
      'a file replaced by one of the same size and time',
      (desk: Desk) => {
        const path = join(desk.month, `${machine}.jsonl`);
        const other = readFileSync(path, 'utf8').replaceAll('2611-k7m4xq', 'broken-k7m4');
        rmSync(path);
        writeFileSync(aside(desk).replace('other', '.keep'), 'takes the inode');
        writeFileSync(path, other);
        utimesSync(path, longAgo, longAgo);
      },
      0,
    ],
    [
      'a line added by hand',
      (desk: Desk) => appendFileSync(join(desk.month, `${machine}.jsonl`), encodeLine(opened({ case: '2611-dddddd' }))),
      2,
    ],
  ] as const)('notices %s', (_what, change, cases) => {
    const desk = scratchDesk();
    desk.journal.append([opened()]);
    utimesSync(join(desk.month, `${machine}.jsonl`), longAgo, longAgo);
    everything(desk);
    change(desk);
    expect(everything(desk).all).toHaveLength(cases);
  });

  test.each([0, 1, 39, 40, 41, 200])('makes a cache again that was cut at byte %i', (length) => {
    const desk = madeDesk(30);
    const cold = everything(desk);
    for (const name of readdirSync(cacheOf(desk))) {
      const path = join(cacheOf(desk), name);
      writeFileSync(path, readFileSync(path).subarray(0, length));
    }
    expect(everything(desk)).toEqual(cold);
  });

  test('believes no cache in which a byte was changed', () => {
    const desk = madeDesk(12);
    const cold = everything(desk);
    const [name = ''] = readdirSync(cacheOf(desk));
    const path = join(cacheOf(desk), name);
    const sound = readFileSync(path);
    const random = seeded(7);
    for (let tried = 0; tried < 60; tried += 1) {
      const bytes = Buffer.from(sound);
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      writeFileSync(path, bytes);
      expect(everything(desk)).toEqual(cold);
    }
  });

  test('works without a place for its cache, and with a damaged heard.json', () => {
    const desk = madeDesk(12);
    const cold = everything(desk);
    expect([...createIndex({ home: desk.home, state: '/dev/null/state' }, folds).all()]).toEqual(cold.all);
    const broken = scratchDesk();
    put(join(broken.path, 'heard.json'), '{');
    put(join(broken.month, 'a.jsonl'), opened());
    expect(everything(broken).open).toHaveLength(1);
  });

  test('names the file and line of a record whose events fit no kind', () => {
    const desk = scratchDesk();
    put(join(desk.month, 'a.jsonl'), opened(), recordOf([{ kind: 'decided', choice: 'perhaps', replaces: [] }]));
    const { faults, all } = everything(desk);
    expect(faults).toMatchObject([{ file: 'journal/2026-11/a.jsonl', line: 4 }]);
    expect(all).toHaveLength(1);
    expect(everything(desk).faults).toEqual(faults);
  });
});

describe('notes', () => {
  const listed = (...records: readonly JournalRecord[]) => {
    const desk = scratchDesk();
    desk.journal.append(records);
    const cold = everything(desk).notes;
    expect(everything(desk).notes).toEqual(cold);
    return cold.map(({ id }) => id);
  };
  const note = 'n-2610-aaaaaa';

  test('are listed newest first until they are filed', () => {
    const filed = recordOf([{ kind: 'filed', case: '2611-k7m4xq' }], { note });
    expect(listed(taken('n-2609-cccccc'), taken(note), taken('n-2611-bbbbbb'), filed)).toEqual([
      'n-2611-bbbbbb',
      'n-2609-cccccc',
    ]);
  });

  test('come back when they are taken out of their case', () => {
    const events = [{ kind: 'filed', case: '2611-k7m4xq' }, { kind: 'unfiled' }];
    expect(listed(taken(note), recordOf(events, { note }))).toEqual([note]);
  });

  test('are filed by the case that names them, in whatever month', () => {
    expect(listed(taken(note), recordOf([{ kind: 'opened', client, fromNote: note }]))).toEqual([]);
    expect(listed(taken(note), opened(), recordOf([{ kind: 'noted', text: 'x', note, by: 'Dana' }]))).toEqual([]);
  });

  test('are gone when they were withdrawn', () => {
    const record = taken(note);
    expect(listed(record, recordOf([{ kind: 'withdrawn', record: record.id }], { note }))).toEqual([]);
  });

  test('return when the record that filed them is withdrawn', () => {
    const filing = recordOf([{ kind: 'noted', text: 'x', note, by: 'Dana' }]);
    expect(listed(taken(note), opened(), filing, recordOf([{ kind: 'withdrawn', record: filing.id }]))).toEqual([note]);
  });
});
