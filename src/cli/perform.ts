import type { Command as Commander } from 'commander';
import type { Command } from '../commands/command.ts';
import { lostByDisk } from '../commands/not-kept.ts';
import type { Ports, Wire } from '../commands/ports.ts';
import type { Context } from '../context.ts';
import { HeardError } from '../errors.ts';
import { cleanLines, escapeJson } from '../output/clean.ts';
import { localeOf } from '../output/locale.ts';
import { createStyle, wantsColor } from '../output/style.ts';
import { canAsk, globalFlags } from './flags.ts';
import { checkInput, typedInput } from './input.ts';

/** What a command runs in. */
export interface World {
  readonly context: Context;
  readonly wire: Wire;
}

/** Checks what was typed, runs the command, prints its result. @returns the exit code. */
export async function perform<Input, Result>(
  typed: Commander,
  command: Command<Input, Result>,
  { context, wire }: World,
): Promise<number> {
  const flags = globalFlags(typed);
  if (flags.json && !command.json) {
    throw new HeardError(`heard ${command.path} has no JSON to print.`, { code: 'usage', hint: 'Leave out --json.' });
  }
  const input = checkInput(command, typedInput(typed));
  const refusal = flags.json ? command.jsonRefusal?.(input) : undefined;
  if (refusal !== undefined) throw new HeardError(refusal, { code: 'usage', hint: 'Leave out one of the two.' });
  const ports = wire(context, {
    home: flags.home,
    // A prompt would stand in the middle of the document.
    ask: !flags.json && canAsk(context, flags),
    quiet: flags.quiet ?? false,
    color: flags.color,
  });
  const result = await ran(command, input, ports);
  await cleanUp(ports);
  const { env, platform, stdout } = context;
  const shown = flags.json
    ? escapeJson(JSON.stringify(command.json?.(result)))
    : command.human(
        result,
        createStyle({
          color: wantsColor({ env, flag: flags.color, isTTY: stdout.isTTY }),
          columns: stdout.columns ?? 80,
          locale: localeOf(env, platform),
        }),
      );
  // Pieces hold data as it is, for a program to read: a terminal would act on what stands in it.
  if (typeof shown !== 'string')
    for (const piece of shown) stdout.write(stdout.isTTY ? cleanLines(piece).join('\n') : piece);
  else if (shown) stdout.write(shown.endsWith('\n') ? shown : `${shown}\n`);
  command.printed?.(result);
  return command.exit?.(result) ?? 0;
}

// What was written is kept, so a failure here is no failure of the command.
async function cleanUp({ cleanUp, output }: Pick<Ports, 'cleanUp' | 'output'>): Promise<void> {
  try {
    await cleanUp();
  } catch (error) {
    if (!(error instanceof HeardError)) throw error;
    output.warn(`What was redacted still stands in a file here. ${error.message}`);
  }
}

async function ran<Input, Result>(command: Command<Input, Result>, input: Input, ports: Ports): Promise<Result> {
  try {
    return await command.run(input, ports);
  } catch (error) {
    throw lostByDisk(error, command.typed?.(input) ?? []);
  }
}
