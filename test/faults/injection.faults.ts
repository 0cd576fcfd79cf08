import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { figure } from '../figures.ts';
import { failEverywhere } from './injecting.ts';
import { folderForTest, prepare, restore } from './prepared-shop.ts';
import { bundlePreload, runApart } from './processes.ts';
import { faultsOf } from './verdict.ts';
import { writingCommands } from './writing-commands.ts';

const seen = { points: 0, broken: 0 };

describe('a call of the file system that fails leaves all of it or nothing', () => {
  test.each(Object.entries(writingCommands))('by %s', async (_what, command) => {
    const { points, broken, wrong } = await failEverywhere(command);
    expect(points).toBeGreaterThan(0);
    seen.points += points;
    seen.broken += broken;
    expect(wrong).toEqual([]);
  });

  // Settings are written by a package, which knows nothing of our own calls.
  test.each(['a setting', 'the first setting'] as const)('in a process of its own, by %s', async (what) => {
    const command = writingCommands[what];
    const prepared = await prepare(command);
    const { shop, template } = prepared;
    const preload = await bundlePreload();
    const file = join(folderForTest(), 'calls');
    await runApart(shop, command, { fault: { preload, plan: { do: 'count', file } } });
    const calls = readFileSync(file, 'utf8').trim().split('\n');
    const wrong: string[] = [];
    for (let at = 1; at <= calls.length; at += 1) {
      const code = ['EIO', 'ENOSPC', 'EROFS'][at % 3] ?? 'EIO';
      restore(shop, template);
      const ran = await runApart(shop, command, { fault: { preload, plan: { do: 'fail', at, code } } });
      const faults = await faultsOf(ran, command, prepared);
      seen.points += 1;
      if (faults.length > 0) seen.broken += 1;
      wrong.push(...faults.map((fault) => `${code} at ${at} ${calls[at - 1]}: ${fault}`));
    }
    expect(wrong).toEqual([]);
  });

  test('whichever it is', () => {
    const { points, broken } = seen;
    expect(points).toBeGreaterThan(5000);
    figure('5', `injection points ${points}, invariants broken ${broken}`, {
      found: { broken },
      wanted: { broken: 0 },
    });
  });
});
