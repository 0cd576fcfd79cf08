import { type Command as Commander, Option } from 'commander';
import type { z } from 'zod';
import type { Command, Flag } from '../commands/command.ts';
import { HeardError } from '../errors.ts';
import { isGlobal } from './flags.ts';

/** What was typed, by the keys of the command's schema: arguments by their names, flags by theirs. */
export function typedInput(parsed: Commander): Record<string, unknown> {
  const typed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(parsed.opts())) if (!isGlobal(key)) typed[key] = value;
  parsed.registeredArguments.forEach((argument, place) => {
    const value = parsed.processedArgs[place];
    if (value !== undefined) typed[new Option(`--${argument.name()}`).attributeName()] = value;
  });
  return typed;
}

/** The command's input, checked. @throws HeardError `usage` that names the flag and what it takes. */
export function checkInput<Input>(command: Command<Input, unknown>, typed: Record<string, unknown>): Input {
  const checked = command.input.safeParse(typed);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const key = String(issue?.path[0] ?? '');
  throw new HeardError(sentence(spelling(command.flags, key), typed[key], issue), {
    code: 'usage',
    hint: `For example: ${command.examples[0]}`,
  });
}

/** How a key of the input is typed: `--limit`, `<case>`. */
function spelling(flags: readonly Flag[], key: string): string {
  const flag = flags.map(({ flags }) => new Option(flags)).find((option) => option.attributeName() === key);
  return flag?.long ?? `<${key}>`;
}

function sentence(name: string, value: unknown, issue: z.core.$ZodIssue | undefined): string {
  if (value === undefined) return `${name} is missing.`;
  const given = typeof value === 'string' ? ` "${value}"` : '';
  if (issue?.code === 'invalid_value') return `${name}${given} is not one of ${issue.values.join(', ')}.`;
  return `${name}${given} is not understood: ${issue?.message ?? 'it does not fit'}.`;
}
