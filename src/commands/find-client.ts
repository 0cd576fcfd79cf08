import type { Client } from '../domain/book.ts';
import type { Named } from '../domain/case.ts';
import type { Index } from '../domain/journal.ts';
import { findClient } from '../domain/known-clients.ts';
import { nearest } from '../domain/nearest.ts';
import { foldText } from '../domain/phrase.ts';
import { HeardError } from '../errors.ts';

/**
 * Tells whether a case is of the client that was typed, by name or id. A client who is only in cases and not in the
 * book counts too. @throws HeardError `not-found` with the nearest name, `ambiguous` for a name of several clients.
 */
export function clientFilter(typed: string, index: Index): (client: Named | null) => boolean {
  const found = findClient({ clients: index.clients() }, typed);
  if (found.type === 'one') return (client) => client !== null && found.client.ids.includes(client.id);
  if (found.type === 'many') throw severalClients(typed, found.clients);
  const isTyped = (client: Named | null) =>
    client !== null && (client.id === typed.trim() || foldText(client.name) === foldText(typed.trim()));
  const names = new Set<string>(found.nearest === undefined ? [] : [found.nearest]);
  for (const { client } of index.all()) {
    if (isTyped(client)) return isTyped;
    if (client !== null) names.add(client.name);
  }
  throw noSuchClient(typed, nearest(typed.trim(), names));
}

/** What is said of a client that is not there. */
export function noSuchClient(typed: string, near: string | undefined): HeardError {
  return new HeardError(`There is no client "${typed}".${near === undefined ? '' : ` The nearest is ${near}.`}`, {
    code: 'not-found',
    hint: 'A client is made by their first case: heard new -c NAME',
  });
}

export function severalClients(typed: string, clients: readonly Client[]): HeardError {
  const ids = clients.map(({ id, contact }) => (contact === undefined ? id : `${id} (${contact})`)).join(', ');
  return new HeardError(`There are ${clients.length} clients called "${typed}": ${ids}.`, {
    code: 'ambiguous',
    hint: 'Use the id instead of the name.',
  });
}
