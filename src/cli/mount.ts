import type { Command as Commander } from 'commander';
import type { Command } from '../commands/command.ts';
import { addGlobalFlags } from './flags.ts';

/** Gives a commander command the arguments, flags and examples of one of ours. */
export function mount(target: Commander, command: Command<unknown, unknown>): Commander {
  if (command.args) target.arguments(command.args);
  for (const { flags, about } of command.flags) target.option(flags, about);
  addGlobalFlags(target);
  return target.usage(['[flags]', command.args].filter(Boolean).join(' ')).addHelpText('before', examples(command));
}

function examples(command: Command<unknown, unknown>): string {
  return ['Examples:', ...command.examples.map((line) => `  ${line}`), ''].join('\n');
}
