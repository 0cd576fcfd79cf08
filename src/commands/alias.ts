import { z } from 'zod';
import { HeardError } from '../errors.ts';
import { aliasLines, canBeInstant } from '../output/alias/lines.ts';
import { isShell, type Shell, shells } from '../output/completion/scripts.ts';
import type { Command } from './command.ts';
import type { Ports } from './ports.ts';

const input = z.object({ shell: z.string().optional(), instant: z.boolean().default(false) });

interface Lines {
  readonly shell: Shell;
  /** Whether a note is written without heard. */
  readonly instant: boolean;
  readonly lines: string;
}

/** `heard alias`: what a shell evaluates so that n takes a note, nn starts a case and due shows what is waiting. */
export const alias: Command<z.infer<typeof input>, Lines> = {
  path: 'alias',
  args: '[shell]',
  summary: 'Short names for your shell: n for a note, nn, due',
  examples: ['heard alias bash', 'heard alias zsh --instant', 'heard alias fish', 'heard alias powershell'],
  flags: [
    { flags: '--instant', about: 'bash and zsh: n writes a note in a millisecond, and does not wait for the disk' },
  ],
  input,
  async run({ shell: typed, instant }, ports) {
    const shell = shellNamed(typed, ports);
    if (instant && !canBeInstant(shell)) {
      throw new HeardError(`--instant is for bash and zsh, not for ${shell}.`, {
        code: 'usage',
        hint: `heard alias ${shell}`,
      });
    }
    const { home, instantDesk } = await ports.shellDesk();
    const desk = instant ? instantDesk() : undefined;
    const lines = aliasLines(shell, { home, ...(instant && { instant: { desk } }) });
    return { shell, instant: desk !== undefined, lines };
  },
  human: ({ lines }) => lines,
  json: (result) => ({ schemaVersion: 1, ...result }),
};

/** @throws HeardError `usage` that lists the shells. */
function shellNamed(typed: string | undefined, { shell: own }: Pick<Ports, 'shell'>): Shell {
  const shell = typed?.toLowerCase() ?? own;
  if (shell !== undefined && isShell(shell)) return shell;
  const said = typed === undefined ? 'Which shell is it?' : `heard has no lines for "${typed}".`;
  throw new HeardError(`${said} Name one of ${shells.join(', ')}.`, {
    code: 'usage',
    hint: 'For example: heard alias bash',
  });
}
