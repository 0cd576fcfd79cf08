import { join } from 'node:path';
import { median } from './bench/statistics.ts';
import { run, takeTurns } from './bench/timing.ts';

/** A start of Node that does nothing. */
export const bare = ['-e', '0'] as const;

/** Medians, in milliseconds. */
export interface Compared {
  readonly program: number;
  readonly node: number;
}

/** Times runs of `node` with these words that take turns with bare starts of Node, so that a busy moment hits both. */
export function compare(args: readonly string[], env: NodeJS.ProcessEnv, runs: number): Compared {
  const timed = (words: readonly string[]) => () => run({ file: process.execPath, args: words, env }).milliseconds;
  const [node = [], program = []] = takeTurns(runs, [timed(bare), timed(args)]);
  return { program: median(program), node: median(node) };
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
