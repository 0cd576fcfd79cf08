import type { Folder, Journal } from '../domain/journal.ts';
import type { Fault } from '../domain/record.ts';
import type { Ports } from './ports.ts';

const named = 3;

/** Tells on stderr, in one line, which lines of the journal are damaged; says nothing where none is, or all were told. */
export function tellDamage(
  faults: readonly Fault[],
  { output }: Pick<Ports, 'output'>,
  told: readonly Fault[] = [],
): void {
  const known = new Set(told.map(placeOf));
  const places = [...new Set(faults.map(placeOf))].filter((place) => !known.has(place));
  if (places.length === 0) return;
  const count = places.length === 1 ? '1 damaged line' : `${places.length} damaged lines`;
  const more = places.length > named ? ` and ${places.length - named} more` : '';
  output.warn(`${count}, see heard doctor: ${places.slice(0, named).join(', ')}${more}`);
}

const placeOf = ({ file, line }: Fault) => `${file} line ${line}`;

/**
 * The journal, with the faults of what is read of it added to `faults`: the index cannot know of a byte that
 * changed on a failing disk, where the file's size and time stay.
 */
export function gatherFaults(journal: Journal, faults: Fault[]): Journal {
  const gathered = (folder: Folder) => {
    for (const fault of folder.faults) faults.push(fault);
    return folder;
  };
  return {
    ...journal,
    readMonth: (month) => gathered(journal.readMonth(month)),
    readSubject: (id) => gathered(journal.readSubject(id)),
  };
}
