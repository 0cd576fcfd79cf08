import type { ClientState } from './events/book.ts';

interface Group {
  /** Sorted: the first is the id of the group. */
  readonly ids: readonly string[];
  /** The client that the latest merge led into: their name is the one shown. */
  readonly leading: string;
}

export interface Groups {
  /** Sorted by id. */
  readonly all: readonly Group[];
  /** The id of the group an id belongs to; the id itself if it was never merged. */
  readonly idOf: (id: string) => string;
}

/** Clients that were merged, as groups: in whatever order the merges were written, the same groups come out. */
export function groupsOf(clients: ReadonlyMap<string, ClientState>): Groups {
  const parents = new Map<string, string>();
  const idOf = (id: string): string => {
    let root = id;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    return root;
  };
  const merges = [...clients].flatMap(([id, { merged }]) => merged.map((merge) => ({ ...merge, id })));
  for (const { id, into } of merges) {
    const [smaller = id, larger = id] = [idOf(id), idOf(into)].sort();
    if (smaller !== larger) parents.set(larger, smaller);
  }
  const members = new Map<string, string[]>();
  const ids = new Set([...clients.keys(), ...merges.map(({ into }) => into)]);
  for (const id of [...ids].sort()) {
    const root = idOf(id);
    members.set(root, [...(members.get(root) ?? []), id]);
  }
  const leading = new Map<string, string>();
  const key = ({ at, record }: { at: string; record: string }) => `${new Date(at).toISOString()} ${record}`;
  for (const merge of merges.sort((one, other) => (key(one) < key(other) ? -1 : 1))) {
    leading.set(idOf(merge.id), merge.into);
  }
  const all = [...members].map(([root, ids]) => ({ ids, leading: leading.get(root) ?? root }));
  return { all: all.sort((one, other) => ((one.ids[0] ?? '') < (other.ids[0] ?? '') ? -1 : 1)), idOf };
}
