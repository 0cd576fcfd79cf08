import { type Cleaning, cleaningOf } from './cleaning.ts';
import { isKind, textKeys } from './events.ts';
import { phraseFinder } from './phrase.ts';
import type { JournalEvent, JournalRecord, Line } from './record.ts';

/** Free text that stands in a record: under one key of one of its events. */
export interface WrittenText {
  /** The record it belongs to; of a correction, the one that is corrected. */
  readonly record: string;
  readonly key: string;
  readonly text: string;
  /** The machine in whose file it was written. */
  readonly machine: string;
}

/** The free text in the lines of one subject, damaged and withdrawn records included; with a phrase, only where it stands. */
export function textsIn(lines: readonly Line[], phrase = ''): readonly WrittenText[] {
  const cleaning: Cleaning | undefined = cleaningOf(lines);
  const find = phrase === '' ? () => true : phraseFinder(phrase);
  const found = lines.flatMap(({ record }) => textsOf(cleaning?.clean(record) ?? record));
  const unique = new Map(found.map((one) => [`${one.record} ${one.key} ${one.text}`, one]));
  return [...unique.values()].filter(({ text }) => find(text));
}

/** The event that blanks those texts: all text of their records, or with `keys` only the keys they stand under. */
export function blankingEvents(texts: readonly WrittenText[], extent: 'all' | 'keys'): readonly JournalEvent[] {
  const keys = new Map<string, Set<string>>();
  for (const { record, key } of texts) keys.set(record, (keys.get(record) ?? new Set()).add(key));
  if (extent === 'all') return [{ kind: 'redacted', records: [...keys.keys()], fields: [] }];
  return [...keys].map(([record, own]) => ({ kind: 'redacted', records: [record], fields: [...own].sort() }));
}

function textsOf({ id, machine, events }: JournalRecord): readonly WrittenText[] {
  return events.flatMap((event) => {
    if (isKind(event, 'redacted') || isKind(event, 'withdrawn')) return [];
    const of = (record: string, from: object, names: readonly string[]) =>
      names.flatMap((key) => {
        const text = stringsIn((from as Record<string, unknown>)[key]).join(' · ');
        return text === '' ? [] : [{ record, key, text, machine }];
      });
    if (!isKind(event, 'amended')) return of(id, event, textKeys(event));
    const set = Object(event.set);
    return of(event.record, set, Object.keys(set));
  });
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
