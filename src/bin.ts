import { processContext } from './adapters/process-context.ts';
import { main } from './main.ts';
import { wire } from './wire.ts';

/** Runs heard in this process. @returns the exit code. */
export function run(argv: readonly string[]): Promise<number> {
  process.once('SIGINT', () => process.exit(130));
  return main(argv, processContext(), wire);
}
