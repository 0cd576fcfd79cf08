import { instantOf } from './instant.ts';
import type { JournalEvent, JournalRecord, Subject } from './record.ts';
import { ulid } from './ulid.ts';

/** What one command does to one subject. */
export interface Effect {
  readonly subject: Subject;
  readonly events: readonly JournalEvent[];
  /** `at` of the subject's last known record. */
  readonly after?: string | undefined;
  /** ULID shared by the records of one command. */
  readonly command?: string | undefined;
  /** The import that the record belongs to. */
  readonly batch?: string | undefined;
}

/** Who writes, where and when. `now` obeys the set clock, `real` is the wall clock; both in milliseconds since 1970. */
export interface Stamp {
  readonly now: number;
  readonly real: number;
  readonly random: () => number;
  readonly by: string;
  readonly machine: string;
}

/**
 * The record of an effect, with a new id of the real time. Its `at` is the clock, or a millisecond after `after` if
 * that is later, so that a clock set back never puts a record before what its writer had seen.
 */
export function composeRecord(effect: Effect, stamp: Stamp): JournalRecord {
  const earliest = effect.after === undefined ? Number.NEGATIVE_INFINITY : Date.parse(effect.after) + 1;
  return {
    v: 1,
    id: ulid(stamp.real, stamp.random),
    at: instantOf(Math.max(stamp.now, earliest)),
    by: stamp.by,
    machine: stamp.machine,
    ...(effect.command !== undefined && { command: effect.command }),
    ...(effect.batch !== undefined && { batch: effect.batch }),
    ...effect.subject,
    events: effect.events,
  };
}
