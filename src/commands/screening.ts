import { textKeys } from '../domain/events.ts';
import { isNoteId } from '../domain/ids.ts';
import type { JournalEvent, JournalRecord } from '../domain/record.ts';
import type { SecretName } from '../domain/secrets/secret.ts';
import { blankWithin, secretsWithin, speakSecrets, textsWithin } from '../domain/secrets/within.ts';
import { notKept } from './not-kept.ts';
import type { Ports } from './ports.ts';

export type ScreenPorts = Pick<Ports, 'person' | 'output'>;

/** What was typed as it is to be kept: where it holds a secret, whoever is at the terminal says whether it is blanked. */
export async function screened<T>(typed: T, ports: ScreenPorts): Promise<T> {
  return (await isToBeBlanked(typed, secretsWithin(typed), ports)) ? blankWithin(typed) : typed;
}

/** The same for the free text of events, which come back as they were where nothing is blanked. */
export async function screenedEvents<Event extends JournalEvent>(
  events: readonly Event[],
  ports: ScreenPorts,
): Promise<readonly Event[]> {
  if (!(await isToBeBlanked(events.map(freeText), secretsIn(events), ports))) return events;
  return events.map((event) => ({ ...event, ...blankWithin(freeText(event)) }));
}

/** Where nobody could be asked: says which secrets are kept now, and how each is taken out again. */
export function tellSecrets(records: readonly JournalRecord[], { output }: Pick<Ports, 'output'>): void {
  for (const { case: caseId, note, events } of records) {
    const id = caseId ?? note;
    const names = secretsIn(events);
    if (id === undefined || names.length === 0) continue;
    output.warn(`Kept, though it looks like ${speakSecrets(names)}. To take the whole entry out: ${remedy(id)}`);
  }
}

/** A note goes whole; of a case only what is named. */
export function remedy(id: string): string {
  return isNoteId(id) ? `heard redact ${id}` : `heard redact ${id} TEXT`;
}

async function isToBeBlanked(typed: unknown, names: readonly SecretName[], { person }: ScreenPorts): Promise<boolean> {
  if (names.length === 0 || !person) return false;
  try {
    return await (await person()).confirm(`That looks like ${speakSecrets(names)}. Blank it out before it is kept?`);
  } catch (error) {
    // Whoever left at the question has typed the rest of it too.
    throw notKept(error, textsWithin(typed));
  }
}

function secretsIn(events: readonly JournalEvent[]): readonly SecretName[] {
  return secretsWithin(events.map(freeText));
}

function freeText(event: JournalEvent): Readonly<Record<string, unknown>> {
  return Object.fromEntries(textKeys(event).map((key) => [key, event[key]]));
}
