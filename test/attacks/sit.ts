import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../../dist');

/** Where one process keeps what it writes: home, state and settings are folders in it. */
export function environmentIn(folder: string): Record<string, string | undefined> {
  return {
    PATH: process.env.PATH,
    HOME: folder,
    TZ: 'UTC',
    HEARD_HOME: join(folder, 'home'),
    HEARD_STATE: join(folder, 'state'),
    HEARD_CONFIG: join(folder, 'settings'),
    HEARD_NOW: '2026-11-22T15:26:00.000Z',
    HEARD_SUPPORT_URL: 'http://127.0.0.1:9/',
  };
}

interface Sitting {
  readonly folder: string;
  readonly lines: readonly (readonly string[])[];
  /** What every object and list inherits from can no longer be changed. */
  readonly isFrozen?: boolean;
  /** What goes to the network or starts another process is counted. */
  readonly isWatched?: boolean;
  /** Milliseconds. */
  readonly timeout?: number;
}

interface Sat {
  /** Exit codes in the order of the lines, or what was thrown. */
  readonly codes: readonly (number | string)[];
  readonly connects: readonly string[];
  readonly isFrozen: boolean;
  readonly err: string;
}

/** Runs lines of the built program in one process without a terminal; undefined if it does not come to an end. */
export function sit({ folder, timeout = 60_000, ...wanted }: Sitting): Sat | undefined {
  const file = join(folder, 'sitting.json');
  writeFileSync(file, JSON.stringify({ program, ...wanted }));
  const { stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'sitting.cjs'), file], {
    cwd: folder,
    env: environmentIn(folder),
    encoding: 'utf8',
    input: '',
    timeout,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
  });
  try {
    return { ...JSON.parse(readFileSync(`${file}.done`, 'utf8')), err: stderr };
  } catch {
    return undefined;
  } finally {
    for (const one of [file, `${file}.done`]) rmSync(one, { force: true });
  }
}
