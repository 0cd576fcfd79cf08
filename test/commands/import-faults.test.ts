import { describe, expect, test } from 'vitest';
import { faultsAt, withFault } from '../faults/failing-disk.ts';
import { makeJournal } from '../made-journal.ts';
import { Shop } from './shop.ts';

const rows = Array.from({ length: 6 }, (_, at) => `2026-0${at + 1}-05,Client ${at % 2},It hums ${at},fan ${at}`);
const csv = ['opened_at,client,words,devices', ...rows].join('\r\n');

/** Each case with its records: an import that was finished later is held against one that never broke off. */
async function recordIds(shop: Shop): Promise<readonly string[]> {
  const { cases } = await shop.json('export --format json');
  return cases.map(({ id, history }: { id: string; history: { id: string }[] }) =>
    [id, ...history.map((one) => one.id)].join(' '),
  );
}

describe('an import that a fault of the disk breaks off', () => {
  // Each call that writes keeps half of the bytes once.
  test('is finished by doing it again, and nothing comes in twice', async () => {
    const whole = new Shop();
    const run = (shop: Shop) => shop.line('import - --map heard', { stdin: csv });
    const calls = await withFault(undefined, async () => void (await run(whole)));
    const wanted = await recordIds(whole);
    expect(wanted).toHaveLength(6);
    const places = calls.flatMap((call, at) => (call === 'write' ? [[at + 1, call] as const] : []));
    const broken: number[] = [];
    for (const [at, call] of places) {
      for (const fault of faultsAt(at, call).filter(({ failure }) => failure === 'short')) {
        const shop = new Shop();
        let code = 0;
        await withFault(fault, async () => {
          code = (await run(shop)).code;
        });
        broken.push(code);
        const again = await run(shop);
        expect(again.code, again.err).toBe(0);
        expect(await recordIds(shop)).toEqual(wanted);
      }
    }
    expect(broken.filter((code) => code === 1).length).toBeGreaterThan(5);
  });

  test('says how far it came and how to go on', async () => {
    const from = new Shop();
    makeJournal(from.home, { cases: 300, until: Date.parse('2026-11-20'), days: 60 });
    const { out: stdin } = await from.line('export');
    const shop = new Shop();
    const counted = await withFault(undefined, async () => void (await new Shop().line('import -', { stdin })));
    const last = counted.lastIndexOf('fdatasync') + 1;
    let said = '';
    await withFault({ at: last, failure: 'EIO', lasts: 'once' }, async () => {
      said = (await shop.line('import -', { stdin })).err;
    });
    expect(said).toMatch(
      /\nDo it again: nothing comes in twice\. \d+ cases are in already: it goes on .* heard undo --batch b-\w{6} .*\n$/,
    );
    expect((await shop.line('import -', { stdin })).code).toBe(0);
    expect((await shop.line('export')).out).toBe(stdin);
    const { length } = shop.records();
    // No case is waited for by itself: of 300 a few are made durable at once.
    expect(counted.filter((call) => call === 'fdatasync').length).toBeLessThan(length / 8);
  });
});

describe('an undo of an import that a fault breaks off', () => {
  test.each(['undo', 'undo --batch'])('is finished by %s', async (words) => {
    const shop = new Shop();
    await shop.line('note older');
    const { out } = await shop.line('import - --map heard', { stdin: csv });
    const batch = /b-\w{6}/.exec(out)?.[0] ?? '';
    const calls: string[] = [];
    const other = new Shop();
    await other.line('note older');
    await other.line('import - --map heard', { stdin: csv });
    calls.push(...(await withFault(undefined, async () => void (await other.line(`undo --batch ${batch}`)))));
    const writes = calls.flatMap((call, at) => (call === 'fdatasync' ? [at + 1] : []));
    const middle = writes[Math.floor(writes.length / 2)] ?? 0;
    await withFault({ at: middle, failure: 'EIO', lasts: 'once' }, async () => {
      expect((await shop.line(`undo --batch ${batch}`)).code).toBe(1);
    });
    const left = JSON.parse((await shop.line('list -a --json')).out).cases.length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(6);
    expect((await shop.line(words === 'undo' ? words : `${words} ${batch}`)).code).toBe(0);
    expect(JSON.parse((await shop.line('list -a --json')).out).cases).toEqual([]);
    expect(JSON.parse((await shop.line('notes --json')).out).notes).toHaveLength(1);
  });
});
