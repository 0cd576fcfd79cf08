import type { Case, Promised } from './case.ts';
import { type Parsed, refused, understood } from './parsed.ts';
import type { JournalEvent } from './record.ts';
import { isOpen } from './row.ts';

/** A promise with its number in the case, from 1, as `heard show` prints it. */
export interface Numbered {
  readonly number: number;
  readonly promise: Promised;
}

/** The promises of a case that are neither kept nor released. */
export function openPromises({ promises }: Pick<Case, 'promises'>): readonly Numbered[] {
  return promises.map((promise, index) => ({ number: index + 1, promise })).filter(({ promise }) => isOpen(promise));
}

/** What keeping a promise writes; one that has ended stays as it is. */
export function keepingEvents({ what, state, id }: Promised): Parsed<readonly JournalEvent[]> {
  if (state === 'kept') return refused(`"${what}" is kept already.`);
  if (state === 'released') return refused(`"${what}" was released, so there is nothing to keep.`);
  return understood([{ kind: 'promise-kept', id }]);
}
