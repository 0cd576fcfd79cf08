import { z } from 'zod';
import type { Entry } from '../../src/cli/catalogue.ts';
import { run } from '../../src/cli/program.ts';
import type { Command } from '../../src/commands/command.ts';
import type { Ports, Wishes } from '../../src/commands/ports.ts';
import type { Context } from '../../src/context.ts';
import { HeardError } from '../../src/errors.ts';
import { report } from '../../src/main.ts';

const list: Command<{ status?: string | undefined; limit: number; words: string[] }, unknown> = {
  path: 'list',
  args: '[words...]',
  summary: 'cases, newest first',
  examples: ['heard list', 'heard list --status open printer'],
  flags: [
    { flags: '-s, --status <status>', about: 'only these' },
    { flags: '-n, --limit <count>', about: 'at most so many' },
    { flags: '-a, --all', about: 'closed ones too' },
    { flags: '--no-wrap', about: 'long lines stay long' },
  ],
  input: z.looseObject({
    status: z.enum(['open', 'closed']).optional(),
    limit: z.coerce.number('a whole number such as 20').int().default(20),
    words: z.array(z.string()),
  }),
  run: (input) => input,
  human: (result, style) => style.good(JSON.stringify(result)),
  json: (result) => ({ schemaVersion: 1, seen: result }),
};

const show: Command<{ case: string }, string> = {
  path: 'show',
  args: '<case>',
  summary: 'one case',
  examples: ['heard show k7m4'],
  flags: [],
  input: z.object({ case: z.string() }),
  run({ case: id }) {
    if (id === 'break') throw new TypeError('Ana says: my photos');
    if (id === 'pipe') throw Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    if (id === 'leave') throw new HeardError('The draft is kept.', { code: 'interrupted', hint: 'heard resume' });
    if (id === 'evil') throw new HeardError('There is no case \u001b[2J.', { code: 'not-found' });
    return `case ${id}`;
  },
  human: (result) => result,
  json: (result) => ({ schemaVersion: 1, result }),
  exit: (result) => (result === 'case look' ? 3 : 0),
};

const get: Command<{ key: string }, string> = {
  path: 'config get',
  args: '<key>',
  summary: 'one setting',
  examples: ['heard config get rate'],
  flags: [],
  input: z.object({ key: z.string() }),
  run: ({ key }) => key,
  human: (result) => result,
};

const home: Command<unknown, string> = {
  ...show,
  path: '',
  args: '',
  input: z.object({}),
  run: () => 'what is waiting',
  human: (result) => result,
  exit: () => 0,
};

export interface Desk {
  readonly env?: Readonly<Record<string, string>>;
  readonly tty?: boolean;
  readonly columns?: number;
}

/** What one run of heard over made-up commands did. */
export interface Seen {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Paths of the commands that were loaded. */
  readonly loaded: readonly string[];
  readonly wishes: Wishes | undefined;
}

/** Runs made-up commands through the real command line. */
export async function heard(argv: readonly string[], { env = {}, tty = false, columns }: Desk = {}): Promise<Seen> {
  const out: string[] = [];
  const err: string[] = [];
  const loaded: string[] = [];
  let wishes: Wishes | undefined;
  const entry = (command: Command<unknown, unknown>): Entry => ({
    path: command.path,
    summary: command.summary,
    group: 'Cases',
    load: async () => {
      loaded.push(command.path);
      return command;
    },
  });
  const context: Context = {
    env,
    platform: 'linux',
    stdout: { isTTY: tty, columns, write: (text) => out.push(text) },
    stderr: { isTTY: tty, columns, write: (text) => err.push(text) },
    stdin: { isTTY: tty, read: () => '' },
  };
  const catalogue = [
    entry(home),
    entry(list),
    entry(show),
    { path: 'config', summary: 'what heard knows about you', group: 'Settings' },
    entry(get),
    entry({ ...get, path: 'config set', args: '<key> <value>', summary: 'change one' }),
  ];
  const wire = (_context: Context, wished: Wishes) => {
    wishes = wished;
    return { cleanUp: async () => {} } as Partial<Ports> as Ports;
  };
  const code = await run(argv, { catalogue, context, wire }).catch((error) => report(error, argv, context));
  return { code, out: out.join(''), err: err.join(''), loaded, wishes };
}
