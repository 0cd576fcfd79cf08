import { isNoteId } from '../domain/ids.ts';
import { foldNote, type Note } from '../domain/note.ts';
import { resolvePrefix } from '../domain/prefix.ts';
import { HeardError } from '../errors.ts';
import { ambiguous } from './find-case.ts';
import type { Ports } from './ports.ts';

type NotePorts = Pick<Ports, 'journal' | 'index'>;

/**
 * The note that was named and is not filed yet.
 * @throws HeardError `not-found` with the nearest, `ambiguous` with the candidates, `refused` for one that is filed.
 */
export async function findOpenNote(typed: string, ports: NotePorts): Promise<Note> {
  const open = (await ports.index()).notes().map(({ id }) => id);
  const found = resolvePrefix(typed, open);
  if (found.type === 'many') throw ambiguous(typed, found.ids);
  const note = found.type === 'one' ? readNote(found.id, ports) : undefined;
  if (note) return note;
  const settled = resolvePrefix(typed, allNoteIds(ports));
  if (settled.type === 'one') throw notOpen(readNote(settled.id, ports), settled.id);
  throw noSuchNote(typed, found.type === 'none' ? found.nearest : undefined);
}

/** The id of the note that was named, filed or not. @throws HeardError `not-found`, `ambiguous`. */
export function findNoteId(typed: string, ports: Pick<Ports, 'journal'>): string {
  const found = resolvePrefix(typed, [...allNoteIds(ports)]);
  if (found.type === 'one') return found.id;
  if (found.type === 'many') throw ambiguous(typed, found.ids);
  throw noSuchNote(typed, found.nearest);
}

function noSuchNote(typed: string, nearest: string | undefined): HeardError {
  return new HeardError(`There is no note "${typed}".${nearest === undefined ? '' : ` The nearest is ${nearest}.`}`, {
    code: 'not-found',
    hint: 'heard notes shows the notes that are not filed yet.',
  });
}

function readNote(id: string, { journal }: Pick<NotePorts, 'journal'>): Note | undefined {
  return foldNote(id, journal.readSubject(id).subjects.get(id) ?? []).note;
}

function* allNoteIds({ journal }: Pick<NotePorts, 'journal'>): Generator<string> {
  for (const month of journal.months()) {
    for (const id of journal.readMonth(month).subjects.keys()) if (isNoteId(id)) yield id;
  }
}

function notOpen(note: Note | undefined, id: string): HeardError {
  if (note?.withdrawn) return new HeardError(`Note ${id} was withdrawn.`, { code: 'refused', hint: 'heard notes' });
  const where = note?.filed ? ` in ${note.filed}` : '';
  return new HeardError(`Note ${id} is filed already${where}.`, {
    code: 'refused',
    hint: 'To add something to a case: heard note -k CASE "what to keep"',
  });
}
