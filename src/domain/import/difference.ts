/**
 * Where one JSON value says something else than another, as a path such as `offer.fixes[0].title`; undefined where they agree. A
 * key that only one of them has is no difference: another version of heard may print more.
 */
export function firstDifference(one: unknown, other: unknown, path = ''): string | undefined {
  if (Object.is(one, other) || one === undefined || other === undefined) return undefined;
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return path;
    return firstOf(one.keys(), (index) => firstDifference(one[index], other[index], `${path}[${index}]`));
  }
  if (!isObject(one) || !isObject(other)) return one === other ? undefined : path;
  const shared = Object.keys(one).filter((key) => Object.hasOwn(other, key));
  return firstOf(shared, (key) => firstDifference(one[key], other[key], path === '' ? key : `${path}.${key}`));
}

function firstOf<T>(things: Iterable<T>, find: (thing: T) => string | undefined): string | undefined {
  for (const thing of things) {
    const found = find(thing);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** True for a value with lists and objects inside each other deeper than `most`: nothing of heard's own is so deep. */
export function isDeeper(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((inner) => isDeeper(inner, most - 1));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
