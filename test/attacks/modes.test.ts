import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Respondent } from '../../src/interview/respondent.ts';
import { modesBelow } from '../adapters/scratch.ts';
import { Shop } from '../commands/shop.ts';
import { figure } from '../figures.ts';
import { storyIn, uncalled } from './story.ts';

const masks = [0o000, 0o022, 0o077];
/** Leaves at the first question, so that the draft stays. */
const leaver: Respondent = { ask: async () => ({ type: 'leave' }), echo: () => {} };

/** A shop in which every command was used under that umask, and an interview was left. */
async function usedUnder(mask: number): Promise<Shop> {
  const before = process.umask(mask);
  onTestFinished(() => void process.umask(before));
  const shop = new Shop();
  const story = storyIn(shop.folder, 'Ana');
  expect(uncalled(story)).toEqual([]);
  for (const { args, code } of story) expect((await shop.run(args)).code, args.join(' ')).toBe(code);
  const person = { respondent: () => leaver };
  expect((await shop.run(['new', '-c', 'Ada'], { person })).code).toBe(130);
  return shop;
}

test.skipIf(process.platform === 'win32')('whatever the umask, what heard keeps is for its user alone', async () => {
  let [kept, looser] = [0, [] as string[]];
  for (const mask of masks) {
    const shop = await usedUnder(mask);
    for (const name of ['home', 'state', 'settings', 'restored']) {
      if (name === 'restored' && !existsSync(join(shop.folder, name))) continue;
      const modes = [...modesBelow(join(shop.folder, name))];
      expect(modes.length, name).toBeGreaterThan(0);
      kept += modes.length;
      looser = [...looser, ...modes.filter((line) => !/ [0-7]00$/.test(line))];
    }
    expect(modesBelow(join(shop.folder, 'state')).some((line) => /drafts\/.*\.json 600$/.test(line))).toBe(true);
    expect(modesBelow(shop.folder).filter((line) => /^(?:home|state|settings|cases\.ndjson) /.test(line))).toEqual([
      'cases.ndjson 600',
      'home 700',
      'settings 700',
      'state 700',
    ]);
  }
  figure('S9', `umasks ${masks.length}, files and folders ${kept}, looser modes ${looser.length}`, {
    found: { looser },
    wanted: { looser: [] },
  });
});
