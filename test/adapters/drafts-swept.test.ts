import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDrafts } from '../../src/adapters/store/drafts.ts';
import { scratchDesk } from './scratch.ts';

const id = '2611-aaaaaa';
const draft = { interview: id, version: 1, startedAt: '2026-11-22T10:00:00.000Z', answers: {}, aside: {} };

test.each(['save', 'remove'] as const)('what a killed program left beside a draft is gone with the first %s', (act) => {
  const { home, state } = scratchDesk();
  const open = () => createDrafts({ home, state, warn: () => {} });
  open().save(draft);
  const folder = join(state, home.claim(), 'drafts');
  const others = '.2611-bbbbbb.json.1-abcd.tmp';
  for (const name of [`.${id}.json.1-abcd.tmp`, others]) writeFileSync(join(folder, name), 'half typed');
  if (act === 'save') open().save(draft);
  else open().remove(id);
  expect(readdirSync(folder).sort()).toEqual(act === 'save' ? [others, `${id}.json`] : [others]);
});
