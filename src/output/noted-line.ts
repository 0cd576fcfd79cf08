import type { Named } from '../domain/case.ts';
import type { JournalRecord } from '../domain/record.ts';
import { clean } from './clean.ts';

/** What is said of a note that was taken: its id and, as typed, its client. Without colour: the quick way knows none. */
export function notedLine({ note = '', events }: Pick<JournalRecord, 'note' | 'events'>): string {
  const client = events[0]?.client;
  return noted(note, typeof client === 'string' ? clean(client) : undefined);
}

/** The same for a client whose name is clean. */
export function noted(note: string, client: string | undefined): string {
  return `Noted: ${note}${client === undefined ? '' : ` (${client})`}`;
}

/** What is said of a note that was written to a case. */
export function notedOnCaseLine({ id, client }: { readonly id: string; readonly client: Named | null }): string {
  return `Noted: ${id}${client === null ? '' : ` (${clean(client.name)})`}`;
}
