import { clean } from './clean.ts';
import type { Style } from './style.ts';

/** Gives the shortest text that names the case or note with this id. */
export type PrefixOf = (id: string) => string;

/** The id with the part set off that is enough to type. */
export function showId(id: string, prefixOf: PrefixOf | undefined, style: Style): string {
  const shown = clean(id);
  const prefix = prefixOf?.(id) ?? '';
  const start = shown.startsWith(prefix) ? 0 : shown.lastIndexOf('-') + 1;
  if (prefix === '' || !shown.startsWith(prefix, start)) return shown;
  const end = start + prefix.length;
  return style.quiet(shown.slice(0, start)) + style.strong(shown.slice(start, end)) + style.quiet(shown.slice(end));
}
