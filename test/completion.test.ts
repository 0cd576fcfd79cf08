import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Shop } from './commands/shop.ts';
import { openTerminal, type TestTerminal } from './pty.ts';

/** How a shell is started with no start files of the person who runs the tests, and evaluates the lines. */
const shells = {
  bash: { args: ['--norc', '--noprofile', '-i'], load: 'eval "$(heard completion bash)"' },
  zsh: { args: ['-f', '-i'], load: 'eval "$(heard completion zsh)"' },
  fish: { args: ['--no-config', '--interactive'], load: 'heard completion fish | source' },
} as const;
type Shell = keyof typeof shells;

const isThere = (shell: string) => spawnSync(shell, ['--version']).status === 0;

function atPrompt(shell: Shell): { readonly shop: Shop; readonly terminal: TestTerminal } {
  const shop = new Shop();
  const bin = join(shop.folder, 'bin');
  mkdirSync(bin);
  symlinkSync(resolve('bin/heard.js'), join(bin, 'heard'));
  const terminal = openTerminal({
    command: shell,
    args: shells[shell].args,
    cwd: shop.folder,
    env: { ...shop.env, PATH: `${bin}:${process.env.PATH}`, HOME: shop.folder, PS1: '$ ', TERM: 'xterm-256color' },
    rows: 40,
  });
  onTestFinished(() => terminal.kill('SIGKILL'));
  return { shop, terminal };
}

const miller = { id: 'c-ana111', name: 'Ana Miller' };

/** A shop with one case of Ana Miller, and a shell in it that has read the lines. */
async function ready(shell: Shell): Promise<TestTerminal> {
  const { shop, terminal } = atPrompt(shell);
  shop.write({ client: miller.id }, [{ kind: 'client-added', name: miller.name }]);
  for (const [id, words] of [
    ['2611-k7m4xq', 'The printer is dead'],
    ['2611-z3m4xq', 'The wifi drops'],
  ] as const)
    shop.write({ case: id }, [
      { kind: 'opened', client: miller },
      { kind: 'listened', words, readbacks: [], confirmed: false },
    ]);
  terminal.type(`${shells[shell].load}; echo rea''dy\r`);
  await terminal.waitFor(/^ready$/m, 20_000);
  return terminal;
}

describe.each(Object.keys(shells) as Shell[])('in a real %s', (shell) => {
  const missing = !isThere(shell);
  if (missing) console.warn(`SKIPPED: completion in ${shell}, which is not installed`);

  test.skipIf(missing)('the tab key goes on with commands, flags, cases and clients', async () => {
    const terminal = await ready(shell);
    const goesOn = async (typed: string, line: string | RegExp) => {
      terminal.type(typed);
      terminal.press('tab');
      await terminal.waitFor(line, 20_000);
      // Ctrl-U: the line is empty again.
      terminal.type('\u0015');
    };
    await goesOn('heard sho', /heard show$/m);
    await goesOn('heard show k7', /heard show k7m4xq/);
    await goesOn('heard list --stat', /heard list --status/);
    await goesOn('heard list --status th', /heard list --status thinking/);
    await goesOn('heard list -c Ana', /heard list -c (Ana\\ Miller|"Ana Miller"|'Ana Miller')/);
    await goesOn('heard list -c "Ana', /heard list -c ("Ana Miller"|Ana\\ Miller)/);
    await goesOn('heard playbook show slow-c', /heard playbook show slow-computer/);
  });

  test.skipIf(missing)('cases are listed with whose they are and how they began', async () => {
    const terminal = await ready(shell);
    terminal.type('heard show 2611-');
    terminal.press('tab');
    if (shell === 'bash') terminal.press('tab');
    await terminal.waitFor(/2611-k7m4xq.*Ana Miller: The printer is dead/, 20_000);
    await terminal.waitFor(/2611-z3m4xq.*Ana Miller: The wifi drops/, 20_000);
  });

  test.skipIf(missing)('a file is completed by the shell itself', async () => {
    const terminal = await ready(shell);
    terminal.type('heard backup bi');
    terminal.press('tab');
    await terminal.waitFor(/heard backup bin/, 20_000);
  });
});

test('bash reads the lines without a word', () => {
  const lines = execFileSync('node', ['bin/heard.js', 'completion', 'bash'], { encoding: 'utf8' });
  const { status, stdout, stderr } = spawnSync('bash', ['-n'], { input: lines, encoding: 'utf8' });
  expect([status, stdout, stderr]).toEqual([0, '', '']);
});
