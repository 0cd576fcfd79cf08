import { z } from 'zod';
import { HeardError } from '../errors.ts';
import { completionLines, completionScript, isShell, type Shell, shells } from '../output/completion/scripts.ts';
import { type Candidate, candidatesFor, type Slot } from './candidates.ts';
import type { Command } from './command.ts';

/** What may stand at a place of the line: words that heard knows by itself, or a value that is looked up. */
export type Place =
  | { readonly type: 'words'; readonly candidates: readonly Candidate[] }
  /** Where a command takes a word of its own, verbs may stand in its place. */
  | {
      readonly type: 'value';
      readonly slot: Slot;
      readonly typed: string;
      readonly verbs: readonly Candidate[];
    };

/** Tells what may stand where the last of the words after `heard` stands; it may be empty or half typed. */
export type FindPlace = (words: readonly string[]) => Promise<Place>;

const shellInput = z.object({ shell: z.string().optional() });

interface Lines {
  readonly shell: Shell;
  readonly lines: string;
}

/** `heard completion`: what a shell evaluates so that the tab key knows commands, flags, cases, clients and playbooks. */
export const completion: Command<z.infer<typeof shellInput>, Lines> = {
  path: 'completion',
  args: '[shell]',
  summary: 'Lines that teach your shell to complete what you type',
  examples: ['heard completion bash', 'heard completion zsh', 'heard completion fish', 'heard completion powershell'],
  flags: [],
  input: shellInput,
  run: ({ shell: typed }, ports) => {
    const shell = typed?.toLowerCase() ?? ports.shell;
    if (shell !== undefined && isShell(shell)) return { shell, lines: completionScript(shell) };
    const said = typed === undefined ? 'Which shell is it?' : `heard knows no shell "${typed}".`;
    throw new HeardError(`${said} Name one of ${shells.join(', ')}.`, {
      code: 'usage',
      hint: 'For example: heard completion bash',
    });
  },
  human: ({ lines }) => [lines],
  json: ({ shell, lines }) => ({ schemaVersion: 1, shell, lines }),
};

const nextInput = z.object({ words: z.array(z.string()).default([]) });

interface Next {
  readonly candidates: readonly Candidate[];
  readonly files: boolean;
}

/** `heard completion next`: what may stand next on a line, for the lines above and for other tools. */
export function completionNext(findPlace: FindPlace): Command<z.infer<typeof nextInput>, Next> {
  return {
    path: 'completion next',
    args: '[words...]',
    summary: 'What may stand next on a line; shells ask this',
    examples: ['heard completion next -- show 26', 'heard completion next -- export --format ""'],
    flags: [],
    input: nextInput,
    async run({ words }, ports) {
      const place = await findPlace(words);
      if (place.type === 'words') return { candidates: place.candidates, files: false };
      const { candidates, files } = await candidatesFor(place.slot, place.typed, ports);
      return { candidates: [...place.verbs, ...candidates], files };
    },
    human: ({ candidates, files }) => [completionLines(candidates, files)],
    json: ({ candidates, files }) => ({ schemaVersion: 1, candidates, files }),
  };
}
