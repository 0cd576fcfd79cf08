import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { disk } from '../../src/adapters/store/disk.ts';
import { playbookWith } from '../attacks/filled.ts';
import { Shop } from './shop.ts';

const original = { ...disk };
afterEach(() => void Object.assign(disk, original));

/** A shop with a playbook of the helper's own, and the names of what a run of it opens of the library. */
function libraryDesk() {
  const shop = new Shop();
  mkdirSync(join(shop.home, 'playbooks'), { recursive: true });
  writeFileSync(join(shop.home, 'playbooks/kettle.yaml'), playbookWith('the kettle', 'kettle'));
  const opened: string[] = [];
  disk.open = ((path: string, ...rest: [number, number]) => {
    if (/kettle\.yaml$|dist.playbooks\.json$/.test(path)) opened.push(basename(path));
    return original.open(path, ...rest);
  }) as typeof disk.open;
  const openedBy = async (args: readonly string[], stdin = '') => {
    opened.length = 0;
    const { code } = await shop.run(args, { stdin });
    return { code, opened: [...opened] };
  };
  return { shop, openedBy };
}

const quiet = { code: 0, opened: [] };
const lines = [
  'note call back',
  '',
  'list -a',
  'show aaaaaa',
  'show aaaaaa --history',
  'show aaaaaa --json',
  'find stops',
  'notes',
  'promise aaaaaa ring --due fri',
  'decide aaaaaa think --until 2w',
  'done aaaaaa --works yes',
  'sheet aaaaaa',
  'export',
  'undo',
  'config',
];

test('the library is opened by no command that asks nothing and is about no playbook', async () => {
  const { shop, openedBy } = libraryDesk();
  shop.case('2611-aaaaaa', 'It stops');
  for (const line of lines) expect([line, await openedBy(line.split(' ').filter(Boolean))]).toEqual([line, quiet]);
  expect((await openedBy(['playbook', 'list'])).opened).toEqual(['kettle.yaml', 'playbooks.json']);
});

test('an interview opens each file of it once', async () => {
  const { openedBy } = libraryDesk();
  const visit = { client: 'Ada', words: 'The wifi drops', readbacks: [{ answer: 'yes' }], wants: 'know' };
  const { code, opened } = await openedBy(['new', '--answers', '-'], JSON.stringify([visit, visit, visit]));
  expect([code, opened]).toEqual([0, ['kettle.yaml', 'playbooks.json']]);
});
