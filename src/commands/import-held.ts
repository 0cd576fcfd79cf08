import { type Cleaning, cleaningOf } from '../domain/cleaning.ts';
import { monthOf } from '../domain/ids.ts';
import type { Journal } from '../domain/journal.ts';
import { prepare } from '../domain/prepare.ts';

/** A case as far as an import must know it. */
export interface HeldCase {
  /** The ids of its records; false for one that was taken back. */
  readonly records: ReadonlyMap<string, boolean>;
  /** What was taken out of it, and must not come back. */
  readonly cleaning: Cleaning | undefined;
}

/** The case of an id as the journal had it when its month was first asked for; a month is read once and kept as ids alone. */
export function heldCases({ readParts }: Pick<Journal, 'readParts'>): (id: string) => HeldCase | undefined {
  const months = new Map<string, ReadonlyMap<string, HeldCase>>();
  return (id) => {
    const month = monthOf(id);
    const held = months.get(month) ?? heldIn(month, readParts);
    months.set(month, held);
    return held.get(id);
  };
}

function heldIn(month: string, readParts: Journal['readParts']): ReadonlyMap<string, HeldCase> {
  const held = new Map<string, HeldCase>();
  for (const { subjects } of readParts(month, () => '')) {
    for (const [id, lines] of subjects) {
      const { entries } = prepare(lines);
      const records = new Map(entries.map(({ record, live }) => [record.id, live]));
      held.set(id, { records, cleaning: cleaningOf(lines) });
    }
  }
  return held;
}
