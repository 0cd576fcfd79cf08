import type { Case } from '../domain/case.ts';
import type { CaseLine, Index } from '../domain/journal.ts';
import { type Present, type SeenBefore, seenBefore } from '../domain/seen-before.ts';
import { HeardError } from '../errors.ts';
import { readCase } from './case-file.ts';
import type { Ports } from './ports.ts';

export interface Past {
  readonly journal: Ports['journal'];
  readonly index: Index;
}

interface Wanted {
  /** So many are read, as each takes looking through its month; the others are counted. */
  readonly most: number;
  /** The case itself, where it is recorded: it may say that it repeats one of them. */
  readonly subject?: Case;
}

/** What was seen before of a case, or of a visit that may become one: the index chooses, and the newest few are read. */
export function earlierCases({ journal, index }: Past, present: Present, { most, subject }: Wanted): SeenBefore {
  const earlier = earlierOf(index, present);
  const cases = earlier.slice(0, most).flatMap(({ id }) => readIfThere(id, journal));
  return {
    seen: seenBefore(present, subject ? [...cases, subject] : cases),
    more: Math.max(0, earlier.length - most),
  };
}

/** What cannot be read is no reason to stop a visit, or to hide the case that was asked for: heard doctor names it. */
function readIfThere(id: string, journal: Ports['journal']): readonly Case[] {
  try {
    const found = readCase(id, { journal });
    return found ? [found] : [];
  } catch (error) {
    if (error instanceof HeardError) return [];
    throw error;
  }
}

/** Earlier cases of the client with the playbook, the newest first. */
function earlierOf(index: Index, { id, playbook, clients, openedAt }: Present): readonly CaseLine[] {
  return index
    .casesOf({ clients, playbook })
    .filter((line) => line.id !== id && !line.withdrawn && compare(line.openedAt, openedAt) <= 0)
    .sort((one, other) => compare(other.openedAt, one.openedAt) || compare(one.id, other.id));
}

/** Cases of a client of the same group, whatever id they were recorded under. */
export function groupOf(index: Index, client: string): readonly string[] {
  return index.clients().find(({ ids }) => ids.includes(client))?.ids ?? [client];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
