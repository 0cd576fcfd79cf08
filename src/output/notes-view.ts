import type { NoteRow } from '../domain/row.ts';
import { clean } from './clean.ts';
import { flow, hang } from './columns.ts';
import { type PrefixOf, showId } from './id-view.ts';
import { nearDate } from './near-date.ts';
import type { Style } from './style.ts';
import { takenOut } from './taken-out.ts';

interface NotesLook {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly prefixOf?: PrefixOf;
}

/** Notes that wait to be filed, whole; a sentence that says what to do when there are none. */
export function notesView(notes: readonly NoteRow[], look: NotesLook, style: Style): string {
  if (notes.length === 0) return `No notes to file.\nTake one: ${style.key('heard note "what to keep"')}`;
  const lines = notes.flatMap((note) => {
    const head = [
      { text: note.id, paint: () => showId(note.id, look.prefixOf, style) },
      { text: nearDate(note.at, look.now, style), paint: style.quiet },
      { text: clean(note.client ?? ''), paint: style.strong },
    ];
    return [...flow(head, style.columns), ...hang('  ', clean(note.text) || takenOut, style.columns)];
  });
  return [...lines, '', `File one: ${style.key('heard file NOTE CASE')}`].join('\n');
}
