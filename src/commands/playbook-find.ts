import { z } from 'zod';
import { type Match, matchPlaybooks } from '../domain/match.ts';
import { HeardError } from '../errors.ts';
import { matchesView } from '../output/matches-view.ts';
import type { Command } from './command.ts';

const input = z.object({ words: z.array(z.string()).default([]) });

/** `heard playbook find`: what the interview would propose for a client's words. */
export const playbookFind: Command<z.infer<typeof input>, readonly Match[]> = {
  path: 'playbook find',
  args: '[words...]',
  summary: 'The playbooks that fit what a client says',
  examples: ['heard playbook find the printer says offline', 'heard playbook find it clicks --json'],
  flags: [],
  input,
  async run({ words }, ports) {
    const said = words.join(' ').trim();
    if (said === '')
      throw new HeardError('What does the client say?', {
        code: 'usage',
        hint: 'For example: heard playbook find the printer says offline',
      });
    return matchPlaybooks(said, (await ports.playbooks()).all());
  },
  human: matchesView,
  json: (matches) => ({ schemaVersion: 1, matches: matches.map(({ id, title, matched }) => ({ id, title, matched })) }),
};
