import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { openIndex } from '../../src/adapters/store/case-index.ts';
import { disk } from '../../src/adapters/store/disk.ts';
import { createKept } from '../../src/adapters/store/kept.ts';
import type { Index, KeptLine } from '../../src/domain/journal.ts';
import { makeJournal, seeded } from '../made-journal.ts';
import { machine, noted, opened, put, recordOf, scratchDesk } from './scratch.ts';

const original = { ...disk };
afterEach(() => void Object.assign(disk, original));

type Desk = ReturnType<typeof scratchDesk>;
const progress = { tell: () => {}, end: () => {} };
const open = ({ home, state }: Desk) => openIndex({ home, state, worker: 'none', progress: () => progress });
const cacheOf = (desk: Desk) => join(desk.state, desk.home.claim(), 'cache');

function madeDesk(cases: number): Desk {
  const desk = scratchDesk();
  makeJournal(desk.path, { cases, until: Date.UTC(2026, 10, 22) });
  put(join(desk.month, 'damaged.jsonl'), opened(), 'no record\n', noted('half').id);
  return desk;
}

/** Everything an index tells. */
function told(index: Index) {
  const all = [...index.all()];
  const clients = [...new Set(all.flatMap(({ client }) => client?.id ?? []))];
  return {
    open: [...index.open()].map(({ id }) => id),
    count: index.countOpen(),
    due: index.due(),
    all,
    ids: [...index.ids()].sort(),
    cases: [...new Set(all.map(({ playbook }) => playbook ?? ''))].flatMap((playbook) =>
      clients.map((client) =>
        [...index.casesOf({ clients: [client], playbook })].sort((one, other) => (one.id < other.id ? -1 : 1)),
      ),
    ),
    notes: index.notes(),
    clients: index.clients(),
    faults: index.faults(),
  };
}

/** How many files are opened while something happens. */
async function filesOpened(act: () => Promise<unknown>): Promise<number> {
  let count = 0;
  disk.open = ((...args: Parameters<typeof disk.open>) => {
    count += 1;
    return original.open(...args);
  }) as typeof disk.open;
  await act();
  disk.open = original.open;
  return count;
}

describe('an index opened again', () => {
  test('tells the same from the journal, from a file a month and from one file for all', async () => {
    const desk = madeDesk(200);
    const cold = told(await open(desk));
    expect([cold.all.length, cold.faults.length, cold.ids.length]).toEqual([201, 2, 201]);
    expect(cold.cases.flat()).toHaveLength(201);
    expect(told(await open(desk))).toEqual(cold);
    expect(told(await open(desk))).toEqual(cold);
  });

  test('opens as few files for a hundred months as for ten', async () => {
    const counts = [];
    for (const days of [300, 3000]) {
      const desk = scratchDesk();
      makeJournal(desk.path, { cases: 150, days, until: Date.UTC(2026, 10, 22) });
      for (let time = 0; time < 2; time += 1) told(await open(desk));
      counts.push(await filesOpened(async () => [...(await open(desk)).ids(), (await open(desk)).due()]));
    }
    expect(counts[1]).toBe(counts[0]);
  });

  test('sees a month that changed, and every other as it was', async () => {
    const desk = madeDesk(100);
    for (let time = 0; time < 3; time += 1) await open(desk);
    desk.journal.append([recordOf([{ kind: 'closed', result: 'heard', replaces: [] }])]);
    const closed = told(await open(desk));
    expect(closed.open).not.toContain('2611-k7m4xq');
    expect(told(await open(desk))).toEqual(closed);
    desk.journal.append([opened({ case: '2608-bbbbbb' })]);
    const added = told(await open(desk));
    expect(added.ids).toEqual([...closed.ids, '2608-bbbbbb'].sort());
    expect(told(await open(desk))).toEqual(added);
  });

  test('believes no file for all months in which a byte was changed', async () => {
    const desk = madeDesk(20);
    const cold = told(await open(desk));
    await open(desk);
    const path = join(cacheOf(desk), 'months.json');
    const sound = readFileSync(path);
    const random = seeded(3);
    for (let tried = 0; tried < 60; tried += 1) {
      const bytes = Buffer.from(sound);
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      writeFileSync(path, bytes);
      expect(told(await open(desk))).toEqual(cold);
    }
  });

  test('lists what is open in the order of its days, whatever month its id is of', async () => {
    const desk = scratchDesk();
    const on = (day: string, id: string) =>
      recordOf([{ kind: 'opened', client: { id: 'c-3f9k2a', name: 'Ana' }, on: day }], { case: id });
    desk.journal.append([
      on('2026-08-02', '2611-aaaaaa'),
      on('2026-11-02', '2611-bbbbbb'),
      on('2026-10-05', '2610-cccccc'),
      on('2026-07-01', '2610-dddddd'),
      on('2026-08-02', '2609-eeeeee'),
    ]);
    const order = ['2611-bbbbbb', '2610-cccccc', '2609-eeeeee', '2611-aaaaaa', '2610-dddddd'];
    for (let time = 0; time < 3; time += 1) expect([...(await open(desk)).open()].map(({ id }) => id)).toEqual(order);
  });

  test('finds cases by what may stand in a name of theirs', async () => {
    const desk = scratchDesk();
    const odd = 'c-1 2\n%/é';
    const half = 'c-\ud800';
    desk.journal.append([
      recordOf(
        [
          { kind: 'opened', client: { id: odd, name: 'Odd' } },
          { kind: 'logged', playbook: 'own book\n2' },
        ],
        { case: '2611-aaaaaa' },
      ),
      recordOf([{ kind: 'opened', client: { id: 'c-1', name: 'Other' } }], { case: '2611-bbbbbb' }),
      recordOf([{ kind: 'opened', client: { id: half, name: 'Half' } }], { case: '2611-cccccc' }),
    ]);
    for (let time = 0; time < 3; time += 1) {
      const index = await open(desk);
      expect(index.casesOf({ clients: ['c-0', odd], playbook: 'own book\n2' })).toMatchObject([
        { id: '2611-aaaaaa', playbook: 'own book\n2', client: odd },
      ]);
      expect(index.casesOf({ clients: ['c-1'], playbook: '' })).toMatchObject([{ id: '2611-bbbbbb', playbook: '' }]);
      expect(index.casesOf({ clients: ['c-2'], playbook: '' })).toEqual([]);
      expect(index.casesOf({ clients: ['c-1'], playbook: 'own' })).toEqual([]);
    }
  });

  test('gives every id that a beginning may mean', async () => {
    const desk = madeDesk(400);
    for (let time = 0; time < 3; time += 1) {
      const index = await open(desk);
      const ids = [...index.ids()];
      fc.assert(
        fc.property(fc.constantFrom(...ids), fc.integer({ min: 1, max: 11 }), fc.boolean(), (id, length, whole) => {
          const start = (whole ? id : id.slice(5)).slice(0, length);
          const meant = ids.filter((one) => one.startsWith(start) || one.slice(5).startsWith(start));
          expect([...index.ids(start)].sort()).toEqual(meant.sort());
        }),
      );
      expect([...index.ids('zzzzzzz')]).toEqual([]);
    }
  });
});

