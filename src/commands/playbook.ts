import { z } from 'zod';
import { nearest } from '../domain/nearest.ts';
import type { Playbook } from '../domain/playbook.ts';
import { HeardError } from '../errors.ts';
import { playbookList, playbookView } from '../output/playbook-view.ts';
import type { Command } from './command.ts';
import type { Ports } from './ports.ts';

/** `heard playbook list`: those that came with heard and your own. */
export const playbookListing: Command<unknown, readonly Playbook[]> = {
  path: 'playbook list',
  summary: 'Every playbook',
  examples: ['heard playbook list', 'heard playbook list --json'],
  flags: [],
  input: z.object({}),
  run: (_, ports) => allPlaybooks(ports),
  human: playbookList,
  json: (playbooks) => ({
    schemaVersion: 1,
    playbooks: playbooks.map(({ id, title, component }) => ({ id, title, component })),
  }),
};

const input = z.object({ id: z.string() });

/** `heard playbook show`: one as the helper reads it before a visit. */
export const playbookPage: Command<z.infer<typeof input>, Playbook> = {
  path: 'playbook show',
  args: '<id>',
  summary: 'One playbook as a page',
  examples: ['heard playbook show slow-computer'],
  flags: [],
  input,
  async run({ id }, ports) {
    const playbooks = await allPlaybooks(ports);
    const found = playbooks.find((playbook) => playbook.id === id);
    if (found) return found;
    const near = nearest(
      id,
      playbooks.map((playbook) => playbook.id),
    );
    throw new HeardError(`There is no playbook "${id}".${near ? ` The nearest is ${near}.` : ''}`, {
      code: 'not-found',
      hint: 'heard playbook list shows them all.',
    });
  },
  human: playbookView,
  json: (playbook) => ({ schemaVersion: 1, ...playbook }),
};

async function allPlaybooks(ports: Pick<Ports, 'playbooks' | 'output'>): Promise<readonly Playbook[]> {
  const playbooks = await ports.playbooks();
  for (const { file, message } of playbooks.faults()) ports.output.warn(`${file}: ${message}`);
  return playbooks.all();
}
