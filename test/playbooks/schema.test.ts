import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { composePlaybook } from '../../src/adapters/playbooks/compose.ts';
import { playbookJsonSchema } from '../../src/domain/playbook.ts';
import { examplePlaybook } from '../../src/domain/playbook-example.ts';
import { folder } from './shipped.ts';

const accepts = new Ajv2020({ strict: false }).compile(playbookJsonSchema());
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const whole = composePlaybook(examplePlaybook);

test('every shipped file names the schema in its first line, and editors that follow it find no fault', () => {
  expect(files).toHaveLength(40);
  const unnamed = files.filter(
    ({ text }) => !text.startsWith('# yaml-language-server: $schema=../dist/playbook.schema.json\n'),
  );
  expect(unnamed).toEqual([]);
  // Editors read YAML with numbers and booleans, as heard does not.
  expect(files.filter(({ text }) => !accepts(parse(text))).map(({ name }) => name)).toEqual([]);
  expect(accepts(parse(whole))).toBe(true);
});

test.each([
  ['a misspelt key', whole.replace('risk:', 'rissk:')],
  ['a key that is missing', whole.replace(/^risk: .*$/m, '')],
  ['a misspelt key further down', whole.replace(/^ +sideEffects:/m, '    sideEffect:')],
  ['a fix without a side effect', whole.replace(/^ +sideEffects:\n +- .*$/m, '    sideEffects: []')],
  ['a key too many further down', whole.replace(/^ +hours:/m, '    colour: red\n    hours:')],
  ['an unknown type', whole.replace('type: text', 'type: colour')],
  ['an id with blanks', whole.replace('id: black-camera', 'id: Black Camera')],
  ['one figure where two belong', whole.replace('[0.5, 1]', '[0.5]')],
  ['text in place of a list', whole.replace(/^supportProducts:\n.*$/m, 'supportProducts: windows')],
  ['a condition that is none', whole.replace('equals:', 'equal:')],
])('an editor marks %s', (_, text) => {
  expect(text).not.toBe(whole);
  expect(accepts(parse(text))).toBe(false);
});
