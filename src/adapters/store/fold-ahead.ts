import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../../context.ts';
import type { Desk } from './cache-places.ts';
import type { Share } from './fold-worker.ts';

interface Ahead extends Desk {
  /** The built worker; where there is none nothing is folded ahead. */
  readonly worker: string;
  readonly progress: Progress;
}

/** As many megabytes: a worker's young garbage is then collected a quarter as often. */
const youngMegabytes = 32;

/**
 * Folds months into the cache on every processor, before anybody asks for them: after years that is half of what the first
 * list takes. Whatever fails is folded when it is asked for.
 */
export async function foldAhead(months: readonly string[], { home, state, worker, progress }: Ahead): Promise<void> {
  const count = Math.min(availableParallelism(), months.length);
  if (count < 2 || !existsSync(worker)) return;
  let done = 0;
  const tell = () => {
    done += 1;
    progress.tell(() => `${done} of ${months.length} months read`);
  };
  // Dealt one by one, as the newest ones are usually the fullest.
  const shares = Array.from({ length: count }, (_, at) => months.filter((__, place) => place % count === at));
  await Promise.all(shares.map((share) => foldShare(worker, { home: home.path, state, months: share }, tell)));
  progress.end();
}

function foldShare(worker: string, share: Share, tell: () => void): Promise<void> {
  return new Promise((resolve) => {
    const folding = new Worker(worker, {
      workerData: share,
      resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
    });
    folding.on('message', tell);
    folding.on('error', () => resolve());
    folding.on('exit', () => resolve());
  });
}
