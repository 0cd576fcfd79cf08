import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { intervalsOf, type Plain, plainCase, tasksOf, todosOf } from './conversion.ts';
import type { Desk } from './desk.ts';
import { type Program, run } from './timing.ts';

/** What a helper would pick instead: what it is called on this or that system, and how it says which it is. */
const programs = {
  // Another program is called task, too.
  taskwarrior: { files: ['task'], ask: ['--version'], is: /^\d+\.\d+\.\d+/ },
  'todo.txt-cli': { files: ['todo-txt', 'todo.sh'], ask: ['-V'], is: /(?<=^TODO\.TXT .*v)\d[\d.]*/ },
  timewarrior: { files: ['timew'], ask: ['--version'], is: /^\d+\.\d+\.\d+/ },
  ripgrep: { files: ['rg'], ask: ['--version'], is: /(?<=^ripgrep )\d[\d.]*/ },
  jq: { files: ['jq'], ask: ['--version'], is: /(?<=^jq-)\d[\d.]*/ },
  // Without a clock in microseconds and numbers nobody can guess, which came with 5.1, it leaves a note to heard.
  'bash 5.1': {
    files: ['bash'],
    ask: ['-c', '[[ -n $EPOCHREALTIME && -n $SRANDOM ]] && echo $BASH_VERSION'],
    is: /^\d[\d.]*/,
  },
} as const;

export type Other = keyof typeof programs;

const otherNames = Object.keys(programs) as readonly Other[];

export interface Installed {
  readonly file: string;
  readonly version: string;
}

const found = new Map<Other, Installed | undefined>();

/** Undefined where it is not there. */
export function findOther(name: Other): Installed | undefined {
  if (!found.has(name)) found.set(name, look(name));
  return found.get(name);
}

function look(name: Other): Installed | undefined {
  const { files, ask, is } = programs[name];
  for (const file of files) {
    const { stdout } = spawnSync(file, ask, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const version = is.exec(stdout ?? '')?.[0];
    if (version !== undefined) return { file, version };
  }
  return undefined;
}

/** Of each of them, by its name. */
export function versions(): Readonly<Record<string, string | null>> {
  return Object.fromEntries(otherNames.map((name) => [name, findOther(name)?.version ?? null]));
}

/** What one of them is run with. */
export type OtherRun = Pick<Program, 'args' | 'printed' | 'says'>;

/** The other programs, each holding so many cases from when it is first asked for. */
export function openOthers(desk: Desk, cases: number) {
  const env = environmentIn(join(desk.folder, 'others'));
  const filled = new Set<Other>();
  return {
    /** The time of a run, in milliseconds. */
    time(name: Other, { args, ...program }: OtherRun): number {
      if (!filled.has(name)) fillings[name]?.(env, readPlain(desk.exported(cases)));
      filled.add(name);
      return run({ ...program, file: findOther(name)?.file ?? name, args, env }).milliseconds;
    },
  };
}

/** Folders, files and settings of their own; the user's are not looked at. */
function environmentIn(home: string) {
  return {
    PATH: process.env.PATH,
    HOME: home,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    TASKRC: join(home, 'taskrc'),
    TASKDATA: join(home, 'task'),
    TODOTXT_CFG_FILE: join(home, 'todo/config'),
    TIMEWARRIORDB: join(home, 'timew'),
  };
}

type Fill = (env: ReturnType<typeof environmentIn>, cases: readonly Plain[]) => void;

const fillings: Readonly<Partial<Record<Other, Fill>>> = {
  taskwarrior(env, cases) {
    mkdirSync(env.TASKDATA, { recursive: true });
    writeFileSync(env.TASKRC, `data.location=${env.TASKDATA}\nconfirmation=no\n`);
    const file = join(env.TASKDATA, 'cases.json');
    writeFileSync(file, tasksOf(cases));
    const task = (...args: readonly string[]) => ({ file: findOther('taskwarrior')?.file ?? 'task', args, env });
    run(task('import', file));
    run({ ...task('count'), says: `${cases.length}` });
  },
  'todo.txt-cli'(env, cases) {
    const folder = dirname(env.TODOTXT_CFG_FILE);
    mkdirSync(folder, { recursive: true });
    const files = ['todo', 'done', 'report'].map(
      (name) => `export ${name.toUpperCase()}_FILE='${folder}/${name}.txt'\n`,
    );
    writeFileSync(env.TODOTXT_CFG_FILE, `export TODO_DIR='${folder}'\n${files.join('')}`);
    writeFileSync(join(folder, 'todo.txt'), todosOf(cases));
  },
  timewarrior(env, cases) {
    const folder = join(env.TIMEWARRIORDB, 'data');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(env.TIMEWARRIORDB, 'timewarrior.cfg'), '');
    for (const [name, text] of intervalsOf(cases)) writeFileSync(join(folder, name), text);
  },
};

function readPlain(file: string): readonly Plain[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).map(plainCase);
}