describe('one case read by itself', () => {
  test('is the same as in its month, in whatever files its lines lie and however its id is written', () => {
    const desk = scratchDesk();
    makeJournal(desk.path, { cases: 60, days: 20, until: Date.UTC(2026, 10, 22) });
    const id = '2611-k7m4xq';
    put(
      join(desk.month, 'van-7k2m.jsonl'),
      opened(),
      noted('by van'),
      recordOf([{ kind: 'taken', text: id }], { note: 'n-2611-aaaaaa' }),
    );
    appendFileSync(
      join(desk.month, 'by-hand.jsonl'),
      `${JSON.stringify(noted('by hand')).replace(id, '2611-k7m4x\\u0071')}\n`,
    );
    appendFileSync(join(desk.month, `${machine}.sync-conflict-1.jsonl`), `\n${JSON.stringify(noted('copied'))}\n`);
    const { subjects } = desk.journal.readMonth('2026-11');
    expect(subjects.get(id)).toHaveLength(4);
    for (const [one, lines] of subjects) expect(desk.journal.readSubject(one).subjects.get(one)).toEqual(lines);
    expect(desk.journal.readSubject('2611-zzzzzz').subjects.get('2611-zzzzzz')).toBeUndefined();
    expect(desk.journal.readSubject('../heard').subjects.size).toBe(0);
  });

  test('tells what is damaged in its own lines', () => {
    const desk = scratchDesk();
    desk.journal.append([opened(), noted('what was said')]);
    const path = join(desk.month, `${machine}.jsonl`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('what was said', 'what was sold'));
    expect(desk.journal.readSubject('2611-k7m4xq').faults).toHaveLength(1);
  });
});

describe('lines kept of a month', () => {
  const lines: readonly KeptLine[] = [
    { id: '2611-aaaaaa', text: 'the printer is dead' },
    { id: '2611-bbbbbb', text: '' },
    { id: '2611-cccccc', text: '電池が切れた' },
  ];

  function keptDesk() {
    const desk = scratchDesk();
    desk.journal.append([opened()]);
    const month = () => createKept(desk).month('2026-11', 'text');
    month().keep(lines);
    const [name = ''] = readdirSync(cacheOf(desk));
    return { desk, month, path: join(cacheOf(desk), name) };
  }

  test('are there as they were, each found by where it stands', () => {
    const kept = keptDesk().month().lines;
    const text = Buffer.from(kept?.bytes ?? []).toString();
    expect(text).toBe('the printer is dead\n\n電池が切れた\n');
    expect(kept?.ids).toEqual(lines.map(({ id }) => id));
    const places = [0, 18, 19, 20, 21, 30].map((place) => kept?.idAt(place).slice(5));
    expect(places).toEqual(['aaaaaa', 'aaaaaa', 'aaaaaa', 'bbbbbb', 'cccccc', 'cccccc']);
  });

  test('are gone once anything in the month changes', () => {
    const { desk, month } = keptDesk();
    desk.journal.append([noted('later')]);
    expect(month().lines).toBeUndefined();
  });

  test('are not believed where they were cut, or a bit was changed', () => {
    const { month, path } = keptDesk();
    const sound = readFileSync(path);
    for (let length = 0; length < sound.length; length += 7) {
      writeFileSync(path, sound.subarray(0, length));
      expect(month().lines).toBeUndefined();
    }
    for (let at = 0; at < sound.length; at += 3) {
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      writeFileSync(path, bytes);
      expect(month().lines).toBeUndefined();
    }
    writeFileSync(path, sound);
    expect(month().lines).toBeDefined();
  });
});
