import type { Promised } from '../domain/case.ts';
import { isOverdue } from '../domain/dates.ts';
import { isOpen } from '../domain/row.ts';
import { clean } from './clean.ts';
import { hang } from './columns.ts';
import type { Speech } from './speech.ts';
import type { Style } from './style.ts';
import { takenOut } from './taken-out.ts';

/** One promise: what, who, by when, and what became of it; whether it is overdue depends on the day it is read. */
export function promiseText({ what, who, due, state }: Promised, { date }: Pick<Speech, 'date'>): string {
  const promise = what === '' ? takenOut : `${what} (${who})`;
  return clean(`${promise}, due ${date(due)}${state === 'open' ? '' : `, ${state}`}`);
}

/** Promises by number: what, who, by when, and what became of it; one that is overdue says so. */
export function promiseLines(promises: readonly Promised[], now: number, style: Style): string[] {
  return promises.flatMap((promise, index) => {
    const isLate = isOpen(promise) && isOverdue(promise.due, now);
    const text = `${promiseText(promise, style)}${isLate ? ', overdue' : ''}`;
    const lines = hang(`  ${index + 1}  `, text, style.columns);
    if (isLate) return lines.map(style.warn);
    return isOpen(promise) ? lines : lines.map(style.quiet);
  });
}
