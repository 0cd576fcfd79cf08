import { z } from 'zod';
import type { Playbooks } from '../domain/playbook.ts';
import { playbookList } from '../output/playbook-list.ts';
import { playbookView, type SourcedPlaybook } from '../output/playbook-view.ts';
import type { Command } from './command.ts';
import { findPlaybook } from './find-playbook.ts';
import type { Ports } from './ports.ts';

/** `heard playbook list`: those that came with heard and your own. */
export const playbookListing: Command<unknown, readonly SourcedPlaybook[]> = {
  path: 'playbook list',
  summary: 'Every playbook',
  examples: ['heard playbook list', 'heard playbook list --json'],
  flags: [],
  input: z.object({}),
  async run(_, ports) {
    const playbooks = await knownPlaybooks(ports);
    return playbooks.all().map((playbook) => ({ playbook, origin: playbooks.originOf(playbook.id) }));
  },
  human: playbookList,
  json: (found) => ({
    schemaVersion: 1,
    playbooks: found.map(({ playbook: { id, title, component }, origin }) => ({ id, title, component, origin })),
  }),
};

const input = z.object({ id: z.string() });

/** `heard playbook show`: one as the helper reads it before a visit. */
export const playbookPage: Command<z.infer<typeof input>, SourcedPlaybook> = {
  path: 'playbook show',
  args: '<id>',
  summary: 'One playbook as a page',
  examples: ['heard playbook show slow-computer'],
  flags: [],
  input,
  async run({ id }, ports) {
    const playbooks = await knownPlaybooks(ports);
    return { playbook: findPlaybook(id, playbooks.all()), origin: playbooks.originOf(id) };
  },
  human: playbookView,
  json: ({ playbook, origin }) => ({ schemaVersion: 1, ...playbook, origin }),
};

/** The playbooks at hand; own files that cannot be used are told. */
async function knownPlaybooks(ports: Pick<Ports, 'playbooks' | 'output'>): Promise<Playbooks> {
  const playbooks = await ports.playbooks();
  const faults = playbooks.faults();
  for (const { file, message } of faults) ports.output.warn(`${file}: ${message}`);
  if (faults.length > 0) ports.output.warn('How to mend that: heard playbook check');
  return playbooks;
}
