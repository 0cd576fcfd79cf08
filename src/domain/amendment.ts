import { type EventOf, eventFault, isKind, lastingKeys } from './events.ts';
import type { JournalEvent, JournalRecord, Line } from './record.ts';
import type { LineFault } from './repeats.ts';

/** A record on its way into the fold. */
export interface Entry {
  /** The line it was read from. */
  readonly line: Line;
  /** As the history shows it: redacted keys blanked, nothing amended. */
  readonly record: JournalRecord;
  /** What is folded, amendments carried out; none for a record of a later version. */
  readonly events: readonly JournalEvent[];
  /** Not withdrawn. */
  readonly live: boolean;
}

export interface Amended {
  readonly entries: readonly Entry[];
  readonly faults: readonly LineFault[];
}

const untouchable: ReadonlySet<string> = new Set(['amended', 'withdrawn', 'redacted']);

/** Entries in fold order with what live `amended` events say put at the place of their targets. */
export function amend(entries: readonly Entry[]): Amended {
  const faults: LineFault[] = [];
  const changed = new Map<string, JournalEvent[]>();
  const changes = entries.filter(({ live, events }) => live && events.some((event) => isKind(event, 'amended')));
  if (changes.length === 0) return { entries, faults };
  const byId = new Map(entries.map((entry) => [entry.record.id, entry]));
  for (const { line, events } of changes) {
    for (const change of events) {
      if (!isKind(change, 'amended')) continue;
      const target = changed.get(change.record) ?? [...(byId.get(change.record)?.events ?? [])];
      const before = target[change.index];
      if (before === undefined || untouchable.has(before.kind)) continue;
      const after = amendedEvent(before, change);
      const reason = eventFault(after);
      if (reason === undefined) changed.set(change.record, target.with(change.index, after));
      else faults.push({ line, reason: `A correction of an earlier entry is left out. ${reason}` });
    }
  }
  return {
    entries: entries.map((entry) => ({ ...entry, events: changed.get(entry.record.id) ?? entry.events })),
    faults,
  };
}

function amendedEvent(event: JournalEvent, { set = {}, unset = [] }: EventOf<'amended'>): JournalEvent {
  const gone = unset.filter((key) => !lastingKeys.has(key));
  const kept = Object.entries(event).filter(([key]) => !gone.includes(key));
  const put = Object.entries(set).filter(([key]) => !lastingKeys.has(key));
  return { ...Object.fromEntries([...kept, ...put]), kind: event.kind };
}
