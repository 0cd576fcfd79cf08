import { isCaseId, isClientId, isDeviceId, isNoteId } from './ids.ts';
import { isInstant } from './instant.ts';

const subjects = { case: isCaseId, note: isNoteId, client: isClientId, device: isDeviceId };
const subjectKeys = ['case', 'note', 'client', 'device'] as const;
const knownKeys: ReadonlySet<string> = new Set([
  'v',
  'id',
  'at',
  'by',
  'machine',
  'command',
  'batch',
  ...subjectKeys,
  'events',
]);

type Fields = Readonly<Record<string, unknown>>;

/** Why a parsed line is no record, in one sentence; undefined if it is one. Checked by hand, as zod costs start-up time. */
export function envelopeFault(value: unknown): string | undefined {
  if (!isFields(value)) return 'This line is not a record.';
  if (!Number.isInteger(value.v) || Number(value.v) < 1) return 'The record has no version "v".';
  if (!isText(value.id) || value.id === '') return 'The record has no "id".';
  if (!isText(value.at) || !isInstant(value.at)) return 'The record has no time "at" such as 2026-11-22T15:26:00.123Z.';
  if (!isText(value.by) || !isText(value.machine)) return 'The record does not say who wrote it, "by" and "machine".';
  if (!isTextOrAbsent(value.command) || !isTextOrAbsent(value.batch)) return '"command" and "batch" must be text.';
  return subjectFault(value) ?? eventsFault(value.events);
}

/** The first top-level key that no record has; undefined if all are known. */
export function unknownKey(record: Fields): string | undefined {
  return Object.keys(record).find((key) => !knownKeys.has(key));
}

function subjectFault(value: Fields): string | undefined {
  const [key, another] = subjectKeys.filter((name) => Object.hasOwn(value, name));
  if (key === undefined || another !== undefined) {
    return 'The record must name exactly one of "case", "note", "client" and "device".';
  }
  const id = value[key];
  return isText(id) && subjects[key](id) ? undefined : `The record's "${key}" is not a valid id.`;
}

function eventsFault(events: unknown): string | undefined {
  if (!Array.isArray(events)) return 'The record has no "events".';
  return events.every((event) => isFields(event) && isText(event.kind)) ? undefined : 'An event has no "kind".';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || isText(value);
}
