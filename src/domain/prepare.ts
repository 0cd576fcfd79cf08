import { amend, type Entry } from './amendment.ts';
import { isKind } from './events.ts';
import { inFoldOrder } from './fold-order.ts';
import type { JournalRecord, Line } from './record.ts';
import { blankRedacted } from './redaction.ts';
import { type LineFault, withoutRepeats } from './repeats.ts';

export interface Prepared {
  /** In fold order, withdrawn ones included. */
  readonly entries: readonly Entry[];
  /** The first record that withdraws each withdrawn one, by the id of what it withdraws. */
  readonly withdrawals: ReadonlyMap<string, JournalRecord>;
  readonly faults: readonly LineFault[];
}

/** A record with such an event stays: what it took back or blanked must not return. */
const binding: ReadonlySet<string> = new Set(['withdrawn', 'redacted', 'client-forgotten']);

/** What comes before every fold of one subject's lines: repeats, order, redactions, withdrawals, amendments. */
export function prepare(lines: readonly Line[]): Prepared {
  const sound = withoutRepeats(lines);
  const ordered = inFoldOrder(sound.lines, ({ record }) => record);
  const records = blankRedacted(ordered.map(({ record }) => record));
  const withdrawals = withdrawalsIn(records);
  const entries = ordered.map((line, index): Entry => {
    const record = records[index] ?? line.record;
    return { line, record, events: record.v === 1 ? record.events : [], live: !withdrawals.has(record.id) };
  });
  const amended = amend(entries);
  return { entries: amended.entries, withdrawals, faults: [...sound.faults, ...amended.faults] };
}

function withdrawalsIn(records: readonly JournalRecord[]): ReadonlyMap<string, JournalRecord> {
  const withdrawals = new Map<string, JournalRecord>();
  for (const record of records) {
    for (const event of record.v === 1 ? record.events : []) {
      if (isKind(event, 'withdrawn') && !withdrawals.has(event.record)) withdrawals.set(event.record, record);
    }
  }
  if (withdrawals.size === 0) return withdrawals;
  for (const { id, events } of records) if (events.some(({ kind }) => binding.has(kind))) withdrawals.delete(id);
  return withdrawals;
}
