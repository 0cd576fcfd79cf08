import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { figure, skipped } from '../figures.ts';
import { draftsIn, folderForTest, prepare, restore, runIn, stateOf } from './prepared-shop.ts';
import { bundlePreload, runApart } from './processes.ts';
import { faultsAfter } from './verdict.ts';
import { type WritingCommand, writingCommands } from './writing-commands.ts';

const isLinux = process.platform === 'linux';
const seen = { cuts: 0, acknowledgedLost: 0, broken: 0 };

/** Cuts the power after each call of a command and names what was not whole afterwards. */
async function cutEverywhere(command: WritingCommand): Promise<readonly string[]> {
  const { shop, before, after } = await prepare(command);
  const preload = await bundlePreload();
  const images = folderForTest();
  const plan = { do: 'cut', folder: shop.folder, images } as const;
  const ran = await runApart(shop, command, { fault: { preload, plan } });
  expect([ran.code, ran.err]).toEqual([0, expect.not.stringContaining('heard:')]);
  const names = readdirSync(images).sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10));
  const last = Number.parseInt(names.at(-1) ?? '', 10);
  const wrong: string[] = [];
  for (const name of names) {
    restore(shop, join(images, name));
    const state = await stateOf(shop);
    // What was printed came after the last call of all.
    const isLost = Number.parseInt(name, 10) === last && state !== after;
    const faults = [
      ...(state === before || state === after ? [] : ['neither before nor after']),
      ...(isLost ? ['acknowledged and lost'] : []),
      ...(draftsIn(shop).length === 0 || (await resumed()) === after ? [] : ['the draft could not be finished']),
      ...(await faultsAfter(shop)),
    ];
    seen.cuts += 1;
    if (isLost) seen.acknowledgedLost += 1;
    if (faults.length > 0) seen.broken += 1;
    wrong.push(...faults.map((what) => `${name}: ${what}`));
  }
  return wrong;

  async function resumed() {
    await runIn(shop, { argv: ['resume'] });
    return stateOf(shop);
  }
}

describe.skipIf(!isLinux)('a disk that lost what was not synced holds all of it or nothing', () => {
  test.each(Object.entries(writingCommands))('of %s', async (_what, command) => {
    expect(await cutEverywhere(command)).toEqual([]);
  });

  test('and what was acknowledged', () => {
    const { cuts, acknowledgedLost, broken } = seen;
    expect(cuts).toBeGreaterThan(500);
    figure('6', `cuts ${cuts} on a model disk, acknowledged lost ${acknowledgedLost}, half written ${broken}`, {
      found: { acknowledgedLost, broken },
      wanted: { acknowledgedLost: 0, broken: 0 },
    });
  });
});

test.runIf(!isLinux)('is skipped', () => skipped('6', 'only Linux says which file stands behind a descriptor'));
