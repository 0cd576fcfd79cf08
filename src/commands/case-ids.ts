import type { Index } from '../domain/journal.ts';
import { shortestUniquePrefix } from '../domain/prefix.ts';
import type { Ports } from './ports.ts';

/** The ids of all cases and drafts. */
export function allCaseIds(index: Index, { drafts }: Pick<Ports, 'drafts'>): readonly string[] {
  const unfinished = drafts.list().filter(({ only }) => only === undefined);
  return [...index.ids(), ...unfinished.map(({ interview }) => interview)];
}

/** Gives the shortest text that names a case; reads all ids when it is first asked. */
export function casePrefixes(index: Index, ports: Pick<Ports, 'drafts'>): (id: string) => string {
  let prefixOf: ((id: string) => string) | undefined;
  return (id) => {
    prefixOf ??= shortestUniquePrefix(allCaseIds(index, ports));
    return prefixOf(id);
  };
}
