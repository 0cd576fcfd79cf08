import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createOwnPlaybooks } from '../../../src/adapters/playbooks/own.ts';
import { openHome } from '../../../src/adapters/store/home.ts';
import { examplePlaybook } from '../../../src/domain/playbook-example.ts';
import { scratchFolder } from '../scratch.ts';

function desk() {
  const folder = scratchFolder();
  const schema = join(folder, 'built.json');
  writeFileSync(schema, '{"title":"heard playbook"}');
  const home = openHome(join(folder, 'home'), Math.random);
  return { schema, own: createOwnPlaybooks({ folder: join(folder, 'home/playbooks'), home, schema }) };
}

test('a file that another process wrote meanwhile is left as it is', () => {
  const { own } = desk();
  const path = own.create('stool', 'mine');
  expect(() => own.create('stool', 'yours')).toThrow(/there already/);
  expect(readFileSync(path, 'utf8')).toBe('mine');
});

test('the schema beside the files is made anew when heard brings another one', () => {
  const { own, schema } = desk();
  own.putSchema();
  writeFileSync(schema, '{"title":"a newer one"}');
  own.putSchema();
  expect(readFileSync(join(own.folder, '.schema.json'), 'utf8')).toBe('{"title":"a newer one"}');
});

test('of two files with one id, the one that is called so is opened', () => {
  const { own } = desk();
  mkdirSync(own.folder, { recursive: true });
  for (const name of ['a.yaml', 'stool.yaml'])
    writeFileSync(join(own.folder, name), own.compose({ ...examplePlaybook, id: 'stool' }));
  expect(own.pathOf('stool')).toBe(join(own.folder, 'stool.yaml'));
  expect(own.pathOf('chair')).toBeUndefined();
});
