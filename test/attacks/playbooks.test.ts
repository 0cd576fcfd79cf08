import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePlaybook } from '../../src/adapters/playbooks/yaml.ts';
import { Shop } from '../commands/shop.ts';
import { figure } from '../figures.ts';
import { playbookWith } from './filled.ts';

const plain = playbookWith('the kettle', 'kettle');
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');
const bomb = lines(
  9,
  (at) =>
    `a${at}: &a${at} [${Array(9)
      .fill(at === 0 ? 'x' : `*a${at - 1}`)
      .join(',')}]`,
);

const refused: Readonly<Record<string, string>> = {
  'alias-bomb': bomb,
  'alias-to-itself': `${plain}more: &a [*a]\n`,
  'nested-brackets': `a: ${'['.repeat(100_000)}`,
  'nested-braces': `a: ${'{a: '.repeat(60_000)}`,
  'nested-dashes': '- '.repeat(100_000),
  'nested-questions': '? '.repeat(100_000),
  staircase: lines(600, (at) => `${' '.repeat(at)}a:`),
  'ten-thousand-keys': lines(10_000, (at) => `k${at}: v`),
  'almost-two-thousand-strange-keys': `${plain}${lines(1900, (at) => `k${at}: v`)}\n`,
  'ten-thousand-items': `triggers:\n${lines(10_000, () => '- x')}`,
  'tag-of-code': plain.replace('triggers: [', 'triggers: [!!js/function "function () {}", '),
  'tag-of-bytes': `${plain}more: !!binary aGk=\n`,
  'tag-of-its-own': `${plain}more: !python/object/apply:os.system [ls]\n`,
  'merge-key': `${plain}<<: {id: x}\n`,
  'proto-key': `${plain}__proto__: {polluted: x}\n`,
  'constructor-key': `${plain}constructor: {prototype: {polluted: x}}\n`,
  'phone-key': `${plain}phone: 0123\n`,
  'three-hundred-kilobytes': `${plain}# ${'x'.repeat(300 * 1024)}\n`,
  'proto-template': plain.replace('Say the kettle', 'Say {{__proto__}}'),
  'code-template': plain.replace('Say the kettle', 'Say {{constructor.constructor("return process")()}}'),
  'template-in-template': plain.replace('Say the kettle', 'Say {{ {{name}} }}'),
  'two-documents': `${plain}---\n${plain}`,
  'many-documents': '---\n'.repeat(60_000),
  'quarter-megabyte-of-quotes': `a: "${'\\"'.repeat(125_000)}`,
  'quarter-megabyte-of-escapes': `a: "${'\\u0041'.repeat(42_000)}"`,
  'quarter-megabyte-of-breaks': `a: "${'\n'.repeat(250_000)}"`,
  'quarter-megabyte-of-blanks': `a:${' '.repeat(250_000)}b: c`,
  'quarter-megabyte-of-anchors': `a: ${'&a '.repeat(80_000)}b`,
  'quarter-megabyte-of-comments': '#\n'.repeat(125_000),
  'quarter-megabyte-of-colons': ':'.repeat(250_000),
  'one-long-plain-text': `a: ${'word '.repeat(50_000)}`,
  'long-plain-text-of-many-lines': `a: ${'word\n '.repeat(40_000)}`,
  'not-text-at-all': '\u0000\u0001\ufffe{}[]&*!|>',
};

const keptAsText: Readonly<Record<string, string>> = {
  'number-with-nought': '0123',
  'shell-words': '$(touch marker) `touch marker` ; touch marker',
  'template-of-javascript': `$${'{process.exit(7)}'} <%= process.exit(7) %> #{exit}`,
  'words-of-yaml': '!!js/function *alias &anchor << yes null ~',
  markup: '<script>alert(1)</script>',
};

test('a hostile playbook is refused in a sentence or is nothing but text, and the others still work', async () => {
  const shop = new Shop();
  const folder = join(shop.home, 'playbooks');
  mkdirSync(folder, { recursive: true });
  const slow: string[] = [];
  let longest = 0;
  for (const [name, text] of Object.entries(refused)) {
    const start = performance.now();
    const parsed = parsePlaybook(text, `${name}.yaml`);
    const took = performance.now() - start;
    longest = Math.max(longest, took);
    if (took > 2000) slow.push(name);
    expect(parsed.ok, name).toBe(false);
    const messages = parsed.ok ? [] : parsed.faults.map(({ message }) => message);
    expect([
      messages.length > 0 && messages.length <= 20,
      messages.filter((message) => /\n/.test(message) || message.length > 300),
    ]).toEqual([true, []]);
    writeFileSync(join(folder, `${name}.yaml`), text);
  }
  for (const [name, words] of Object.entries(keptAsText)) {
    const text = playbookWith(words, name);
    expect(parsePlaybook(text, name)).toMatchObject({ ok: true, playbook: { risk: `Say ${words}` } });
    writeFileSync(join(folder, `${name}.yaml`), text);
  }
  const { code, out, err } = await shop.line('playbook list --json');
  expect(code).toBe(0);
  for (const name of Object.keys(refused)) expect(err).toContain(`playbooks/${name}.yaml: `);
  expect(JSON.parse(out).playbooks).toHaveLength(40 + Object.keys(keptAsText).length);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
  const [files, texts] = [Object.keys(refused).length, Object.keys(keptAsText).length];
  figure(
    'S5',
    `refused ${files}/${files}, kept as text ${texts}/${texts}, longer than 2 s ${slow.length}, longest ${Math.round(longest)} ms`,
    { found: { slow }, wanted: { slow: [] } },
  );
});
