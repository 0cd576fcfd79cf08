import { Command as Commander } from 'commander';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/cli/catalogue.ts';
import { checkInput, typedInput } from '../../src/cli/input.ts';
import { mount } from '../../src/cli/mount.ts';
import type { Command } from '../../src/commands/command.ts';
import { shellWords } from './shell-words.ts';

const load = async (path: string): Promise<Command<unknown, unknown>> => {
  const command = await catalogue.find((entry) => entry.path === path)?.load?.();
  if (!command) throw new Error(`nothing to load for "${path}"`);
  return command;
};

/** The input that an example gives its command. @throws what a person who types it would see. */
async function inputOf(command: Command<unknown, unknown>, example: string): Promise<unknown> {
  const target = mount(new Commander().exitOverride().configureOutput({ writeErr: () => {} }), command).action(
    () => {},
  );
  const path = command.path.split(' ').filter(Boolean);
  const [name, ...words] = shellWords(example);
  expect([name, ...words.slice(0, path.length)]).toEqual(['heard', ...path]);
  await target.parseAsync(words.slice(path.length), { from: 'user' });
  return checkInput(command, typedInput(target));
}

test('there are commands, each with a path of its own', () => {
  const paths = catalogue.map(({ path }) => path);
  expect(paths).toContain('list');
  expect(new Set(paths).size).toBe(paths.length);
});

describe.each(catalogue.filter((entry) => entry.load).map(({ path, summary }) => ({ path, summary })))(
  'heard $path',
  ({ path, summary }) => {
    test('is in the catalogue as it calls itself', async () => {
      expect(await load(path)).toMatchObject({ path, summary });
    });

    test('shows examples, and each one is understood', async () => {
      const command = await load(path);
      expect(command.examples.length).toBeGreaterThan(0);
      for (const example of command.examples) await expect(inputOf(command, example)).resolves.toBeDefined();
    });
  },
);

describe('the words of an example', () => {
  test.each([
    ['heard list -s open', ['heard', 'list', '-s', 'open']],
    ['heard note "the printer is dead" @ana', ['heard', 'note', 'the printer is dead', '@ana']],
    ["heard decide k7m4 think --words 'let me think'", ['heard', 'decide', 'k7m4', 'think', '--words', 'let me think']],
    ['heard export --since 2026-01-01 > cases.ndjson', ['heard', 'export', '--since', '2026-01-01']],
    ['cat visit.json | heard new --answers -', ['heard', 'new', '--answers', '-']],
  ])('%s', (line, words) => expect(shellWords(line)).toEqual(words));
});
