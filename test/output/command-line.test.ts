import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { clean } from '../../src/output/clean.ts';
import { commandLine } from '../../src/output/command-line.ts';
import { hostile } from '../attacks/payloads.ts';

test.each([
  [['heard', 'buy', 'laptop', '--still-sold', 'yes'], 'heard buy laptop --still-sold yes'],
  [['--must-do', 'her invoices'], '--must-do "her invoices"'],
  [['--must-do=-5 °C'], '"--must-do=-5 °C"'],
  [['Ana’s Wi-Fi'], '"Ana’s Wi-Fi"'],
  [['it\'s "new"'], `'it'\\''s "new"'`],
  [["it's"], '"it\'s"'],
  [['buy', '--', '-5'], 'buy -- -5'],
  [['$HOME'], "'$HOME'"],
  [['a;b'], '"a;b"'],
  [['~'], '"~"'],
  [['?'], '"?"'],
  [[''], '""'],
])('%j is typed as %s', (words, line) => expect(commandLine(words)).toBe(line));

test('a shell reads every word as it is shown, and does nothing else', () => {
  const acting = [
    '$(id)',
    '`id`',
    '\\',
    "'",
    '"',
    '!!',
    '!x y',
    '*',
    '#a',
    '&',
    '|',
    '>x',
    '%PATH%',
    '{a,b}',
    '\n',
    '-n',
  ];
  const words = [...acting, ...acting.map((text) => `it’s ${text} 'so' "so"`), ...hostile.map(([, text]) => text)];
  const { stdout, stderr } = spawnSync('sh', ['-c', `printf '%s\\0' -- ${commandLine(words)}`], { encoding: 'utf8' });
  expect([stdout.split('\0').slice(1, -1), stderr]).toEqual([words.map(clean), '']);
});
