import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from '../start-up.ts';
import { run } from './timing.ts';

export const heard = join(process.cwd(), 'bin/heard.js');

/** A home of its own on this computer. */
export interface Home {
  /** What heard and Node are run with. */
  readonly env: NodeJS.ProcessEnv;
  /** The state folder. */
  readonly state: string;
  /** A case in the middle of the years. */
  readonly someCase: string;
}

/** What the figures of one run share. All of it is made when it is first asked for. */
export interface Desk {
  /** Gone at the end. */
  readonly folder: string;
  /** So many cases over ten years. */
  home(cases: number): Home;
  /** The file that `heard export` writes of so many cases. */
  exported(cases: number): string;
}

export function openDesk(folder: string): Desk {
  const home = byNumber((cases) => makeHome(join(folder, `${cases}`), cases));
  const exported = byNumber((cases) => {
    const file = join(folder, `${cases}.ndjson`);
    run({ file: process.execPath, args: [heard, 'export', '-o', file], env: home(cases).env });
    return file;
  });
  return { folder, home, exported };
}

/** In a process of its own: a large one takes longer to start others. */
function makeHome(folder: string, cases: number): Home {
  const env = environment(folder);
  const state = join(folder, 'state');
  mkdirSync(state, { recursive: true, mode: 0o700 });
  if (cases === 0) return { env, state, someCase: '' };
  const made = run({
    file: process.execPath,
    args: [besides('data'), `${cases}`, join(folder, 'home')],
    env,
    says: 'show',
  });
  return { env, state, someCase: made.printed.trim().split(' ').at(-1) ?? '' };
}

/** Takes away what heard keeps ready of a home. */
export function dropCaches({ state }: Home): void {
  const homes = readdirSync(state).filter((name) => name.startsWith('h-'));
  for (const id of homes) rmSync(join(state, id, 'cache'), { recursive: true, force: true });
}

/** A program that was built beside this one. */
export function besides(name: 'data' | 'library' | 'again'): string {
  return join(import.meta.dirname, `${name}.mjs`);
}

function byNumber<T>(make: (cases: number) => T): (cases: number) => T {
  const made = new Map<number, T>();
  return (cases) => {
    const kept = made.get(cases) ?? make(cases);
    made.set(cases, kept);
    return kept;
  };
}
