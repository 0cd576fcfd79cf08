import type { Families } from './families.ts';
import { generous, strict } from './families.ts';
import type { Heard, Span } from './hearing.ts';
import { hear } from './hearing.ts';
import { keysOf } from './kin.ts';
import type { Token } from './token.ts';
import { wordsOf } from './token.ts';
import { triggerText } from './trigger-text.ts';

/** A trigger in the client's own words. */
export interface Piece {
  readonly trigger: string;
  /** The words verbatim: `words.slice(start, end)`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A trigger, ready to be found. */
export interface Phrase {
  readonly trigger: string;
  /** Its telling words. */
  readonly words: readonly string[];
  readonly keys: readonly string[];
}

/** Where a trigger was found, and how sure: 1, or less for a misspelling. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly sure: number;
}

/** Telling words that may stand between two words of a trigger. */
const widestGap = 2;
/** What somebody is or does comes right after them: "he is on my screen" is not "he says it is on my screen". */
const subjects = new Set(['he', 'she', 'they', 'someone', 'somebody']);

const remembered = new Map<Families, Map<string, Phrase>>([
  [generous, new Map()],
  [strict, new Map()],
]);

/** A trigger as it is looked for. Remembered, because the same ones are looked for again with the next words. */
export function phraseOf(trigger: string, families: Families): Phrase {
  const known = remembered.get(families)?.get(trigger);
  if (known) return known;
  const words = wordsOf(trigger);
  const phrase = { trigger, words, keys: keysOf(words, families) };
  remembered.get(families)?.set(trigger, phrase);
  return phrase;
}

/** Where triggers stand in the words, in the order they were said; each trigger at its tightest place. */
export function findTriggers(words: string, triggers: readonly string[]): readonly Piece[] {
  const heard = hear(words, triggerText(triggers).lines, generous);
  return triggers
    .flatMap((trigger) => {
      const found = findPhrase(phraseOf(trigger, generous), heard);
      if (!found) return [];
      const { start, end } = found;
      return [{ trigger, text: words.slice(start, end), start, end }];
    })
    .sort((one, other) => one.start - other.start || other.end - one.end);
}

/** The tightest place of a trigger: its words in order, in one sentence, at most two telling words between them, none after "he" or "they". */
export function findPhrase({ keys }: Phrase, heard: Heard): Found | undefined {
  const { tokens, spans } = heard;
  if (!keys.every((key) => spans.has(key))) return undefined;
  const [first = '', ...rest] = keys;
  const chains = [...(spans.get(first)?.values() ?? [])].flatMap((span) => {
    const whole = chain([span], rest, heard);
    return whole ? [foundAt(whole, tokens)] : [];
  });
  return chains.reduce<Found | undefined>((best, one) => (best && !isTighter(one, best) ? best : one), undefined);
}

/** The spans that continue the last one through all further words, the nearest first. */
function chain(spans: readonly Span[], keys: readonly string[], heard: Heard): readonly Span[] | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return spans;
  const { tokens } = heard;
  const last = spans.at(-1)?.last ?? 0;
  const gap = subjects.has(tokens[last]?.word ?? '') ? 0 : widestGap;
  for (let first = last + 1; first <= last + 1 + gap; first++) {
    const span = heard.spans.get(key)?.get(first);
    if (!span || tokens[span.last]?.sentence !== tokens[last]?.sentence) continue;
    const whole = chain([...spans, span], rest, heard);
    if (whole) return whole;
  }
  return undefined;
}

function foundAt(spans: readonly Span[], tokens: readonly Token[]): Found {
  return {
    start: tokens[spans[0]?.first ?? 0]?.start ?? 0,
    end: tokens[spans.at(-1)?.last ?? 0]?.end ?? 0,
    sure: Math.min(...spans.map(({ sure }) => sure)),
  };
}

function isTighter(one: Found, other: Found): boolean {
  return one.sure > other.sure || (one.sure === other.sure && one.end - one.start < other.end - other.start);
}
