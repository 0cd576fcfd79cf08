import { processContext } from './adapters/process-context.ts';
import { settleLine } from './adapters/store/unsettled.ts';
import { main, report } from './main.ts';
import type { Written } from './note.ts';
import { notedLine } from './output/noted-line.ts';
import { wire } from './wire.ts';

/** Runs heard in this process. @returns the exit code. */
export function run(argv: readonly string[]): Promise<number> {
  // No listener for Ctrl-C here: it would wait for the end of an export, and take the last word from an interview.
  return main(argv, processContext(), wire);
}

/** Goes on with a note that was taken the quick way. @returns the exit code. */
export function goOn({ record, doubt }: Written, { stdout, stderr } = processContext()): number {
  const failure = doubt && settleLine(doubt, `What was typed: ${record.events[0]?.text}`);
  if (failure !== undefined) return report(failure, [], { stderr });
  stdout.write(`${notedLine(record)}\n`);
  return 0;
}
