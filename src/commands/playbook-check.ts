import { z } from 'zod';
import type { OwnPlaybooks } from '../domain/own-playbooks.ts';
import { HeardError } from '../errors.ts';
import { type LookedAt, lookView } from '../output/playbook-faults.ts';
import type { Command } from './command.ts';

const input = z.object({ file: z.string().optional() });

/** What `heard` ends with where there is something to mend. */
export const toLookAt = 3;

/** `heard playbook check`: what has to be mended in your own playbooks, with line and column. */
export const playbookCheck: Command<z.infer<typeof input>, LookedAt> = {
  path: 'playbook check',
  args: '[file]',
  summary: 'Look for slips in your own playbooks',
  examples: ['heard playbook check', 'heard playbook check my-draft.yaml', 'heard playbook check squeaky-chair'],
  flags: [],
  input,
  async run({ file }, ports) {
    const own = await ports.ownPlaybooks();
    return { ...own.look(file === undefined ? own.files() : [fileNamed(file, own)]), folder: own.folder };
  },
  human: lookView,
  json: ({ looked, faults, remarks }) => ({ schemaVersion: 1, looked, faults, remarks }),
  exit: ({ faults }) => (faults.length > 0 ? toLookAt : 0),
};

/** A file by its path, else an own playbook by its id. @throws HeardError `not-found`. */
function fileNamed(typed: string, own: OwnPlaybooks): string {
  const path = own.isThere(typed) ? typed : own.pathOf(typed);
  if (path !== undefined) return path;
  throw new HeardError(`There is no file ${typed}, and no playbook of yours with that id.`, {
    code: 'not-found',
    hint: `Yours are in ${own.folder}.`,
  });
}
