import type { Draft } from '../interview/draft.ts';
import type { Ports } from './ports.ts';

/** Removes drafts whose cases are in the journal: the program was stopped between the append and the removal. */
export function tidyDrafts({ journal, drafts }: Pick<Ports, 'journal' | 'drafts'>): readonly Draft[] {
  return drafts.list().filter(({ interview, only, records = [] }) => {
    const lines = journal.readSubject(interview).subjects.get(interview);
    const ids = new Set(records.map(({ id }) => id));
    // An offer opened again is of a case that is there from the start.
    const isRecorded = only ? lines?.some(({ record }) => ids.has(record.id)) : lines !== undefined;
    if (isRecorded) drafts.remove(interview);
    return !isRecorded;
  });
}
