import type { z } from 'zod';
import { asideKinds } from './events/aside.ts';
import { clientKinds, deviceKinds } from './events/book.ts';
import { decidingKinds } from './events/deciding.ts';
import { kindNamed } from './events/kind.ts';
import { mendingKinds } from './events/mending.ts';
import { noteKinds } from './events/note.ts';
import { promiseKinds } from './events/promises.ts';
import { visitKinds } from './events/visit.ts';
import { workKinds } from './events/work.ts';
import type { JournalEvent } from './record.ts';

/** The kinds that act on a case. */
export const caseKinds = { ...visitKinds, ...decidingKinds, ...workKinds, ...promiseKinds, ...asideKinds };

/** Every kind of event there is. Kinds are added, never changed. */
export const kinds = { ...caseKinds, ...mendingKinds, ...noteKinds, ...clientKinds, ...deviceKinds };

export type KindName = keyof typeof kinds;

/** An event of one kind, with the keys that kind knows. */
export type EventOf<K extends KindName> = z.infer<z.ZodObject<(typeof kinds)[K]['shape']>> & {
  readonly kind: K;
  readonly on?: string;
  readonly redacted?: readonly string[];
};

/** True for an event of that kind. Whether it fits the kind's schema is `eventFault`'s to say. */
export function isKind<K extends KindName>(event: JournalEvent, kind: K): event is JournalEvent & EventOf<K> {
  return event.kind === kind;
}

/** Why an event does not fit its kind, in one sentence; undefined if it does, or if its kind is not known. */
export function eventFault(event: JournalEvent): string | undefined {
  const kind = kindNamed<never>(kinds, event.kind);
  if (kind === undefined || kind.surelyFits(event)) return undefined;
  const issues = kind.schema.safeParse(event).error?.issues ?? [];
  const fault = issues.find(({ path }) => !isBlanked(event, path[0]));
  if (fault === undefined) return undefined;
  const key = String(fault.path[0] ?? '');
  const problem = Object.hasOwn(event, key) ? `a "${key}" that cannot be read` : `no "${key}"`;
  return `An event of kind "${event.kind}" has ${problem}.`;
}

/** The event's keys that can hold free text: those its kind names, and all that its kind does not know. */
export function textKeys(event: JournalEvent): readonly string[] {
  const kind = kindNamed<never>(kinds, event.kind);
  if (kind === undefined) return Object.keys(event).filter((key) => !everyEventKeys.has(key));
  const text: readonly string[] = kind.text;
  return Object.keys(event).filter(
    (key) => text.includes(key) || !(Object.hasOwn(kind.shape, key) || everyEventKeys.has(key)),
  );
}

const everyEventKeys: ReadonlySet<string> = new Set(['kind', 'on', 'redacted']);

/** Keys that hold the journal together and no text: never amended, never blanked. */
export const lastingKeys: ReadonlySet<string> = new Set([
  'kind',
  'id',
  'replaces',
  'record',
  'records',
  'index',
  'redacted',
]);

function isBlanked(event: JournalEvent, key: PropertyKey | undefined): boolean {
  if (typeof key !== 'string' || lastingKeys.has(key) || Object.hasOwn(event, key)) return false;
  return Array.isArray(event.redacted) && event.redacted.includes(key);
}
