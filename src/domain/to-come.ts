import { acceptedFix, acceptedLiving } from './agreed.ts';
import type { Case } from './case.ts';
import { isDate, isInstant } from './dates.ts';
import { isOpen, rowOf } from './row.ts';

/** Something a case still waits for, on its day. */
export interface ToCome {
  readonly kind: 'promise' | 'fix' | 'decision' | 'answer' | 'review' | 'follow-up';
  /** What sets it apart from others of its kind in the case: the id of a promise, else empty. */
  readonly key: string;
  /** Date or instant; it may have passed. */
  readonly due: string;
  /** What was promised, what the fix is called; empty where the kind says it all. */
  readonly what: string;
  /** Who promised it, or who decides. */
  readonly who: string;
}

/**
 * What a case still waits for, in no order: open promises, a fix with a date, a client who thinks about it, somebody else who
 * decides, the day to ask again. What is kept, decided or withdrawn is over, and what has no day of the calendar is left out.
 */
export function toCome(subject: Case): readonly ToCome[] {
  const { withdrawn, disputed, promises } = subject;
  if (withdrawn && !disputed) return [];
  const promised = promises
    .filter(isOpen)
    .map(({ id, what, who, due }) => ({ kind: 'promise', key: id, due, what, who }) as const);
  return [...promised, ...decided(subject), ...asked(subject)].filter(({ due }) => isDate(due) || isInstant(due));
}

function decided(subject: Case): readonly ToCome[] {
  const { status, decision } = subject;
  const { until, when } = rowOf(subject);
  const rest = { key: '', what: '', who: decision?.handOverTo ?? '' };
  if (status === 'thinking' && until !== null) return [{ ...rest, kind: 'decision', due: until }];
  if (status === 'handed-over' && until !== null) return [{ ...rest, kind: 'answer', due: until }];
  if (status !== 'scheduled' || when === null) return [];
  return [{ ...rest, kind: 'fix', due: when, what: acceptedFix(subject)?.title ?? '' }];
}

/** Living with it comes back once, also where nobody wrote down more than the day in the offer. */
function asked(subject: Case): readonly ToCome[] {
  const { status, followUpOn, followUps } = subject;
  const isLiving = status === 'living-with-it';
  const planned = isLiving && followUps.length === 0 ? acceptedLiving(subject)?.reviewOn : undefined;
  const due = followUpOn ?? planned;
  return due === undefined ? [] : [{ kind: isLiving ? 'review' : 'follow-up', key: '', due, what: '', who: '' }];
}
