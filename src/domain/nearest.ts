/** The candidate that takes the fewest changed characters to reach, the first of several; undefined without candidates. */
export function nearest(typed: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const changes = distance(typed.toLowerCase(), candidate.toLowerCase());
    if (changes < fewest) {
      best = candidate;
      fewest = changes;
    }
  }
  return best;
}

/** The candidate that was surely meant, with a slip or two; undefined where none is so near. */
export function slipOf(typed: string, candidates: Iterable<string>): string | undefined {
  const near = nearest(typed, candidates);
  if (near === undefined) return undefined;
  const changes = distance(typed.toLowerCase(), near.toLowerCase());
  return changes <= Math.max(2, near.length / 3) && changes < near.length ? near : undefined;
}

/** How many characters must be put in, taken out or changed to make one text of the other. */
export function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j += 1) {
      const changed = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
