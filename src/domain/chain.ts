import type { Entry } from './amendment.ts';
import { decidingKinds } from './events/deciding.ts';
import type { JournalEvent } from './record.ts';

/** How the decisions, closings and reopenings of a case replace each other. */
export interface Chain {
  /** Live chain records that no live one replaces, in fold order: the last is in force, more than one is a contest. */
  readonly heads: readonly Entry[];
  /** Ids of chain records that a record earlier in fold order replaces: they come too late to have an effect. */
  readonly late: ReadonlySet<string>;
}

/** True for an event that belongs to the chain. */
export function isChainEvent(event: JournalEvent): boolean {
  return Object.hasOwn(decidingKinds, event.kind);
}

/** The chain of a case's entries, given in fold order. */
export function chainOf(entries: readonly Entry[]): Chain {
  const links = new Map<string, readonly string[]>();
  for (const { record, events } of entries) {
    const chained = events.filter(isChainEvent);
    if (chained.length > 0) links.set(record.id, chained.flatMap(replacedBy));
  }
  const replaced = new Set<string>();
  const late = new Set<string>();
  const live = entries.filter((entry) => entry.live && links.has(entry.record.id));
  for (const { record } of live) {
    if (replaced.has(record.id)) late.add(record.id);
    replaceAll(record.id, links, replaced);
  }
  return { heads: live.filter(({ record }) => !replaced.has(record.id)), late };
}

/** Adds what a record replaces, and what those records replaced, whether they still live or not. */
function replaceAll(from: string, links: ReadonlyMap<string, readonly string[]>, replaced: Set<string>): void {
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of links.get(id) ?? []) {
      if (next === id || replaced.has(next)) continue;
      replaced.add(next);
      open.push(next);
    }
  }
}

function replacedBy(event: JournalEvent): readonly string[] {
  return Array.isArray(event.replaces) ? event.replaces : [];
}
