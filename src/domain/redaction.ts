import { isKind, lastingKeys, textKeys } from './events.ts';
import type { JournalEvent, JournalRecord } from './record.ts';

/** What to blank in a record: the named keys, and with `text` every key that can hold free text. */
interface Blanking {
  readonly fields: Set<string>;
  text: boolean;
}

/**
 * The records of one subject with every redaction among `sound` carried out, which are the same records unless said. A
 * record that is not touched comes back as the same object; one that already is a shell stays as it is.
 */
export function blankRedacted(
  records: readonly JournalRecord[],
  sound: readonly JournalRecord[] = records,
): readonly JournalRecord[] {
  const wanted = redactionsIn(sound);
  if (wanted.size === 0) return records;
  const byId = new Map(sound.map((record) => [record.id, record]));
  return records.map((record) => {
    const own = wanted.get(record.id);
    const amending = record.v === 1 && record.events.some((event) => isKind(event, 'amended'));
    if (own === undefined && !amending) return record;
    const events = record.events.map((event) => {
      const rest = own === undefined ? event : blankEvent(event, own);
      return record.v === 1 && isKind(rest, 'amended') ? blankAmendment(rest, wanted, byId) : rest;
    });
    return events.every((event, index) => event === record.events[index]) ? record : { ...record, events };
  });
}

function redactionsIn(records: readonly JournalRecord[]): ReadonlyMap<string, Blanking> {
  const wanted = new Map<string, Blanking>();
  for (const { v, events } of records) {
    for (const event of v === 1 ? events : []) {
      if (!isKind(event, 'redacted')) continue;
      for (const id of event.records) {
        const blanking = wanted.get(id) ?? { fields: new Set(), text: false };
        for (const field of event.fields ?? []) blanking.fields.add(field);
        if ((event.fields ?? []).length === 0) blanking.text = true;
        wanted.set(id, blanking);
      }
    }
  }
  return wanted;
}

function blankEvent(event: JournalEvent, blanking: Blanking): JournalEvent {
  if (event.kind === 'redacted' || event.kind === 'withdrawn') return event;
  const text = blanking.text ? textKeys(event) : [];
  const gone = Object.keys(event).filter(
    (key) => !lastingKeys.has(key) && (blanking.fields.has(key) || text.includes(key)),
  );
  return shell(event, without(event, gone), gone);
}

/** What is blanked in a record is blanked in whatever would put it back. */
function blankAmendment(
  event: JournalEvent,
  wanted: ReadonlyMap<string, Blanking>,
  byId: ReadonlyMap<string, JournalRecord>,
): JournalEvent {
  const { record, index, set } = event as JournalEvent & { record: string; index: number; set?: object };
  const blanking = wanted.get(record);
  if (blanking === undefined || typeof set !== 'object' || set === null) return event;
  const kind = byId.get(record)?.events[index]?.kind ?? '';
  const text = blanking.text ? textKeys({ ...set, kind }) : [];
  const gone = Object.keys(set).filter((key) => blanking.fields.has(key) || text.includes(key));
  const names = gone.map((key) => `set.${key}`);
  return shell(event, { ...event, set: without(set, gone) }, names);
}

function without<T extends object>(from: T, gone: readonly string[]): T {
  return Object.fromEntries(Object.entries(from).filter(([key]) => !gone.includes(key))) as T;
}

/** The names of what was blanked, earlier and now, come last and sorted, so that every writer makes the same shell. */
function shell(event: JournalEvent, left: JournalEvent, gone: readonly string[]): JournalEvent {
  const before = Array.isArray(event.redacted) ? event.redacted : [];
  const all = new Set([...before, ...gone]);
  const names = [...all].filter((name) => !(name.startsWith('set.') && all.has('set'))).sort();
  if (gone.length === 0 && names.join() === before.join()) return event;
  const { redacted: _, ...rest } = left;
  return { ...rest, kind: event.kind, redacted: names };
}
