import { eventFault } from './events.ts';
import { compareText } from './fold-order.ts';
import type { JournalRecord, Line, SumState } from './record.ts';

/** What is wrong with a line, in one sentence. Whoever read the line knows its file. */
export interface LineFault {
  readonly line: Line;
  readonly reason: string;
}

export interface Sound {
  readonly lines: readonly Line[];
  readonly faults: readonly LineFault[];
}

/**
 * One line for each record id. A line whose events do not fit their kinds is reported and hides no other; of the rest a
 * redacted shell wins, then a right sum over none over a wrong one, then the bytewise smaller.
 */
export function withoutRepeats(lines: readonly Line[]): Sound {
  const chosen = new Map<string, Line>();
  const seen = new Map<string, Line[]>();
  const faults: LineFault[] = [];
  for (const line of lines) {
    const { id } = line.record;
    const others = seen.get(id);
    if (others?.some(({ raw }) => raw === line.raw)) continue;
    if (others) others.push(line);
    else seen.set(id, [line]);
    const reason = recordFault(line.record);
    const rival = chosen.get(id);
    if (reason !== undefined) faults.push({ line, reason });
    else if (rival === undefined || precedence(line, rival) < 0) chosen.set(id, line);
  }
  return { lines: [...chosen.values()], faults };
}

/**
 * Why a record does not fit its kinds, in one sentence. Those of a later version are not judged: their kinds may have
 * changed.
 */
export function recordFault(record: JournalRecord): string | undefined {
  if (record.v > 1) return undefined;
  for (const event of record.events) {
    const reason = eventFault(event);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

const trust: Readonly<Record<SumState, number>> = { right: 0, none: 1, wrong: 2 };

function precedence(one: Line, other: Line): number {
  return (
    Number(isShell(other.record)) - Number(isShell(one.record)) ||
    trust[one.sum] - trust[other.sum] ||
    compareText(one.raw, other.raw)
  );
}

function isShell(record: JournalRecord): boolean {
  return record.events.some(({ redacted }) => Array.isArray(redacted) && redacted.length > 0);
}
