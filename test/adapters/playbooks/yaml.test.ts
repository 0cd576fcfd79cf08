import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compilePlaybooks, parsePlaybook, showFault } from '../../../src/adapters/playbooks/yaml.ts';

const kettle = `id: kettle
title: The kettle does not boil
component: kitchen
triggers: [kettle]
workaround: Use a pot.
risk: It stays cold.
escalate: An electrician.
sayNo: {ask: Open it, reason: It is sealed., alternative: We find another.}
`;

/** The faults of a text as a person reads them. */
function faultsOf(text: string): readonly string[] {
  const parsed = parsePlaybook(text, 'kettle.yaml');
  return parsed.ok ? [] : parsed.faults.map(showFault);
}

test('text stays text: a number that begins with nought, yes and no, a date', () => {
  const parsed = parsePlaybook(
    kettle
      .replace('An electrician.', '0123')
      .replace('[kettle]', '[no, 2026-11-22, 0x1F, "null"]')
      .replace('It stays cold.', '~'),
    'kettle.yaml',
  );
  expect(parsed).toMatchObject({
    ok: true,
    playbook: { escalate: '0123', triggers: ['no', '2026-11-22', '0x1F', 'null'], risk: '~' },
  });
});

const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
  .split('')
  .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`)
  .join('\n')}`;

test.each([
  [
    'a misspelt key',
    kettle.replace('risk:', 'rissk:'),
    ['kettle.yaml:1:1: "risk" is missing', 'kettle.yaml:6:1: unknown key "rissk": check its spelling'],
  ],
  [
    'an unknown key further down',
    kettle.replace('ask:', 'aks:'),
    ['kettle.yaml:8:1: "ask" is missing', 'kettle.yaml:8:9: unknown key "aks": check its spelling'],
  ],
  [
    'a fault in a list',
    kettle.replace('[kettle]', '\n  - kettle\n  - "?"'),
    ['kettle.yaml:6:5: a trigger needs a letter or a digit'],
  ],
  ['an alias bomb', bomb, ['kettle.yaml:2:8: aliases (*name) are not read: write the text out']],
  [
    'one alias',
    kettle.replace('[kettle]', '[&k kettle, *k]'),
    ['kettle.yaml:4:23: aliases (*name) are not read: write the text out'],
  ],
  [
    'a tag of a language',
    kettle.replace('Use a pot.', '!!js/function "x"'),
    ['kettle.yaml:5:13: tags (!name) are not read: leave it out'],
  ],
  [
    'a tag for bytes',
    kettle.replace('Use a pot.', '!!binary aGk='),
    ['kettle.yaml:5:13: tags (!name) are not read: leave it out'],
  ],
  [
    'a tag of its own',
    kettle.replace('Use a pot.', '!secret x'),
    ['kettle.yaml:5:13: tags (!name) are not read: leave it out'],
  ],
  ['100,000 brackets', `a: ${'['.repeat(100_000)}`, ['kettle.yaml:1:68: nested too deeply']],
  ['100,000 braces', `a: ${'{a: '.repeat(50_000)}`, ['kettle.yaml:1:260: nested too deeply']],
  ['100,000 dashes', '- '.repeat(100_000), ['kettle.yaml:1:67: nested too deeply']],
  [
    'a staircase',
    Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    ['kettle.yaml:66:1: nested too deeply'],
  ],
  [
    '10,000 keys',
    Array.from({ length: 10_000 }, (_, index) => `k${index}: v`).join('\n'),
    ['kettle.yaml:2001:6: too much: at most 2000 entries'],
  ],
  ['more than 256 KB', `title: ${'x'.repeat(256 * 1024)}`, ['kettle.yaml:1:1: too big: at most 256 KB']],
  ['a key that is a list', '? [a, b]\n: c', ['kettle.yaml:1:1: a key is one word followed by a colon']],
  ['a key used twice', `${kettle}risk: Again.\n`, ['kettle.yaml:9:1: Map keys must be unique']],
  ['a merge key', `${kettle}<<: {id: x}\n`, ['kettle.yaml:9:1: unknown key "<<": check its spelling']],
  [
    'a key that would change every object',
    `${kettle}__proto__: {polluted: x}\n`,
    ['kettle.yaml:9:1: unknown key "__proto__": check its spelling'],
  ],
  [
    'two documents',
    `${kettle}---\n${kettle}`,
    ['kettle.yaml:9:1: Source contains multiple documents; please use YAML.parseAllDocuments()'],
  ],
  ['nothing', '', ['kettle.yaml:1:1: this must be a block of keys']],
  ['a list', '- a\n- b', ['kettle.yaml:1:1: this must be a block of keys']],
  ['plain text', 'hello', ['kettle.yaml:1:1: this must be a block of keys']],
])('refuses %s and says where', (_, text, faults) => {
  expect(faultsOf(text)).toEqual(faults);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test.each([
  'a: "',
  'a: b: c',
  '\t- a',
  '%YAML 9.9\n---\na: b',
  '}',
  '[',
  ': :',
  '\0',
  '\uFEFF',
  '&',
  '*',
  '!',
  '|',
  'a: |\n  !x *y',
])('never throws, whatever the text: %j', (text) => {
  expect(faultsOf(text).length).toBeGreaterThan(0);
});

test.each([
  ['marks that mean something elsewhere', '|\n  !Now* [[[[ & - ? "x"', '!Now* [[[[ & - ? "x"'],
  ['a long line', `>\n  ${'word '.repeat(60)}\n  end`, `${'word '.repeat(60)} end`],
])('in a block of text only text is seen: %s', (_, written, read) => {
  const parsed = parsePlaybook(kettle.replace('Use a pot.', written), 'kettle.yaml');
  expect(parsed).toMatchObject({ ok: true, playbook: { workaround: read } });
});

test('compiling a folder names every fault of every file at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-'));
  writeFileSync(join(folder, 'kettle.yaml'), kettle);
  writeFileSync(join(folder, 'README.md'), 'not a playbook');
  expect(compilePlaybooks(folder).map(({ id }) => id)).toEqual(['kettle']);
  writeFileSync(join(folder, 'a.yaml'), kettle.replace('risk:', 'rissk:'));
  writeFileSync(join(folder, 'b.yaml'), kettle);
  mkdirSync(join(folder, 'sub'));
  expect(() => compilePlaybooks(folder)).toThrow(
    /a\.yaml:1:1: "risk" is missing\na\.yaml:6:1: .*\nb\.yaml: its id is "kettle", so call it kettle\.yaml$/,
  );
});
