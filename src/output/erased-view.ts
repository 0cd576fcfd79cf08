import { clean } from './clean.ts';

/** What was taken out of the journal, and where else it may stand. */
interface Erased {
  /** How many places, by key. */
  readonly places: ReadonlyMap<string, number>;
  /** Other computers in whose files it stands. */
  readonly machines: readonly string[];
}

const names: Readonly<Record<string, string>> = {
  client: 'name',
  readbacks: 'read-backs',
  liveWithIt: 'living with it',
  what: 'promise',
  who: 'who promised',
  blocked: 'what it stops',
  worryAnswer: 'answer to the worry',
  handOverTo: 'who decides',
};

/** What a key of the journal is called. */
export const keyName = (key: string): string => (Object.hasOwn(names, key) ? (names[key] ?? key) : key);

/** `words, reason (2 entries)` */
function placesLine(places: Erased['places']): string {
  const count = [...places.values()].reduce((sum, one) => sum + one, 0);
  const names = [...new Set([...places.keys()].map(keyName))];
  return `${names.join(', ')} (${count === 1 ? '1 entry' : `${count} entries`})`;
}

/** What is said after a text was taken out, a line each: what went, and that copies elsewhere are not reached. */
export function erasedLines(title: string, { places, machines }: Erased): readonly string[] {
  const others = machines.map(
    (machine) => `On ${machine} it is still in a file, until heard next writes something there.`,
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
    : `Forgotten: ${name} (${all}).`;
}
