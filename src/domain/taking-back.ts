import type { JournalEvent, JournalRecord } from './record.ts';
import { ulidTime } from './ulid.ts';

/** True for what cannot be taken back: a withdrawal, a redaction, a forgetting. */
export function isBinding({ kind }: JournalEvent): boolean {
  return kind === 'withdrawn' || kind === 'redacted' || kind === 'client-forgotten';
}

/** The records of one command share a ULID that is drawn within moments of theirs, in milliseconds. */
const moments = 60_000;

/**
 * The records of the newest command that can be withdrawn, newest first: none of them withdrawn already, none a
 * withdrawal, a redaction or a forgetting. `own` comes newest first by ULID.
 */
export function newestCommand(
  own: Iterable<JournalRecord>,
  isWithdrawn: (record: JournalRecord) => boolean,
): readonly JournalRecord[] {
  const open = new Map<string, JournalRecord[]>();
  const spent = new Set<string>();
  for (const record of own) {
    // A command is whole once records older than it come up.
    const whole = newestOf(open);
    if (whole !== undefined && ulidTime(record.id) < ulidTime(whole.name) - moments) return whole.records;
    const name = record.command ?? record.id;
    if (spent.has(name)) continue;
    if (record.events.some(isBinding) || isWithdrawn(record)) {
      spent.add(name);
      open.delete(name);
    } else {
      const records = open.get(name) ?? [];
      open.set(name, [...records, record]);
    }
  }
  return newestOf(open)?.records ?? [];
}

/**
 * What an undo that was broken off left standing, newest first: the other records of the command it was taking back.
 * Nothing where the newest record is no withdrawal, or the only one of its undo. `own` comes newest first by ULID.
 */
export function restOfUndo(
  own: Iterable<JournalRecord>,
  isWithdrawn: (record: JournalRecord) => boolean,
): readonly JournalRecord[] {
  let target: string | undefined;
  let begun: JournalRecord | undefined;
  const passed: JournalRecord[] = [];
  for (const record of own) {
    if (target === undefined) {
      const [event] = record.events;
      if (event?.kind !== 'withdrawn' || record.command === undefined) return [];
      target = String(event.record);
    }
    if (begun !== undefined && ulidTime(record.id) < ulidTime(begun.id) - moments) break;
    passed.push(record);
    if (record.id === target) begun = record;
  }
  const command = begun?.command;
  if (command === undefined) return [];
  return passed.filter(
    (record) => record.command === command && !record.events.some(isBinding) && !isWithdrawn(record),
  );
}

function newestOf(open: ReadonlyMap<string, readonly JournalRecord[]>) {
  for (const [name, records] of open) return { name, records };
  return undefined;
}
