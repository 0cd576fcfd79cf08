import type { Promised } from '../domain/case.ts';
import { isOverdue } from '../domain/dates.ts';
import { clean } from './clean.ts';
import { hang } from './columns.ts';
import type { Style } from './style.ts';
import { takenOut } from './taken-out.ts';

/** Promises by number: what, who, by when, and what became of it; one that is overdue says so. */
export function promiseLines(promises: readonly Promised[], now: number, style: Style): string[] {
  return promises.flatMap(({ what, who, due, state }, index) => {
    const isOpen = state === 'open' || state === 'moved';
    const isLate = isOpen && isOverdue(due, now);
    const fate = isOpen ? (isLate ? ', overdue' : '') : `, ${state}`;
    const promise = what === '' ? takenOut : `${what} (${who})`;
    const text = clean(`${promise}, due ${style.date(due)}${state === 'moved' ? ', moved' : ''}${fate}`);
    const lines = hang(`  ${index + 1}  `, text, style.columns);
    if (isLate) return lines.map(style.warn);
    return isOpen ? lines : lines.map(style.quiet);
  });
}
