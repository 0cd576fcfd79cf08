import { catalogue } from './cli/catalogue.ts';
import { run } from './cli/program.ts';
import type { Wire } from './commands/ports.ts';
import type { Context, Output } from './context.ts';
import { type ErrorCode, HeardError } from './errors.ts';
import { clean, escapeJson } from './output/clean.ts';
import { wrap } from './output/width.ts';

const exitCodes: Readonly<Record<ErrorCode, number>> = {
  usage: 2,
  'not-found': 1,
  ambiguous: 1,
  disk: 1,
  damaged: 1,
  'read-only': 1,
  refused: 1,
  network: 1,
  interrupted: 130,
};
const bug = 70;

/** Runs heard with the words after its name and gives the exit code; never throws. */
export async function main(argv: readonly string[], context: Context, wire: Wire): Promise<number> {
  try {
    return await run(argv, { catalogue, context, wire });
  } catch (error) {
    return report(error, argv, context);
  }
}

/** Says on stderr what went wrong and gives the exit code that stands for it. */
export function report(error: unknown, argv: readonly string[], { stderr }: Pick<Context, 'stderr'>): number {
  // Whoever read our output has gone, so there is nobody to tell.
  if (isBrokenPipe(error)) return 0;
  const flags = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const told = error instanceof HeardError ? error : bugFound(error);
  const { code, message, hint } = told;
  if (flags.includes('--json'))
    stderr.write(`${escapeJson(JSON.stringify({ error: { code, message, hint: hint ?? null } }))}\n`);
  else
    stderr.write(
      `${[`heard: ${message}`, ...(hint === undefined ? [] : [hint])].flatMap((line) => fitted(line, stderr)).join('\n')}\n`,
    );
  if (flags.includes('--debug') && error instanceof Error) stderr.write(`${clean(error.stack ?? '')}\n`);
  return error instanceof HeardError ? exitCodes[error.code] : bug;
}

/** A sentence as rows no wider than the terminal, if it is one. */
function fitted(line: string, { columns }: Output): readonly string[] {
  return columns === undefined ? [clean(line)] : wrap(clean(line), columns);
}

/** What is said of a bug: its kind alone, since a message may quote what a client said. */
function bugFound(error: unknown): { readonly code: 'bug'; readonly message: string; readonly hint: string } {
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  return {
    code: 'bug',
    message: `This is a bug in heard (${kind}), not something you did. What was saved before is safe.`,
    hint: 'Please report it where you got heard from: add --debug, and look the text over for names before you send it.',
  };
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
