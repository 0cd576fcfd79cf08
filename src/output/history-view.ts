import type { JournalRecord } from '../domain/record.ts';
import { clean } from './clean.ts';
import { hang } from './columns.ts';
import { eventText } from './event-view.ts';
import type { Style } from './style.ts';
import { shorten, wrap } from './width.ts';

const longest = 400;

/** Ids of the records that a later record took back, directly; a withdrawal itself cannot be withdrawn. */
function withdrawnIds(history: readonly JournalRecord[]): ReadonlySet<string> {
  const events = history.flatMap((record) => record.events);
  return new Set(
    events.flatMap(({ kind, record }) => (kind === 'withdrawn' && typeof record === 'string' ? [record] : [])),
  );
}

/** Every record of a case in fold order: when, who, on which machine, and what it did. Nothing is left out, taken back or not. */
export function historyView(history: readonly JournalRecord[], style: Style): string {
  const withdrawn = withdrawnIds(history);
  const times = new Map(history.map(({ id, at }) => [id, `the entry of ${style.date(at)}`]));
  const nameOf = (id: string) => times.get(id) ?? id;
  return history
    .flatMap((record) => {
      const isWithdrawn = withdrawn.has(record.id);
      const marks = [
        ...(isWithdrawn ? ['withdrawn'] : []),
        ...(record.events.some(({ redacted }) => redacted !== undefined) ? ['partly blanked'] : []),
        ...(record.v > 1 ? ['written by a newer heard'] : []),
      ];
      const note = marks.length === 0 ? '' : ` [${marks.join(', ')}]`;
      const head = clean(`${style.date(record.at)}, ${record.by} on ${record.machine}${note}`);
      const did = shorten(record.events.map((event) => eventText(event, nameOf, style)).join('; '), longest);
      return [
        ...wrap(head, style.columns).map(isWithdrawn ? style.warn : style.strong),
        ...hang('  ', did, style.columns).map((line) => (isWithdrawn ? style.quiet(line) : line)),
      ];
    })
    .join('\n');
}
