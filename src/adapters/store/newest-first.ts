/** Orders by an instant, the newest first, and by id where two are the same. */
export function newestFirst<T extends { readonly id: string }>(timeOf: (row: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [one, other] = [timeOf(a), timeOf(b)];
    if (one !== other) return one < other ? 1 : -1;
    return a.id < b.id ? -1 : 1;
  };
}
