import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'rolldown';
import type { Ran, Shop } from '../commands/shop.ts';
import { program } from '../visits/desk.ts';
import type { Plan } from './preload.ts';
import { folderForTest, inFolder } from './prepared-shop.ts';
import type { Typed } from './writing-commands.ts';

export interface Ended extends Ran {
  /** True where it was stopped by kill -9. */
  readonly isKilled: boolean;
}

interface Trouble {
  /** What the preload is to do, and its file. */
  readonly fault?: { readonly preload: string; readonly plan: Plan };
  /** Milliseconds until kill -9. */
  readonly killAfter?: number;
  /** The most bytes that a file may have, in blocks of the shell's `ulimit -f`. */
  readonly fileLimit?: number;
}

/** The preload as one file that Node can load; gone after the test. */
export async function bundlePreload(): Promise<string> {
  const file = join(folderForTest(), 'preload.cjs');
  const input = join(import.meta.dirname, 'preload.ts');
  await build({ input, platform: 'node', logLevel: 'silent', output: { file, format: 'cjs' } });
  return file;
}

/** Runs the built heard in a process of its own. */
export async function runApart(
  shop: Shop,
  typed: Typed,
  { fault, killAfter, fileLimit }: Trouble = {},
): Promise<Ended> {
  const words = [
    process.execPath,
    ...(fault ? ['--require', fault.preload] : []),
    program,
    ...inFolder(typed.argv, shop),
  ];
  const limited = ['/bin/sh', '-c', `ulimit -f ${fileLimit}; exec "$@"`, 'sh', ...words];
  const [command = '', ...args] = fileLimit === undefined ? words : limited;
  const child = spawn(command, args, {
    cwd: shop.folder,
    env: {
      PATH: process.env.PATH,
      HOME: shop.folder,
      TZ: 'UTC',
      ...shop.env,
      ...(fault && { HEARD_FAULT: JSON.stringify(fault.plan) }),
    },
  });
  child.stdin.on('error', () => {});
  child.stdin.end(typed.stdin ?? '');
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const ended = new Promise<Omit<Ended, 'out' | 'err'>>((resolve) => {
    child.on('close', (code, signal) => resolve({ code: code ?? -1, isKilled: signal === 'SIGKILL' }));
  });
  const [out, err, how] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  clearTimeout(timer);
  return { out, err, ...how };
}

/** Does a piece of work for each thing in a list, so many at once. `worker` counts from 0. */
export async function eachOf<T>(
  things: readonly T[],
  workers: number,
  work: (thing: T, worker: number) => Promise<void>,
): Promise<void> {
  const rest = [...things];
  const one = async (_: unknown, worker: number) => {
    for (let thing = rest.shift(); thing !== undefined; thing = rest.shift()) await work(thing, worker);
  };
  await Promise.all(Array.from({ length: workers }, one));
}
