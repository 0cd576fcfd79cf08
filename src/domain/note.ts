import type { Entry } from './amendment.ts';
import { type NoteState, noteKinds } from './events/note.ts';
import { shownTime } from './instant.ts';
import { prepare } from './prepare.ts';
import type { JournalRecord, Line } from './record.ts';
import type { LineFault } from './repeats.ts';
import { replay } from './replay.ts';

/** One line typed in passing: a pure value folded from records. */
export interface Note {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
  /** As typed: a name; null without one. */
  readonly client: string | null;
  /** The case it says it was filed in. A case may name it too, without the note knowing. */
  readonly filed: string | null;
  readonly withdrawn: boolean;
  /** The note's records in fold order, whole but for `sum`. */
  readonly history: readonly JournalRecord[];
}

export interface FoldedNote {
  /** Undefined where no line tells of anything this version knows. */
  readonly note: Note | undefined;
  readonly faults: readonly LineFault[];
}

/** The note that lines tell of, whatever their order and however often they are repeated. Lines of others are ignored. */
export function foldNote(id: string, lines: readonly Line[]): FoldedNote {
  const { entries, faults } = prepare(lines.filter(({ record }) => record.note === id));
  const history = entries.map(({ record }) => record);
  const first = entries.find(isOfNote)?.record;
  if (first === undefined) return { note: undefined, faults };
  const { taken, filed } = replay<NoteState>({ taken: null, filed: null }, entries, noteKinds);
  const withdrawn = taken === null && entries.some(({ events }) => events.some(({ kind }) => kind === 'taken'));
  const missing = { at: shownTime(first.at), by: first.by, text: '', client: null };
  return { note: { id, ...(taken ?? missing), filed, withdrawn, history }, faults };
}

function isOfNote({ events }: Entry): boolean {
  return events.some(({ kind }) => Object.hasOwn(noteKinds, kind));
}
