import { readCache, writeCache } from './cache-file.ts';
import type { Head } from './index-cache.ts';

/**
 * The heads of all months in one file: a hundred and twenty small ones take longer to open than all of them to read. The
 * second part is the ids of each month's cases, one after the other.
 */
export interface Summary {
  readonly heads: ReadonlyMap<string, Head>;
  /** The ids of a month's cases as the file has them; undefined where it was replaced meanwhile. */
  idsOf(month: string): readonly string[] | undefined;
}

/** A case's id without its month and its hyphen. */
const randomLength = 6;

export function readSummary(path: string | undefined): Summary {
  const heads = readCache(path, (part) => part(0) as readonly (readonly [string, Head])[]);
  let ids: Readonly<Record<string, string>> | undefined;
  return {
    heads: new Map(heads),
    idsOf(month) {
      ids ??= readCache(path, (part) => part(1) as Readonly<Record<string, string>>) ?? {};
      const joined = Object.hasOwn(ids, month) ? ids[month] : undefined;
      return joined === undefined ? undefined : split(joined, month);
    },
  };
}

/** Keeps the heads and ids for the next time. */
export function writeSummary(
  path: string | undefined,
  heads: ReadonlyMap<string, Head>,
  idsOf: (month: string) => readonly string[],
): void {
  const ids = [...heads.keys()].map((month) => [
    month,
    idsOf(month)
      .map((id) => id.slice(-randomLength))
      .join(''),
  ]);
  writeCache(path, [[...heads], Object.fromEntries(ids)]);
}

/** `2026-11` and `k7m4xq` are `2611-k7m4xq`: a case lies in the month of its id. */
function split(joined: string, month: string): readonly string[] {
  const start = `${month.slice(2, 4)}${month.slice(5)}-`;
  const ids: string[] = [];
  for (let at = 0; at < joined.length; at += randomLength) ids.push(start + joined.slice(at, at + randomLength));
  return ids;
}
