import type { Folder, KeptLine, KeptLines } from '../domain/journal.ts';
import { foldText } from '../domain/phrase.ts';
import { passagesOf } from '../domain/said.ts';
import type { Ports } from './ports.ts';

type Subjects = Folder['subjects'];

/** From so many on, reading the whole month takes no longer. */
const manySubjects = 12;
/** In UTF-16 units. What a fuller month says is read again each time: it is not held in memory to be kept. */
const mostKept = 16_000_000;

/**
 * The cases and notes that may hold a phrase, month by month, the newest first. What was said in a month is kept as searches
 * compare it, so that a month without the phrase is neither parsed nor folded again.
 */
export function* likelySubjects(phrase: string, ports: Pick<Ports, 'journal' | 'kept'>): Generator<Subjects> {
  const wanted = foldText(phrase).trim();
  for (const month of ports.journal.months()) {
    const { lines, keep } = ports.kept.month(month, 'text');
    if (lines) yield subjectsOf(idsHolding(wanted, lines), month, ports);
    else {
      const { subjects, faults } = ports.journal.readMonth(month);
      const texts = textsOf(subjects);
      // What is damaged may be whole again without its time telling.
      const isKept = faults.length === 0 && texts.reduce((sum, { text }) => sum + text.length, 0) <= mostKept;
      if (isKept) keep(texts);
      const holding = new Set(texts.flatMap(({ id, text }) => (text.includes(wanted) ? [id] : [])));
      yield new Map([...subjects].filter(([id]) => holding.has(id)));
    }
  }
}

/** Whatever was said, a line for each case or note. A character that nobody can type parts the texts of one. */
function textsOf(subjects: Subjects): readonly KeptLine[] {
  return [...subjects].map(([id, lines]) => ({
    id,
    text: passagesOf(lines)
      .map(({ text }) => foldText(text))
      .join('\0'),
  }));
}

function idsHolding(wanted: string, { bytes, idAt }: KeptLines): readonly string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ids = new Set<string>();
  for (let at = text.indexOf(wanted); at !== -1; ) {
    ids.add(idAt(at));
    // On with the next line: one place is enough.
    const end = text.indexOf(10, at);
    at = end === -1 ? -1 : text.indexOf(wanted, end);
  }
  return [...ids];
}

function subjectsOf(ids: readonly string[], month: string, { journal }: Pick<Ports, 'journal'>): Subjects {
  if (ids.length > manySubjects) {
    const { subjects } = journal.readMonth(month);
    return new Map(ids.map((id) => [id, subjects.get(id) ?? []]));
  }
  return new Map(ids.map((id) => [id, journal.readSubject(id).subjects.get(id) ?? []]));
}
