import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compilePlaybooks, parsePlaybook } from '../../../src/adapters/playbooks/yaml.ts';
import { speakFault } from '../../../src/domain/own-playbooks.ts';

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
  return parsed.ok ? [] : parsed.faults.map(speakFault);
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
    [
      'kettle.yaml:1:1: "risk" is missing. Add a line "risk: …". What may happen while living with it, in one sentence the client reads.',
      'kettle.yaml:6:1: unknown key "rissk". Did you mean risk?',
    ],
  ],
  [
    'an unknown key further down',
    kettle.replace('ask:', 'aks:'),
    [
      'kettle.yaml:8:1: "ask" is missing. Add a line "ask: …". What we may be asked to do and will not.',
      'kettle.yaml:8:9: unknown key "aks". Did you mean ask?',
    ],
  ],
  [
    'a fault in a list',
    kettle.replace('[kettle]', '\n  - kettle\n  - "?"'),
    ['kettle.yaml:6:5: a trigger needs a letter or a digit. Write a word that clients say.'],
  ],
  [
    'an alias bomb',
    bomb,
    [
      'kettle.yaml:2:8: a name after * is an alias, and aliases are not read. Put a text that begins with * in double quotes.',
    ],
  ],
  [
    'one alias',
    kettle.replace('[kettle]', '[&k kettle, *k]'),
    [
      'kettle.yaml:4:23: a name after * is an alias, and aliases are not read. Put a text that begins with * in double quotes.',
    ],
  ],
  [
    'a tag of a language',
    kettle.replace('Use a pot.', '!!js/function "x"'),
    [
      'kettle.yaml:5:13: a name after ! is a tag, and tags are not read. Put a text that begins with ! in double quotes.',
    ],
  ],
  [
    'a tag for bytes',
    kettle.replace('Use a pot.', '!!binary aGk='),
    [
      'kettle.yaml:5:13: a name after ! is a tag, and tags are not read. Put a text that begins with ! in double quotes.',
    ],
  ],
  [
    'a tag of its own',
    kettle.replace('Use a pot.', '!secret x'),
    [
      'kettle.yaml:5:13: a name after ! is a tag, and tags are not read. Put a text that begins with ! in double quotes.',
    ],
  ],
  [
    '100,000 brackets',
    `a: ${'['.repeat(100_000)}`,
    ['kettle.yaml:1:68: this is nested too deeply. Write it with fewer levels: a playbook needs four at most.'],
  ],
  [
    '100,000 braces',
    `a: ${'{a: '.repeat(50_000)}`,
    ['kettle.yaml:1:260: this is nested too deeply. Write it with fewer levels: a playbook needs four at most.'],
  ],
  [
    '100,000 dashes',
    '- '.repeat(100_000),
    ['kettle.yaml:1:67: this is nested too deeply. Write it with fewer levels: a playbook needs four at most.'],
  ],
  [
    'a staircase',
    Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    ['kettle.yaml:66:1: this is nested too deeply. Write it with fewer levels: a playbook needs four at most.'],
  ],
  [
    '10,000 keys',
    Array.from({ length: 10_000 }, (_, index) => `k${index}: v`).join('\n'),
    ['kettle.yaml:1501:6: this file holds more than a playbook can. Take out what no visit needs.'],
  ],
  [
    'more than 256 KB',
    `title: ${'x'.repeat(256 * 1024)}`,
    ['kettle.yaml:1:1: this file holds more than 256 KB. Take out what no visit needs.'],
  ],
  [
    'a key that is a list',
    '? [a, b]\n: c',
    ['kettle.yaml:1:1: a line cannot begin with "? ". Begin it with one word and a colon, such as "risk: ".'],
  ],
  ['a key used twice', `${kettle}risk: Again.\n`, ['kettle.yaml:9:1: this key is there twice. Keep one of the two.']],
  [
    'a merge key',
    `${kettle}<<: {id: x}\n`,
    [
      'kettle.yaml:9:1: unknown key "<<". Take it out, or use one of id, title, component, touchesData, currency, triggers, questions, checks, workaround, risk, fixes, escalate, sayNo, redFlags, supportProducts, sources.',
    ],
  ],
  [
    'a key that would change every object',
    `${kettle}__proto__: {polluted: x}\n`,
    [
      'kettle.yaml:9:1: unknown key "__proto__". Take it out, or use one of id, title, component, touchesData, currency, triggers, questions, checks, workaround, risk, fixes, escalate, sayNo, redFlags, supportProducts, sources.',
    ],
  ],
  [
    'two documents',
    `${kettle}---\n${kettle}`,
    [
      'kettle.yaml:9:1: a second playbook begins here. Put each in a file of its own, and take out lines of "---" or "...".',
    ],
  ],
  [
    'nothing',
    '',
    [
      'kettle.yaml:1:1: this must be a block of keys. Write lines such as "id: …". It may hold id, title, component, touchesData, currency, triggers, questions, checks, workaround, risk, fixes, escalate, sayNo, redFlags, supportProducts, sources.',
    ],
  ],
  [
    'a list',
    '- a\n- b',
    [
      'kettle.yaml:1:1: this must be a block of keys. Write lines such as "id: …". It may hold id, title, component, touchesData, currency, triggers, questions, checks, workaround, risk, fixes, escalate, sayNo, redFlags, supportProducts, sources.',
    ],
  ],
  [
    'plain text',
    'hello',
    [
      'kettle.yaml:1:1: this must be a block of keys. Write lines such as "id: …". It may hold id, title, component, touchesData, currency, triggers, questions, checks, workaround, risk, fixes, escalate, sayNo, redFlags, supportProducts, sources.',
    ],
  ],
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

