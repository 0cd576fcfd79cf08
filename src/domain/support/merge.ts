import type { Fact, Product } from './fact.ts';
import { squash } from './spelling.ts';

/**
 * The shipped products with what an update says: of each version and kind the facts that were seen last, the shipped ones
 * on the same day. The update knows no editions of most, so it never takes the place of facts that tell them apart.
 */
export function mergeProducts(shipped: readonly Product[], updated: readonly Product[]): readonly Product[] {
  const byName = new Map<string, number>();
  const merged = [...shipped];
  for (const [at, product] of shipped.entries())
    for (const name of namesOf(product)) if (!byName.has(name)) byName.set(name, at);
  const added: Product[] = [];
  for (const product of updated) {
    const at = namesOf(product)
      .map((name) => byName.get(name))
      .find((found) => found !== undefined);
    const known = at === undefined ? undefined : merged[at];
    if (at === undefined || known === undefined) added.push(product);
    else merged[at] = { ...known, facts: mergeFacts(known, product.facts) };
  }
  return [...merged, ...added];
}

function namesOf({ id, name, aliases }: Product): readonly string[] {
  return [id, name, ...aliases].map(squash);
}

function mergeFacts({ facts: shipped, ...named }: Product, updated: readonly Fact[]): readonly Fact[] {
  const names = namesOf({ ...named, facts: [] });
  const groups = groupsOf(shipped, names);
  const others = groupsOf(updated, names);
  // Both begin with the newest: what the update has before anything known has come out since.
  const firstKnown = [...others.keys()].findIndex((key) => groups.has(key));
  const newest = [...others.values()].slice(0, Math.max(0, firstKnown)).flat();
  const older = [...others].slice(Math.max(0, firstKnown));
  for (const [key, facts] of older) {
    const known = groups.get(key);
    if (known === undefined) groups.set(key, facts);
    else if (isNewer(facts, known))
      groups.set(
        key,
        facts.map((fact) => inWordsOf(known, fact)),
      );
  }
  return [...newest, ...[...groups.values()].flat()];
}

function groupsOf(facts: readonly Fact[], names: readonly string[]): Map<string, readonly Fact[]> {
  const groups = new Map<string, readonly Fact[]>();
  for (const fact of facts) {
    const key = `${bareVersion(fact.version ?? '', names)} ${fact.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return groups;
}

/** "Galaxy S21" of Galaxy is S21, as the shipped facts have it. */
function bareVersion(version: string, names: readonly string[]): string {
  const whole = squash(version);
  const rests = names.filter((name) => whole.startsWith(name)).map((name) => whole.slice(name.length));
  return rests.filter((rest) => rest !== '').sort((one, other) => one.length - other.length)[0] ?? whole;
}

function isNewer(facts: readonly Fact[], known: readonly Fact[]): boolean {
  const isAllThere = known.every(
    ({ edition }) => edition === undefined || facts.some((fact) => fact.edition === edition),
  );
  return isAllThere && lastSeen(facts) > lastSeen(known);
}

function lastSeen(facts: readonly Fact[]): string {
  return (
    facts
      .map(({ seenOn }) => seenOn)
      .sort()
      .at(-1) ?? ''
  );
}

/** The version as it was written first, and its note where the day did not change. */
function inWordsOf(known: readonly Fact[], fact: Fact): Fact {
  const before = known.find(({ edition, date }) => edition === fact.edition && date === fact.date);
  const { version } = known[0] ?? fact;
  const note = before?.note ?? fact.note;
  return { ...fact, ...(version !== undefined && { version }), ...(note !== undefined && { note }) };
}
