import { readLookAlikes } from '../domain/crockford.ts';
import type { Index } from '../domain/journal.ts';
import { resolvePrefix, shortestUniquePrefix } from '../domain/prefix.ts';
import type { Ports } from './ports.ts';

/** The ids of all cases and drafts. */
export function allCaseIds(index: Index, ports: Pick<Ports, 'drafts'>): readonly string[] {
  return [...index.ids(), ...draftIds(ports)];
}

/** Those that what was typed may mean, or all of them where it means none: the nearest is named then. */
export function likelyCaseIds(typed: string, index: Index, ports: Pick<Ports, 'drafts'>): readonly string[] {
  const likely = [...index.ids(readLookAlikes(typed)), ...draftIds(ports)];
  return resolvePrefix(typed, likely).type === 'none' ? allCaseIds(index, ports) : likely;
}

function draftIds({ drafts }: Pick<Ports, 'drafts'>): readonly string[] {
  return drafts.list().flatMap(({ interview, only }) => (only === undefined ? [interview] : []));
}

/** Gives the shortest text that names a case; reads all ids when it is first asked. */
export function casePrefixes(index: Index, ports: Pick<Ports, 'drafts'>): (id: string) => string {
  let prefixOf: ((id: string) => string) | undefined;
  return (id) => {
    prefixOf ??= shortestUniquePrefix(allCaseIds(index, ports));
    return prefixOf(id);
  };
}
