import { foldCase } from '../../domain/fold.ts';
import { isCaseId, isNoteId } from '../../domain/ids.ts';
import { foldNote } from '../../domain/note.ts';
import type { Fault } from '../../domain/record.ts';
import type { LineFault } from '../../domain/repeats.ts';
import { isListed, mayBeDue, type NoteRow, noteRowOf, type Row, rowOf } from '../../domain/row.ts';
import type { FolderReading } from './journal-folder.ts';
import { newestFirst } from './newest-first.ts';

/** What lists need of one month. */
export interface MonthRows {
  /** Cases that a list shows unasked, newest first. */
  readonly open: readonly Row[];
  readonly rest: readonly Row[];
  /** How many are open, and when the newest of them was opened. */
  readonly opens: { readonly count: number; readonly newest: string };
  /** Cases that a day may come for, open or not. */
  readonly due: readonly Row[];
  /** Notes that do not say themselves that they are filed. */
  readonly notes: readonly NoteRow[];
  /** Notes that cases of this month name, whatever their month: they are filed too. */
  readonly named: readonly string[];
  readonly faults: readonly Fault[];
}

/** Folds a month. */
export function rowsOfMonth({ subjects, faults, places }: FolderReading): MonthRows {
  const rows: Row[] = [];
  const notes: NoteRow[] = [];
  const named = new Set<string>();
  const found: Fault[] = [...faults];
  const report = (problems: readonly LineFault[]) => {
    for (const { line, reason } of problems) found.push({ file: '', line: 0, ...places.get(line), reason });
  };
  for (const [id, lines] of subjects) {
    if (isCaseId(id)) {
      const folded = foldCase(id, lines);
      report(folded.faults);
      if (folded.case) rows.push(rowOf(folded.case));
      for (const note of folded.case?.filedNotes ?? []) named.add(note);
    } else if (isNoteId(id)) {
      const folded = foldNote(id, lines);
      report(folded.faults);
      if (folded.note && !folded.note.withdrawn && folded.note.filed === null) notes.push(noteRowOf(folded.note));
    }
  }
  rows.sort(newestFirst((row) => row.openedAt));
  const open = rows.filter(isListed);
  return {
    open,
    rest: rows.filter((row) => !isListed(row)),
    opens: { count: open.length, newest: open[0]?.openedAt ?? '' },
    due: rows.filter(mayBeDue),
    notes,
    named: [...named],
    faults: found,
  };
}
