import type { CommanderError } from 'commander';
import { HeardError } from '../errors.ts';

interface Told {
  readonly message: string;
  readonly hint?: string;
}

/** What commander found wrong, by its code, in our words. `named` is what it put in quotes. */
const words: Readonly<Record<string, (named: string, nearest: string, following: readonly string[]) => Told>> = {
  'commander.unknownCommand': (named, nearest) => ({
    message: `There is no command "${named}"${nearest}`,
    hint: 'heard --help shows every command.',
  }),
  'commander.unknownOption': (named, nearest) => ({
    message: `There is no flag ${named} here${nearest}`,
    hint: 'If it is text, put -- before it: heard note -- -5 degrees in the server room',
  }),
  'commander.help': (_named, _nearest, following) => ({
    message: `One more word is missing: ${following.join(' or ')}.`,
  }),
  'commander.missingArgument': (named) => ({ message: `<${named}> is missing.` }),
  'commander.optionMissingArgument': (named) => ({ message: `A value is missing: ${named}` }),
  'commander.excessArguments': () => ({
    message: 'There are more words than this command takes.',
    hint: 'Put words that belong together in quotes.',
  }),
};

/** The usage error behind a complaint of commander: one sentence, with the nearest spelling if there is one. `following` are the words that go with `path`. */
export function usageError(error: CommanderError, path: string, following: readonly string[] = []): HeardError {
  const named = /'([^']*)'/s.exec(error.message)?.[1] ?? '';
  const nearest = /\(Did you mean (?:one of )?(.*)\?\)/s.exec(error.message)?.[1];
  const tell = words[error.code] ?? ((): Told => ({ message: error.message.replace(/^error: /, '') }));
  const { message, hint } = tell(
    named,
    nearest ? `; did you mean ${nearest.replace(/, ([^,]*)$/, ' or $1')}?` : '.',
    following,
  );
  return new HeardError(message, { code: 'usage', hint: hint ?? `heard ${path} --help shows how.`.replace('  ', ' ') });
}
