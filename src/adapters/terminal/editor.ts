import { spawnSync } from 'node:child_process';
import { HeardError } from '../../errors.ts';

const hint = 'Name an editor that is installed, for example: export EDITOR=nano';

/** The words of a command line; quotes hold a word together, nothing else is special. */
export function splitCommand(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

/** Opens the file in the person's editor, with no shell between, and waits. @throws HeardError `not-found` or `refused`. */
export function openEditor(path: string, env: Readonly<Record<string, string | undefined>>): void {
  const named = env.VISUAL || env.EDITOR;
  const [command, ...args] = splitCommand(named ?? '');
  if (!command) throw new HeardError('No editor is set.', { code: 'not-found', hint });
  const { error, status } = spawnSync(command, [...args, path], { stdio: 'inherit' });
  if (error) throw new HeardError(`The editor "${command}" did not start.`, { code: 'not-found', hint, cause: error });
  if (status !== 0) {
    throw new HeardError(`The editor "${command}" ended with an error; ${path} may be unchanged.`, {
      code: 'refused',
      hint,
    });
  }
}
