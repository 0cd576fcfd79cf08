import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { disk } from '../../src/adapters/store/disk.ts';
import { type Edit, rewriteFolder } from '../../src/adapters/store/journal-rewrite.ts';
import { startOf, whileLocked } from '../../src/adapters/store/rewrite-lock.ts';
import { encodeLine } from '../../src/domain/line.ts';
import { modesBelow, noted, opened, put, scratchDesk } from './scratch.ts';

const machine = 'dana-laptop-7k2m';
const secret =
  (text: string): Edit =>
  ({ bytes }) =>
    bytes.toString().includes(text) ? Buffer.from('{"gone":1}') : undefined;

function openDesk() {
  const desk = scratchDesk();
  desk.home.claim();
  const live = join(desk.month, `${machine}.jsonl`);
  const rewrite = (edit: Edit) => rewriteFolder({ home: desk.home, machine, state: desk.state }, '2026-11', edit);
  const texts = () =>
    [...(desk.journal.readMonth('2026-11').subjects.get('2611-k7m4xq') ?? [])]
      .map(({ record }) => record.events[0]?.text)
      .filter((text) => text !== undefined)
      .sort();
  return { ...desk, live, rewrite, texts };
}

describe('a rewrite', () => {
  test('changes the lines it is asked to and keeps every other byte', () => {
    const { live, month, rewrite } = openDesk();
    const before = Buffer.concat([
      Buffer.from('\ufeff\n\nkept \r\n'),
      Buffer.from([0, 255, 254, 10]),
      Buffer.from('secret one\n\n\nkept too\nsecret two'),
    ]);
    put(live, before);
    expect(rewrite(secret('secret one'))).toEqual([`${machine}.jsonl`]);
    expect(readdirSync(month)).toEqual([`${machine}.1.jsonl`, `${machine}.jsonl`]);
    expect(readFileSync(live, 'utf8')).toBe('');
    const settled = join(month, `${machine}.1.jsonl`);
    const once = Buffer.from(before.toString('latin1').replace('secret one', '{"gone":1}'), 'latin1');
    expect(readFileSync(settled).equals(once)).toBe(true);
    expect(rewrite(() => undefined)).toEqual([]);
    expect(rewrite(({ bytes }) => (bytes.includes('secret two') ? null : undefined))).toEqual([`${machine}.1.jsonl`]);
    const twice = Buffer.from(once.toString('latin1').replace('secret two', ''), 'latin1');
    expect(readFileSync(settled).equals(twice)).toBe(true);
  });

  test('leaves files of other machines and foreign copies as they are', () => {
    const { month, rewrite } = openDesk();
    const others = ['van-7k2m.jsonl', `${machine}.sync-conflict-1.jsonl`, `${machine}x.jsonl`, `${machine}.1.txt`];
    for (const name of others) put(join(month, name), 'secret\n');
    expect(rewrite(secret('secret'))).toEqual([]);
    for (const name of others) expect(readFileSync(join(month, name), 'utf8')).toBe('secret\n');
  });

  test('lets appends go on, into a new live file, for this user alone', () => {
    const { folder, live, journal, month, rewrite, texts } = openDesk();
    journal.append([opened(), noted('first'), noted('secret')]);
    rewrite(secret('secret'));
    journal.append([noted('second')]);
    rewrite(secret('second'));
    journal.append([noted('third')]);
    expect(readdirSync(month)).toEqual([`${machine}.1.jsonl`, `${machine}.2.jsonl`, `${machine}.jsonl`]);
    expect(texts()).toEqual(['first', 'third']);
    expect([...journal.own()]).toHaveLength(3);
    expect(readFileSync(live, 'utf8')).not.toMatch(/first/);
    expect(modesBelow(folder).filter((line) => !/ 600$| 700$/.test(line))).toEqual([
      'state 755',
      'state/machine.json 644',
    ]);
  });

  test('keeps what arrives while it copies, and what arrives just before its end', () => {
    const { month, rewrite, journal, texts } = openDesk();
    journal.append([opened(), noted('secret')]);
    const late = (text: string) => `\n${encodeLine(noted(text))}\n`;
    const settled = join(month, `${machine}.1.jsonl`);
    const arrive = (path: string, text: string) => writeFileSync(path, late(text), { flag: 'a' });
    let reads = 0;
    const read = disk.read;
    disk.read = ((...given: Parameters<typeof read>) => {
      reads += 1;
      if (existsSync(settled) && reads < 20) arrive(settled, `late ${reads}`);
      return read(...given);
    }) as typeof read;
    try {
      rewrite(secret('secret'));
    } finally {
      disk.read = read;
    }
    expect(texts().length).toBeGreaterThan(1);
    expect(texts().every((text) => String(text).startsWith('late'))).toBe(true);
  });

  test.each(['rename', 'open', 'write', 'fsync', 'read', 'close', 'readdir', 'link'] as const)(
    'that fails at any %s leaves every record readable',
    (name) => {
      let failures = 0;
      for (let nth = 1; ; nth += 1) {
        const { rewrite, journal, texts } = openDesk();
        journal.append([opened(), noted('first'), noted('secret')]);
        const original = disk[name] as (...given: unknown[]) => unknown;
        let calls = 0;
        Object.assign(disk, {
          [name]: (...given: unknown[]) => {
            calls += 1;
            if (calls === nth) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
            return original(...given);
          },
        });
        let error: unknown;
        try {
          rewrite(secret('secret'));
        } catch (thrown) {
          error = thrown;
        } finally {
          Object.assign(disk, { [name]: original });
        }
        expect(texts()).toContain('first');
        if (error !== undefined) {
          failures += 1;
          expect(error).toMatchObject({ code: 'disk', message: expect.stringMatching(/could not be/) });
        }
        expect(rewrite(secret('secret')).length + (texts().includes('secret') ? 0 : 1)).toBeGreaterThan(0);
        expect(texts()).toEqual(['first']);
        if (calls < nth) break;
      }
      expect(failures).toBeGreaterThan(0);
    },
  );
});

