import type { RowValues } from '../domain/import/fields.ts';
import { recordIdOf, sixOf } from '../domain/import/made-ids.ts';
import type { HeldCase } from './import-held.ts';

/** What rows have come to so far. */
export interface Seen {
  /** How often the same row stood there. */
  readonly rows: Map<string, number>;
  readonly cases: Set<string>;
}

/** What tells whether a row came in before. */
export interface PlaceDesk {
  readonly held: (id: string) => HeldCase | undefined;
  readonly seen: Seen;
  /** Ids of unfinished interviews. */
  readonly drafts: ReadonlySet<string>;
  readonly digest: (text: string) => string;
}

/** The ids that a row is kept under. */
interface Place {
  readonly case: string;
  readonly record: string;
}

/**
 * The ids that a row has by what it says. One that came in before is here, unless that was taken back: then it comes in again,
 * as another case.
 */
export function placeOf(values: RowValues, desk: PlaceDesk): Place | 'here' | 'taken-back' | 'twice' {
  const { held, seen, digest } = desk;
  const on = Date.parse(values.on ?? '');
  const said = JSON.stringify(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)));
  const content = digest(said);
  if (values.id !== undefined) {
    const own = held(values.id);
    if (seen.cases.has(values.id)) return 'twice';
    if (own) return [...own.records.values()].includes(true) ? 'here' : 'taken-back';
    return { case: values.id, record: recordIdOf(content, on) };
  }
  const times = seen.rows.get(content) ?? 0;
  seen.rows.set(content, times + 1);
  for (let again = 0; ; again += 1) {
    const found = placeFor(digest(`${content} ${times} ${again}`), on, desk);
    if (found === 'here') return 'here';
    if (found !== 'taken-back') return found;
  }
}

function placeFor(hash: string, on: number, { held, seen, drafts }: PlaceDesk): Place | 'here' | 'taken-back' {
  const record = recordIdOf(hash, on);
  const month = new Date(on).toISOString();
  const idOf = (six: string) => `${month.slice(2, 4)}${month.slice(5, 7)}-${six}`;
  let state: boolean | undefined;
  const six = sixOf(hash, (one) => {
    const own = held(idOf(one));
    state ??= own?.records.get(record);
    return state === undefined && (own !== undefined || seen.cases.has(idOf(one)) || drafts.has(idOf(one)));
  });
  if (state !== undefined) return state ? 'here' : 'taken-back';
  return { case: idOf(six), record };
}
