import { clean } from './clean.ts';

/** What was taken out of the journal, and where else it may stand. */
interface Erased {
  /** How many places, by key. */
  readonly places: ReadonlyMap<string, number>;
  /** Other computers in whose files it stands. */
  readonly machines: readonly string[];
}

/** `words, reason (2 entries)` */
function placesLine(places: Erased['places']): string {
  const count = [...places.values()].reduce((sum, one) => sum + one, 0);
  return `${[...places.keys()].join(', ')} (${count === 1 ? '1 place' : `${count} places`})`;
}

/** What is said after a text was taken out, a line each: what went, and that copies elsewhere are not reached. */
export function erasedLines(title: string, { places, machines }: Erased): readonly string[] {
  const others = machines.map(
    (machine) => `In the file of ${machine} it stands until heard next writes something on that computer.`,
  );
  return [
    places.size === 0 ? title : `${title}: ${placesLine(places)}.`,
    ...others,
    'Copies elsewhere still hold it: backups, exports, printed pages, mail.',
  ].map(clean);
}

/** What is kept about a client. */
interface Kept {
  readonly name: string;
  readonly cases: number;
  readonly notes: number;
  readonly devices: number;
  readonly drafts: number;
}

/** What forgetting a client comes to, before and after it is done. */
export function forgottenTitle({ name, ...kept }: Kept, when: 'asked' | 'done'): string {
  const words = { cases: 'case', notes: 'note', devices: 'device', drafts: 'unfinished interview' } as const;
  const counts = Object.entries(words).flatMap(([key, word]) => {
    const count = kept[key as keyof typeof words];
    return count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
  });
  const all = counts.length === 0 ? 'no case' : counts.join(', ');
  return when === 'asked'
    ? `${name}: ${all}. What was said and who it was goes for good; dates, sums and results stay.`
    : `Forgotten: ${name} (${all}). Other texts may still name them: heard find "${name}"`;
}
