import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Shop } from '../commands/shop.ts';
import { figure, skipped } from '../figures.ts';
import { mountDisk } from './loop-disk.ts';
import { prepare, restore, stateOf } from './prepared-shop.ts';
import { runApart } from './processes.ts';
import { faultsAfter } from './verdict.ts';
import { openCase, type Typed, writingCommands } from './writing-commands.ts';

const cuts = 30;

/** Something to be kept that no other run says. */
function saying(words: string, number: number): Typed {
  const { argv, stdin } = writingCommands['a new case'];
  const commands: readonly Typed[] = [
    { argv: ['note', words] },
    { argv: ['note', '-k', openCase, words] },
    { argv: ['promise', openCase, words, '--due', 'fri'] },
    { argv, stdin: stdin.replace('The wifi goes', `${words}: the wifi goes`) },
    { argv: ['export', '-o', `{folder}/${words.replaceAll(' ', '-')}.ndjson`] },
  ];
  return commands[number % commands.length] ?? { argv: [] };
}

/** True for words that are seen, or for an export of that name that is whole. */
function isKept(words: string, state: string, { folder }: Shop): boolean {
  const file = join(folder, `${words.replaceAll(' ', '-')}.ndjson`);
  return state.includes(words) || (existsSync(file) && readFileSync(file, 'utf8').endsWith('}\n'));
}

test('a disk whose power was cut holds what was acknowledged', async () => {
  const { shop, template } = await prepare(writingCommands['a note on a case']);
  const other = new Shop();
  const disk = mountDisk(shop.folder);
  if (!disk) return skipped('6', 'this machine lets nobody mount a disk that stands in a file');
  restore(shop, template);
  const acknowledged: string[] = [];
  const wrong: string[] = [];
  let lost = 0;
  for (let number = 0; number < cuts; number += 1) {
    const words = `words of run ${number}`;
    // Every other one is cut while it runs.
    const killAfter = number % 2 === 1 ? 30 + Math.random() * 200 : undefined;
    const ran = await runApart(
      shop,
      saying(words, Math.floor(number / 2)),
      killAfter === undefined ? {} : { killAfter },
    );
    if (ran.out !== '') acknowledged.push(words);
    const unmount = disk.cutPower(other.folder);
    const state = await stateOf(other);
    const missing = acknowledged.filter((said) => !isKept(said, state, other));
    lost += missing.length;
    wrong.push(...missing.map((said) => `after run ${number} "${said}" is lost`), ...(await faultsAfter(other)));
    unmount();
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(cuts / 2);
  figure('6', `cuts ${cuts} on a disk in a file, acknowledged lost ${lost}`, { found: { lost }, wanted: { lost: 0 } });
  expect(wrong).toEqual([]);
});
