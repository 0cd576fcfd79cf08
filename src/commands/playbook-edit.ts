import { z } from 'zod';
import type { Look } from '../domain/own-playbooks.ts';
import { HeardError } from '../errors.ts';
import { editedView } from '../output/playbook-faults.ts';
import type { Command } from './command.ts';
import { findPlaybook } from './find-playbook.ts';
import { toLookAt } from './playbook-check.ts';

const input = z.object({ id: z.string() });

/** `heard playbook edit`: opens your own file, or a copy of a shipped one that is yours from then on; then looks through it. */
export const playbookEdit: Command<z.infer<typeof input>, Look> = {
  path: 'playbook edit',
  args: '<id>',
  summary: 'Open a playbook of yours, or your copy of one, in your editor',
  examples: ['heard playbook edit slow-computer'],
  flags: [],
  input,
  async run({ id }, { ownPlaybooks, playbooks, person, output }) {
    const own = await ownPlaybooks();
    const mine = own.pathOf(id);
    const shipped = mine === undefined ? findPlaybook(id, (await playbooks()).all()) : { id };
    if (!person) throw nobodyThere(id, mine);
    own.putSchema();
    const path = mine ?? own.create(id, own.compose(shipped));
    if (mine === undefined)
      output.warn(`Yours now, in place of the shipped one: ${path}. To have that one back, take the file away.`);
    (await person()).edit(path);
    return own.look([path]);
  },
  human: editedView,
  exit: ({ faults }) => (faults.length > 0 ? toLookAt : 0),
};

function nobodyThere(id: string, path: string | undefined): HeardError {
  return new HeardError('heard playbook edit needs a terminal.', {
    code: 'usage',
    hint: path ? `Without one, change the file: ${path}` : `Without one: heard playbook new --from ${id}`,
  });
}
