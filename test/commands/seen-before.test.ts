import { describe, expect, onTestFinished, test } from 'vitest';
import { disk } from '../../src/adapters/store/disk.ts';
import type { JournalEvent } from '../../src/domain/record.ts';
import { fix, offered, Shop } from './shop.ts';

const printer = { id: 'd-pr1nt1', name: 'office printer' };
const logged = { kind: 'logged', playbook: 'printer-offline', devices: [printer] };
const fixed: readonly JournalEvent[] = [
  logged,
  offered(fix('address', 9_000)),
  { kind: 'decided', choice: 'fix', option: 'address', when: 'now', replaces: [] },
  { kind: 'worked', charged: { amount: 9_000, currency: 'USD' } },
  { kind: 'checked', works: 'yes' },
];

/** Ana's printer again and again: five cases, the last of them now. */
function shopWithFive(): Shop {
  const shop = new Shop();
  shop.write({ client: 'c-ana001' }, [{ kind: 'client-added', name: 'Ana Miller' }]);
  for (const [month, events] of [
    ['05', [logged, { kind: 'decided', choice: 'live-with-it', replaces: [] }]],
    ['06', fixed],
    ['08', fixed],
    ['09', [...fixed.slice(0, 4)]],
  ] as const)
    shop.case(`26${month}-aaaaaa`, 'It is offline', events, { at: `2026-${month}-03T09:00:00.000Z` });
  shop.case('2611-aaaaaa', 'It is offline again', [logged]);
  return shop;
}

const partOf = (out: string) => /Seen before\n([\s\S]*?)(\n\n|$)/.exec(out)?.[1];

describe('heard show', () => {
  test('says what was seen before, at most three and how many more', async () => {
    const { out } = await shopWithFive().line('show 2611-aaaaaa');
    expect(partOf(out)).toMatchInlineSnapshot(`
      "  3 Sep 2026  “The address”, $90, nobody asked whether it lasted (2609-aaaaaa)
        3 Aug 2026  “The address”, $90, came back 3 Sep 2026 (2608-aaaaaa)
        3 Jun 2026  “The address”, $90, came back 3 Aug 2026 (2606-aaaaaa)
        and 1 more: heard list --all --client c-ana001
      "
    `);
  });

  test('tells of each case what was known when it began', async () => {
    const { out } = await shopWithFive().line('show 2608-aaaaaa');
    expect(partOf(out)).toMatchInlineSnapshot(`
      "  3 Jun 2026  “The address”, $90, worked, and nothing until this time
                    (2606-aaaaaa)
        3 May 2026  living with it, came up again 3 Jun 2026 (2605-aaaaaa)"
    `);
  });

  test('has no such part where nothing was seen, and JSON never has', async () => {
    const shop = shopWithFive();
    expect((await shop.line('show 2605-aaaaaa')).out).not.toContain('Seen before');
    expect(JSON.stringify(await shop.json('show 2611-aaaaaa'))).not.toContain('2609-aaaaaa');
    expect((await shop.line('show 2611-aaaaaa --history')).out).not.toContain('Seen before');
  });

  test('finds cases that were recorded under another id of the client', async () => {
    const shop = shopWithFive();
    shop.write({ client: 'c-ana000' }, [{ kind: 'client-added', name: 'A. Miller' }]);
    shop.write({ client: 'c-ana000' }, [{ kind: 'client-merged', id: 'c-ana000', into: 'c-ana001' }]);
    const opened = { kind: 'opened', client: { id: 'c-ana000', name: 'A. Miller' } };
    shop.write({ case: '2611-bbbbbb' }, [opened, logged], { at: '2026-11-21T10:00:00.000Z' });
    expect(partOf((await shop.line('show 2611-bbbbbb')).out)).toContain('2611-aaaaaa');
  });

  test('says that it came back with this case where the case says so itself', async () => {
    const shop = shopWithFive();
    shop.write({ case: '2611-aaaaaa' }, [{ kind: 'linked', repeatOf: '2609-aaaaaa' }]);
    expect(partOf((await shop.line('show 2611-aaaaaa')).out)).toContain('came back 21 Nov 2026 (2609-aaaaaa)');
  });

  test('shows the case although an earlier one cannot be read', async () => {
    const shop = shopWithFive();
    // Of a home that was made, the index is kept, so that no month has to be read for it.
    await shop.line('note hello');
    await shop.line('list');
    const { open } = disk;
    onTestFinished(() => void Object.assign(disk, { open }));
    disk.open = (path, ...more) => {
      if (String(path).includes('journal/2026-09')) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      return open(path, ...more);
    };
    const { code, out } = await shop.line('show 2611-aaaaaa');
    expect(code).toBe(0);
    expect(partOf(out)).toContain('2608-aaaaaa');
    expect(partOf(out)).not.toContain('2609-aaaaaa');
  });

  test('leaves out a case that was taken back, and names no other client', async () => {
    const shop = shopWithFive();
    const taken = shop.case('2610-aaaaaa', 'It is offline', fixed, { at: '2026-10-03T09:00:00.000Z' });
    shop.write({ case: '2610-aaaaaa' }, [{ kind: 'withdrawn', record: taken.id }], { at: '2026-10-04T09:00:00.000Z' });
    const ben = { kind: 'opened', client: { id: 'c-ben001', name: 'Ben Stone' } };
    shop.write({ case: '2610-bbbbbb' }, [ben, ...fixed], { at: '2026-10-05T09:00:00.000Z' });
    const part = partOf((await shop.line('show 2611-aaaaaa')).out);
    expect(part).not.toMatch(/2610-|Ben/);
    expect(part).toContain('2606-aaaaaa');
  });
});
