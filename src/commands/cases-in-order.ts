import { foldBook } from '../domain/book.ts';
import type { Case } from '../domain/case.ts';
import { foldCase } from '../domain/fold.ts';
import { isCaseId } from '../domain/ids.ts';
import type { Folder, KeyOf } from '../domain/journal.ts';
import { foldNote } from '../domain/note.ts';
import type { Fault } from '../domain/record.ts';
import type { LineFault } from '../domain/repeats.ts';
import { tellDamage } from './damage.ts';
import type { Ports } from './ports.ts';

/** Tells which cases of a month are wanted; undefined where none is, so that it is not read at all. */
export type MonthPick = (month: string) => ((id: string) => boolean) | undefined;

const everything: MonthPick = () => () => true;

/**
 * Every case that is picked, oldest first, a month of the journal in memory at a time, or a part of a full one. The faults
 * of all that was read are told after the last case.
 */
export function* casesInOrder(
  { journal, output }: Pick<Ports, 'journal' | 'output'>,
  pick: MonthPick = everything,
): Generator<Case> {
  const months: Fault[][] = [];
  for (const month of [...journal.months()].reverse()) {
    const isPicked = pick(month);
    if (isPicked === undefined) continue;
    const faults: Fault[] = [];
    months.unshift(faults);
    for (const subject of casesOfMonth(month, journal, faults)) if (isPicked(subject.id)) yield subject;
  }
  tellDamage([...months.flat(), ...bookFaults(journal)], { output });
}

/** The cases of a month, oldest first, a part of a full one in memory at a time. What is found wrong is added to `faults`. */
export function* casesOfMonth(month: string, journal: Ports['journal'], faults: Fault[]): Generator<Case> {
  for (const part of journal.readParts(month, openedAt)) {
    for (const fault of part.faults) faults.push(fault);
    yield* casesOf(part, faults);
  }
}

/** What is wrong in the book. */
export function bookFaults(journal: Ports['journal']): readonly Fault[] {
  const book = journal.readBook();
  return [...book.faults, ...placed(foldBook([...book.subjects.values()].flat()).faults, book)];
}

const openedAt: KeyOf = (id, lines) => (isCaseId(id) ? (foldCase(id, lines).case?.openedAt ?? '') : '');

/** The cases of a part, sorted; what their folds find wrong is added to `faults`. */
function casesOf(part: Folder, faults: Fault[]): readonly Case[] {
  const cases: Case[] = [];
  for (const [id, lines] of part.subjects) {
    const folded = isCaseId(id) ? foldCase(id, lines) : { case: undefined, faults: foldNote(id, lines).faults };
    if (folded.case) cases.push(folded.case);
    for (const fault of placed(folded.faults, part)) faults.push(fault);
  }
  return cases.sort((one, other) => compare(one.openedAt, other.openedAt) || compare(one.id, other.id));
}

function placed(faults: readonly LineFault[], { places }: Folder): readonly Fault[] {
  return faults.map(({ line, reason }) => ({ file: '', line: 0, ...places.get(line), reason }));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
