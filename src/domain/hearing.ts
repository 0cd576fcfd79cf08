import type { Families } from './families.ts';
import { kinOf } from './kin.ts';
import type { Reading } from './readings.ts';
import { readingsIn } from './readings.ts';
import type { Token } from './token.ts';

/** Tokens that stand for one word of a trigger, and how sure: 1, or less for a kind of it or a misspelling. */
export type Span = Pick<Reading, 'first' | 'last' | 'sure'>;

/** The client's words, with the places of each word that a trigger may hold. */
export interface Heard {
  readonly tokens: readonly Token[];
  readonly families: Families;
  /** By the key of the word, then by the number of the first token. */
  readonly spans: ReadonlyMap<string, ReadonlyMap<number, Span>>;
  /** The stem of each word, as said or as it was probably meant, and what phrases of several words stand for. */
  readonly stems: ReadonlySet<string>;
}

/** Looks up once what each of the client's words may stand for in the triggers, which stand a line each. */
export function hear(words: string, triggers: string, families: Families): Heard {
  const { tokens, readings } = readingsIn(words, triggers, families);
  const spans = new Map<string, Map<number, Span>>();
  const add = ({ stem: key, first, last, sure }: Reading) => {
    const places = spans.get(key) ?? new Map<number, Span>();
    if ((places.get(first)?.sure ?? 0) < sure) places.set(first, { first, last, sure });
    spans.set(key, places);
  };
  const stems = new Set<string>();
  for (const reading of readings) {
    const kin = kinOf(reading, tokens, families);
    for (const one of [reading, ...kin]) {
      add(one);
      if (one === reading || one.last > one.first) stems.add(one.stem);
    }
  }
  return { tokens, families, spans, stems };
}
