import { readLookAlikes } from './crockford.ts';
import { distance } from './nearest.ts';

export type Resolved =
  | { readonly type: 'one'; readonly id: string }
  /** `nearest` is the id that looks most like what was typed; absent where there are no ids at all. */
  | { readonly type: 'none'; readonly nearest?: string }
  | { readonly type: 'many'; readonly ids: readonly string[] };

/** The id meant by a prefix of its random part, or by `YYMM-` plus a prefix, in any case and with look-alikes. */
export function resolvePrefix(typed: string, ids: Iterable<string>): Resolved {
  const prefix = readLookAlikes(typed);
  const known = [...new Set(ids)];
  const fitting = prefix === '' ? [] : known.filter((id) => fits(prefix, id));
  const [first, ...others] = fitting;
  if (first === undefined) return none(prefix, known);
  return others.length === 0 ? { type: 'one', id: first } : { type: 'many', ids: fitting };
}

/**
 * For each id the shortest text that means it alone: a prefix of its random part, or the whole id where another month
 * has the same random part. Sorts the ids once.
 */
export function shortestUniquePrefix(ids: Iterable<string>): (id: string) => string {
  const parts = [...new Set(ids)].map(randomPart).sort();
  return (id) => {
    const part = randomPart(id);
    const index = firstIndex(parts, part);
    if (parts[index + 1] === part) return id;
    const before = commonLength(part, parts[index - 1]);
    const after = commonLength(part, parts[parts[index] === part ? index + 1 : index]);
    return part.slice(0, Math.max(before, after) + 1);
  };
}

/** The characters after the last hyphen. */
export function randomPart(id: string): string {
  return id.slice(id.lastIndexOf('-') + 1);
}

function fits(prefix: string, id: string): boolean {
  if (!prefix.includes('-')) return randomPart(id).startsWith(prefix);
  return id.startsWith(prefix) || (id.startsWith('n-') && id.startsWith(prefix, 2));
}

function none(prefix: string, ids: readonly string[]): Resolved {
  let nearest: { id: string; changes: number } | undefined;
  for (const id of ids) {
    const whole = prefix.includes('-') ? id : randomPart(id);
    const changes = distance(prefix, whole.slice(0, prefix.length));
    if (nearest === undefined || changes < nearest.changes) nearest = { id, changes };
  }
  return nearest === undefined ? { type: 'none' } : { type: 'none', nearest: nearest.id };
}

function firstIndex(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function commonLength(text: string, other: string | undefined): number {
  let length = 0;
  while (other !== undefined && length < text.length && text[length] === other[length]) length += 1;
  return length;
}
