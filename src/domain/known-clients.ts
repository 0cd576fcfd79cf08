import type { Book, Client } from './book.ts';
import type { Named } from './case.ts';
import { nearest } from './nearest.ts';

export type Found =
  | { readonly type: 'one'; readonly client: Client }
  /** `nearest` is the most similar name; absent where there are no clients. */
  | { readonly type: 'none'; readonly nearest?: string }
  | { readonly type: 'many'; readonly clients: readonly Client[] };

/** The client with that id, or with that name whatever its case, among the names of merged clients too. */
export function findClient({ clients }: Pick<Book, 'clients'>, text: string): Found {
  const wanted = foldName(text);
  const found = clients.filter(({ ids, names }) => ids.includes(wanted) || names.some((n) => foldName(n) === wanted));
  const [client, ...others] = found;
  if (client !== undefined) return others.length === 0 ? { type: 'one', client } : { type: 'many', clients: found };
  const name = nearest(
    text.trim(),
    clients.flatMap(({ names }) => names),
  );
  return name === undefined ? { type: 'none' } : { type: 'none', nearest: name };
}

/** A name as it is compared: whatever the case of its letters, its blanks and how its accents are written. */
export function foldName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Gives a client as the book has them now: of merged ones the id of their group and its name. */
export function currentClients(clients: readonly Client[]): (client: Named | null) => Named | null {
  const current = new Map(clients.flatMap((client) => client.ids.map((id) => [id, client])));
  return (client) => {
    const now = client === null ? undefined : current.get(client.id);
    return now === undefined ? client : { id: now.id, name: now.name };
  };
}

/** The name in `Name, phone`. */
export function clientName(typed: string): string {
  return (typed.split(',')[0] ?? typed).trim();
}