describe('the lock of rewriters', () => {
  const own = { host: hostname(), pid: process.pid, started: startOf(process.pid) };
  const write = (folder: string, holder: object | string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'rewrite.3.lock'), typeof holder === 'string' ? holder : JSON.stringify(holder));
  };

  test('is gone after the work, and after work that failed', () => {
    const { state } = openDesk();
    expect(whileLocked(join(state, 'x'), own, () => readdirSync(join(state, 'x')))).toEqual(['rewrite.1.lock']);
    expect(() =>
      whileLocked(join(state, 'x'), own, () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(readdirSync(join(state, 'x'))).toEqual([]);
  });

  test.each([
    ['a process that is gone', { ...own, pid: 2 ** 22 - 1 }],
    ['a process whose number another has now', { ...own, started: '1' }],
    ['a file that was cut off', '{"host":'],
  ])('is taken over at once from %s', (_who, holder) => {
    const { state } = openDesk();
    write(join(state, 'x'), holder);
    expect(whileLocked(join(state, 'x'), own, () => readdirSync(join(state, 'x')))).toEqual(['rewrite.4.lock']);
    expect(readdirSync(join(state, 'x'))).toEqual([]);
  });

  test('is waited for while its holder lives, and not a turn longer', () => {
    const { state } = openDesk();
    const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    write(join(state, 'x'), { ...own, pid: holder.pid, started: startOf(holder.pid ?? 0) });
    const turns = sleepingIn(
      (turn) => {
        if (turn === 3) holder.kill('SIGKILL');
      },
      () => whileLocked(join(state, 'x'), own, () => {}),
    );
    expect(turns).toBeGreaterThanOrEqual(3);
    expect(turns).toBeLessThan(400);
  });

  test('held for good ends in a sentence that names it', () => {
    const { state } = openDesk();
    const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    write(join(state, 'x'), { ...own, pid: holder.pid, started: startOf(holder.pid ?? 0) });
    sleepingIn(
      () => {},
      () => expect(() => whileLocked(join(state, 'x'), own, () => {})).toThrow(/Another heard .* rewriting/),
    );
    holder.kill('SIGKILL');
  });
});

/** Does the work with every pause cut short; how many there were. */
function sleepingIn(onTurn: (turn: number) => void, work: () => void): number {
  const sleep = Atomics.wait;
  let turns = 0;
  const cutShort = (...[cells, at, value]: Parameters<typeof sleep>) => {
    turns += 1;
    onTurn(turns);
    return sleep(cells, at, value, 1);
  };
  Object.assign(Atomics, { wait: cutShort });
  try {
    work();
  } finally {
    Object.assign(Atomics, { wait: sleep });
  }
  return turns;
}
