import type { Client } from '../domain/book.ts';
import { findClient } from '../domain/known-clients.ts';
import { shortestUniquePrefix } from '../domain/prefix.ts';
import type { NoteRow } from '../domain/row.ts';
import { notesView } from '../output/notes-view.ts';
import type { Command } from './command.ts';
import { tellDamage } from './damage.ts';
import { noInput } from './no-input.ts';
import { prefixLook } from './prefix-look.ts';

interface Notes {
  readonly notes: readonly (NoteRow & { readonly clientId: string | null })[];
  readonly now: number;
}

/** `heard notes`: what was noted and is not filed in a case yet. */
export const notes: Command<unknown, Notes> = {
  path: 'notes',
  summary: 'Notes not yet filed',
  examples: ['heard notes', 'heard notes --json'],
  flags: [],
  input: noInput,
  async run(_, ports) {
    const index = await ports.index();
    const rows = index.notes();
    const clients = index.clients();
    tellDamage(index.faults(), ports);
    return { notes: rows.map((row) => ({ ...row, ...resolved(row.client, clients) })), now: ports.clock.now() };
  },
  human({ notes: rows, now }, style) {
    const prefixOf = shortestUniquePrefix(rows.map(({ id }) => id));
    return notesView(rows, { now, ...prefixLook(prefixOf, style) }, style);
  },
  json: ({ notes: rows }) => ({
    schemaVersion: 1,
    notes: rows.map(({ id, at, by, text, client, clientId }) => ({ id, at, by, text, client, clientId })),
  }),
};

/** The client that was named when the note was taken; a name that is none in the book stays as typed. */
function resolved(typed: string | null, clients: readonly Client[]) {
  const found = typed === null ? undefined : findClient({ clients }, typed);
  if (found?.type !== 'one') return { client: typed, clientId: null };
  return { client: found.client.name, clientId: found.client.id };
}
