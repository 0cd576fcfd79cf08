import type { Context, Progress } from '../context.ts';

interface Desk extends Pick<Context, 'stderr'> {
  /** False where nobody sees it, or wants to. */
  readonly isShown: boolean;
  /** Milliseconds, of a clock that nobody sets. */
  readonly now: () => number;
}

/** In milliseconds: what ends before that needs no progress, and nobody reads faster. */
const patience = 500;
const pace = 100;

/** Tells how far a run is, in one line of a terminal that is gone at its end; elsewhere nothing is told. */
export function createProgress({ stderr, isShown, now }: Desk): Progress {
  const begun = now();
  let told = 0;
  return {
    tell(line) {
      if (!isShown) return;
      const at = now();
      if (at - begun < patience || at - told < pace) return;
      told = at;
      stderr.write(`\r${line()}\u001b[K`);
    },
    end() {
      if (told > 0) stderr.write('\r\u001b[K');
      told = 0;
    },
  };
}
