import { processContext } from './adapters/process-context.ts';
import { main } from './main.ts';
import { wire } from './wire.ts';

/** Runs heard in this process. @returns the exit code. */
export function run(argv: readonly string[]): Promise<number> {
  // No listener for Ctrl-C here: it would wait for the end of an export, and take the last word from an interview.
  return main(argv, processContext(), wire);
}
