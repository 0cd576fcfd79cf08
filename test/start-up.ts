import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const bare = ['-e', '0'];

/** Medians, in milliseconds. */
export interface Compared {
  readonly program: number;
  readonly node: number;
}

/** Times runs of `node` with these words that take turns with bare starts of Node, so that a busy moment hits both. */
export function compare(args: readonly string[], env: NodeJS.ProcessEnv, runs: number): Compared {
  time(args, env);
  time(bare, env);
  const pairs = Array.from({ length: runs }, () => ({ node: time(bare, env), program: time(args, env) }));
  return { program: median(pairs.map(({ program }) => program)), node: median(pairs.map(({ node }) => node)) };
}

function time(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const took = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return took;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** Home, state and settings in a folder of their own, and nothing that slows Node itself. */
export function environment(folder: string): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _costsThirtyMilliseconds, ...env } = process.env;
  return {
    ...env,
    HEARD_HOME: join(folder, 'home'),
    HEARD_STATE: join(folder, 'state'),
    HEARD_CONFIG: join(folder, 'settings'),
  };
}