/** What a helper types who never heard of YAML, and the first words of what they are told, with its place. */
const slips: readonly (readonly [slip: string, written: string, told: string])[] = [
  [
    'a colon in a text',
    'risk: Restart it: then wait',
    '9:7: this reads like a key within a key. Put a text that holds ": " in',
  ],
  ['a colon in brackets', 'risk: {ask: Paint it: red}', '9:13: a colon stands inside brackets. Put'],
  ['a colon without a blank', 'risk:It stays cold', '9:1: here a colon is missing, or the blank after it. Write'],
  ['no colon', 'risk It stays cold', '9:1: here a colon is missing, or the blank after it. Write'],
  ['a quotation mark left open', 'risk: "It stays cold', '10:1: a quotation mark further up is never closed. Look'],
  [
    'a quotation mark in quotation marks',
    "risk: 'it's cold'",
    '9:11: this is not understood here. Put the whole text in double',
  ],
  ['a bracket left open', 'risk: [a, b\nid: c', '10:1: a bracket further up is not closed. Close'],
  ['a tab', 'questions:\n\t- id: a', '10:1: this line begins with a tab. Use blanks'],
  ['a line too far left', 'checks:\n  - id: a\n b: c', '11:1: this line does not begin in the column'],
  ['a list out of line', 'checks:\n  - a\n - b', '11:1: this reads like a key within a key. Put'],
  ['a text that begins with @', 'risk: @home', '9:7: a text cannot begin with this sign. Put the whole text in double'],
  ['a text that begins with %', 'risk: %x', '9:7: a text cannot begin with this sign. Put the whole text in double'],
  [
    'a path in quotation marks',
    'risk: "C:\\qemu"',
    '9:10: a backslash means something else in double quotes. Write it twice',
  ],
  ['a line of dots', '...\nid: c', '10:1: a second playbook begins here. Put each'],
];

test.each(slips)('tells of %s once, in plain words and at its place', (_, written, told) => {
  const [first, ...others] = faultsOf(`${kettle.replace(/^risk: .*$/m, 'x: y')}${written}\n`);
  expect(first?.slice('kettle.yaml:'.length)).toMatch(new RegExp(`^${told.replace(/[.?*+^$()[\]{}|\\]/g, '\\$&')}`));
  const lines = [first, ...others].map((fault) => fault?.split(':')[1]);
  expect(new Set(lines).size).toBe(lines.length);
});

test('brackets that close nothing do not hide how deep the others go', () => {
  const [fault] = faultsOf(`a: ${'}'.repeat(3000)}${'['.repeat(3000)}`);
  expect(fault).toContain('this is nested too deeply');
});

test('tells of faults in the order of their lines, whatever the order of the keys', () => {
  const turned = kettle.split('\n').toReversed().join('\n').replace('risk:', 'rissk:').replace('kettle', 'A Kettle');
  const places = faultsOf(turned.replace('id: kettle', 'id: A')).map((fault) => Number(fault.split(':')[1]));
  expect(places.length).toBeGreaterThan(2);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
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
    /a\.yaml:1:1: "risk" is missing.*\na\.yaml:6:1: .*\nb\.yaml: its id is "kettle", so call it kettle\.yaml$/,
  );
});
