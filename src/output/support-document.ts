import type { Standing } from '../domain/support/standing.ts';

/** A fact as `--json` prints it; every key is there, null where nothing is known. */
export function standingDocument(standing: Standing) {
  const { kind, version, edition, state, on, days, note, source, seenOn, isOld } = standing;
  return {
    kind,
    version: version ?? null,
    edition: edition ?? null,
    state,
    date: on ?? null,
    days: days ?? null,
    note: note ?? null,
    source,
    seenOn: seenOn ?? null,
    old: isOld,
  };
}
