import { plainStems } from './everyday.ts';
import type { Heard } from './hearing.ts';
import type { Holding } from './library.ts';
import { stem } from './stem.ts';
import type { Token } from './token.ts';
import type { Phrase } from './trigger.ts';
import { findPhrase } from './trigger.ts';

/** What speaks for a playbook in the client's words. */
export interface Evidence {
  /** About 1 for each word that only this playbook knows, more where words stand in a phrase. */
  readonly score: number;
  /** The triggers found, as the playbook spells them, the most telling first; without any, the client's own words that point to it. */
  readonly matched: readonly string[];
  /** True if a trigger stands in the words as it is written. */
  readonly isFound: boolean;
  /** True if one word alone is a trigger. */
  readonly isOfTrade: boolean;
  /** How many telling words have nothing to do with the playbook. */
  readonly strangers: number;
}

interface Hit {
  readonly phrase: Phrase;
  readonly isFound: boolean;
  readonly weight: number;
}

const sureOfScattered = 0.6;
/** What one word of many triggers counts, without any of them. */
const shareOfWord = 0.5;
/** So many triggers with a word make it count half. */
const halfAt = 2;

/**
 * Weighs what was heard against one playbook. Strong: its triggers, as phrases or, less sure, scattered over the words. Weak:
 * any word that its triggers are made of, the more of them the better. A word counts once, at its best: ten triggers around
 * "printer" are not ten reasons.
 */
export function evidenceFor({ phrases, uses }: Holding, heard: Heard, rarity: (key: string) => number): Evidence {
  const best = new Map<string, number>();
  const count = (key: string, weight: number) => best.set(key, Math.max(best.get(key) ?? 0, weight));
  for (const [key, known] of uses) count(key, (shareOfWord * rarity(key) * known) / (known + halfAt));
  const hits = phrases.map((phrase) => {
    const found = findPhrase(phrase, heard);
    // A phrase says more than its words: two words count a quarter more each, three half as much again.
    const factor = (found?.sure ?? sureOfScattered) * (0.75 + 0.25 * phrase.keys.length);
    for (const key of phrase.keys) count(key, rarity(key) * factor);
    return { phrase, isFound: found !== undefined, weight: sum(phrase.keys.map(rarity)) * factor };
  });
  const explained = wordsOf(best, heard);
  return {
    score: sum([...best.values()]),
    matched:
      hits.length > 0
        ? triggersOf(hits, heard)
        : [...new Set([...explained].flatMap((at) => heard.tokens[at]?.word ?? []))],
    isFound: hits.some(({ isFound }) => isFound),
    isOfTrade: hits.some(({ phrase }) => phrase.words.length === 1),
    strangers: heard.tokens.filter((token, at) => !explained.has(at) && isTelling(token)).length,
  };
}

/** The numbers of the tokens that the keys were read from. */
function wordsOf(keys: ReadonlyMap<string, number>, { spans }: Heard): ReadonlySet<number> {
  const at = new Set<number>();
  for (const key of keys.keys())
    for (const { first, last } of spans.get(key)?.values() ?? [])
      for (let index = first; index <= last; index++) at.add(index);
  return at;
}

/** Of triggers that mean the same, the one that is nearest to what was said. */
function triggersOf(hits: readonly Hit[], { tokens }: Heard): readonly string[] {
  const said = new Set(tokens.map(({ stem }) => stem));
  const strange = ({ phrase }: Hit) => phrase.words.filter((word) => !said.has(stem(word))).length;
  const nearest = new Map<string, Hit>();
  for (const hit of hits) {
    const keys = hit.phrase.keys.join(' ');
    const before = nearest.get(keys);
    if (!before || strange(hit) < strange(before)) nearest.set(keys, hit);
  }
  return [...nearest.values()].sort((one, other) => other.weight - one.weight).map(({ phrase }) => phrase.trigger);
}

function isTelling(token: Token): boolean {
  return !plainStems.has(token.stem) && !/^\d+$/.test(token.word);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
