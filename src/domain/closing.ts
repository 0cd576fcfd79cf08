import type { Case } from './case.ts';
import { type Result, results } from './outcome.ts';
import { type Parsed, refused, understood } from './parsed.ts';
import type { JournalEvent } from './record.ts';

/** How a person may close a case: `withdrawn` is left to undo. */
export const closingResults = results.filter((result) => result !== 'withdrawn');

/** What closing writes; a case that is closed stays as it is. */
export function closingEvents(subject: Case, result: Result): Parsed<readonly JournalEvent[]> {
  if (subject.status === 'closed' && !subject.contested) {
    const how = subject.outcome?.result ? ` (${subject.outcome.result})` : '';
    return refused(`Case ${subject.id} is closed already${how}.`);
  }
  return understood([{ kind: 'closed', result, replaces: subject.heads }]);
}

/** What reopening writes; a case that is still under way stays as it is. */
export function reopeningEvents(subject: Case, why: string): Parsed<readonly JournalEvent[]> {
  const hasEnded = ['closed', 'living-with-it', 'handed-over'].includes(subject.status);
  if (!hasEnded && !subject.contested) return refused(`Case ${subject.id} is not closed: it is ${subject.status}.`);
  return understood([{ kind: 'reopened', why, replaces: subject.heads }]);
}
