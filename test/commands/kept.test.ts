import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Shop } from './shop.ts';

const client = { id: 'c-ana111', name: 'Ana Miller' };
const lines = [
  'export',
  'find printer',
  'find PRÍNTER',
  'find zeppelin',
  'find ２nd',
  'list --all',
  'list',
  'notes',
  'show k7m4xq',
  '',
];

/** Everything that is made of the journal, as it is told with what is kept of it, and without. */
async function toldBoth(shop: Shop) {
  const tell = async () => {
    const told = [];
    for (const line of lines) told.push(await shop.line(line));
    return told;
  };
  await tell();
  const warm = await tell();
  rmSync(join(shop.folder, 'state'), { recursive: true, force: true });
  return { warm, cold: await tell() };
}

/** All files of the state folder, one after the other. */
function stateOf(shop: Shop): string {
  const state = join(shop.folder, 'state');
  const files = readdirSync(state, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('\n');
}

async function begun(): Promise<Shop> {
  const shop = new Shop();
  // A home without an id of its own has nothing kept of it.
  await shop.run(['note', 'call the Harbour Café back']);
  for (const [id, words] of [
    ['2611-k7m4xq', 'The printer is dead'],
    ['2610-aaaaaa', 'The 2nd príNTER, and a zeppelin over the shop'],
    ['2609-bbbbbb', 'Wifi'],
  ] as const)
    shop.write(
      { case: id },
      [
        { kind: 'opened', client },
        { kind: 'listened', words, readbacks: [{ answer: 'yes' }], confirmed: true },
        { kind: 'follow-up-set', due: '2026-12-01' },
      ],
      { at: `20${id.slice(0, 2)}-${id.slice(2, 4)}-03T09:00:00.000Z` },
    );
  return shop;
}

describe('what is kept of the journal changes nothing but the time', () => {
  test('after notes, a decision, a withdrawal, a merge and damage', async () => {
    const shop = await begun();
    const steps = [
      () => shop.run(['note', 'ask about the printer', '@Ana']),
      () => shop.run(['note', '-k', '2610-aaaaaa', 'the zeppelin is gone']),
      () => shop.run(['close', '2609-bbbbbb', '--result', 'heard']),
      () => shop.write({ client: client.id }, [{ kind: 'client-added', name: 'Ana Miller-Smith' }]),
      () => shop.run(['undo']),
      () => shop.write({ case: '2610-aaaaaa' }, [{ kind: 'decided', choice: 'perhaps', replaces: [] }]),
    ];
    for (const step of steps) {
      await step();
      const { warm, cold } = await toldBoth(shop);
      expect(warm).toEqual(cold);
      expect(stateOf(shop)).toContain('zeppelin');
    }
  });

  test('a phrase is found in any case, width and way of being composed', async () => {
    const shop = await begun();
    for (const phrase of ['PRÍNTER', 'pri\u0301nter', '２nd prínter', 'ZEPPELIN  over']) {
      for (let time = 0; time < 2; time += 1) {
        const { matches } = await shop.json(['find', phrase]);
        expect(matches.map(({ id }: { readonly id: string }) => id)).toEqual(['2610-aaaaaa']);
      }
    }
  });

  test('of what was taken out nothing is kept', async () => {
    const shop = await begun();
    await toldBoth(shop);
    expect(stateOf(shop).match(/zeppelin/g)?.length).toBeGreaterThan(2);
    expect((await shop.run(['redact', '2610-aaaaaa', 'zeppelin'])).code).toBe(0);
    const { warm, cold } = await toldBoth(shop);
    expect(warm).toEqual(cold);
    expect(stateOf(shop)).not.toContain('zeppelin');
  });

  test('of whoever was forgotten nothing is kept, before anything is asked again', async () => {
    const shop = await begun();
    shop.write({ client: client.id }, [{ kind: 'client-added', name: client.name }]);
    await toldBoth(shop);
    expect((await shop.run(['forget', client.name])).code).toBe(0);
    expect(stateOf(shop)).not.toMatch(/zeppelin|printer is dead|Miller/);
  });
});
