import { z } from 'zod';
import { HeardError } from '../errors.ts';
import { clean } from '../output/clean.ts';
import type { Command } from './command.ts';
import { findPlaybook } from './find-playbook.ts';

const input = z.object({ id: z.string().optional() });

/** `heard playbook path`: the folder of your own playbooks, or the file of one. */
export const playbookPath: Command<z.infer<typeof input>, string> = {
  path: 'playbook path',
  args: '[id]',
  summary: 'Where your own playbooks are kept',
  examples: ['heard playbook path', 'heard playbook path squeaky-chair'],
  flags: [],
  input,
  async run({ id }, ports) {
    const own = await ports.ownPlaybooks();
    if (id === undefined) {
      if (!own.isThere(own.folder)) ports.output.warn('It is not there yet: heard playbook new makes it.');
      return own.folder;
    }
    const path = own.pathOf(id);
    if (path !== undefined) return path;
    findPlaybook(id, (await ports.playbooks()).all());
    throw new HeardError(`${id} came with heard, so there is no file of yours.`, {
      code: 'not-found',
      hint: `heard playbook edit ${id} opens a copy that is yours.`,
    });
  },
  human: (path) => clean(path),
  json: (path) => ({ schemaVersion: 1, path }),
};
