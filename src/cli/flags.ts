import { type Command, Option } from 'commander';
import type { Context } from '../context.ts';

/** The flags every command takes. */
export interface GlobalFlags {
  readonly home?: string;
  readonly json?: boolean;
  readonly input: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly debug?: boolean;
}

const spelled: readonly (readonly [flags: string, about: string])[] = [
  ['--home <dir>', 'keep and read cases in this folder'],
  ['--json', 'print one JSON document'],
  ['--no-input', 'never ask; a missing value is an error'],
  ['--color', 'colour even where nobody seems to look'],
  ['--no-color', 'no colour'],
  ['-q, --quiet', 'the answer only, no remarks'],
  ['--debug', 'say more about a failure'],
];

/** The global flags by themselves. */
export function globalOptions(): readonly Option[] {
  return spelled.map(([flags, about]) => new Option(flags, about));
}

/** Adds the global flags: shown on the program, understood but not repeated in the help of its commands. */
export function addGlobalFlags(command: Command): void {
  for (const [flags, about] of spelled) command.addOption(new Option(flags, about).hideHelp(command.parent !== null));
}

/** The global flags as given anywhere on the line. */
export function globalFlags(command: Command): GlobalFlags {
  const given: Record<string, unknown> = { input: true };
  for (let at: Command | null = command; at; at = at.parent) {
    for (const [key, value] of Object.entries(at.opts())) {
      if (at.getOptionValueSource(key) === 'cli' && isGlobal(key)) given[key] = value;
    }
  }
  // Lines are read aloud: a colour would be noise in them.
  if (command.opts().plain === true) given.color = false;
  return given as unknown as GlobalFlags;
}

/** True for the key of a global flag, which is no part of a command's own input. */
export function isGlobal(key: string): boolean {
  return spelled.some(([flags]) => new Option(flags).attributeName() === key);
}

/** True if a person is there to be asked: a terminal at both ends, and nothing that forbids it. */
export function canAsk({ env, stdin, stdout }: Context, flags: Pick<GlobalFlags, 'input'>): boolean {
  const ci = env.CI ?? '';
  const automated = ci !== '' && ci !== '0' && ci !== 'false';
  return flags.input && !automated && stdin.isTTY && stdout.isTTY;
}
