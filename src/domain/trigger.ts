import type { Token } from './token.ts';
import { isSlip, stem, tokenize } from './token.ts';

/** A trigger in the client's own words. */
export interface Piece {
  readonly trigger: string;
  /** The words verbatim: `words.slice(start, end)`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The client's words, with what was already looked up in them. */
export interface Heard {
  readonly tokens: readonly Token[];
  /** Spans of one token, or of two that are one word when joined ("wi fi"), by their stem. */
  readonly spans: ReadonlyMap<string, readonly Span[]>;
  /** Tokens that are no word of any trigger, so may be a slip of one. */
  readonly strange: readonly number[];
  readonly places: Map<string, Places>;
}

/** Where a trigger was found, and how sure: 1, or less for a misspelling. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly sure: number;
}

/** Tokens `first` to `last` that stand for one word of a trigger. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly sure: number;
}

/** Spans of one word by the number of their first token. */
type Places = ReadonlyMap<number, Span>;

/** Telling words that may stand between two words of a trigger. */
const widestGap = 2;
/** What somebody is or does comes right after them: "he is on my screen" is not "he says it is on my screen". */
const subjects = new Set(['he', 'she', 'they', 'someone', 'somebody']);
const sureOfSlip = 0.8;

const remembered = new Map<string, readonly Token[]>();

/** The telling words of a trigger. Remembered, because the same few hundred are looked for again at each question. */
export function partsOf(trigger: string): readonly Token[] {
  const parts = remembered.get(trigger) ?? tokenize(trigger);
  remembered.set(trigger, parts);
  return parts;
}

/** Prepares the client's words for finding; `triggers` are all that will be looked for. */
export function hear(words: string, triggers: readonly string[]): Heard {
  const tokens = tokenize(words);
  const known = new Set(triggers.flatMap(partsOf).map((part) => part.stem));
  const strange = tokens.flatMap((token, index) => (known.has(token.stem) ? [] : [index]));
  return { tokens, spans: spansIn(tokens), strange, places: new Map() };
}

function spansIn(tokens: readonly Token[]): ReadonlyMap<string, readonly Span[]> {
  const spans = new Map<string, Span[]>();
  const add = (root: string, span: Span) => {
    const list = spans.get(root);
    if (list) list.push(span);
    else spans.set(root, [span]);
  };
  tokens.forEach(({ word, stem: root, sentence }, first) => {
    add(root, { first, last: first, sure: 1 });
    const next = tokens[first + 1];
    if (next?.sentence === sentence) add(stem(word + next.word), { first, last: first + 1, sure: 1 });
  });
  return spans;
}

/** Where triggers stand in the words, in the order they were said; each trigger at its tightest place. */
export function findTriggers(words: string, triggers: readonly string[]): readonly Piece[] {
  const heard = hear(words, triggers);
  return triggers
    .flatMap((trigger) => {
      const found = findTrigger(trigger, heard);
      return found ? [{ trigger, text: words.slice(found.start, found.end), ...placeOf(found) }] : [];
    })
    .sort((one, other) => one.start - other.start || other.end - one.end);
}

/** The tightest place of a trigger: its words in order, in one sentence, at most two telling words between them, none after "he" or "they". */
export function findTrigger(trigger: string, heard: Heard): Found | undefined {
  const parts = partsOf(trigger).map(({ word }) => word);
  const found = findParts(parts, heard);
  if (found) return found;
  // "pop up" is also said "popup".
  for (let index = 0; index + 1 < parts.length; index++) {
    const joined = `${parts[index]}${parts[index + 1]}`;
    const whole = heard.spans.has(stem(joined)) && findParts(parts.toSpliced(index, 2, joined), heard);
    if (whole) return whole;
  }
  return undefined;
}

function findParts(parts: readonly string[], heard: Heard): Found | undefined {
  const places: Places[] = [];
  for (const part of parts) {
    const found = placesOf(part, heard);
    if (found.size === 0) return undefined;
    places.push(found);
  }
  const chains = [...(places[0]?.values() ?? [])].flatMap((span) => chain([span], places.slice(1), heard.tokens) ?? []);
  const found = chains.map((spans) => foundAt(spans, heard.tokens));
  return found.reduce<Found | undefined>((best, one) => (best && !isTighter(one, best) ? best : one), undefined);
}

/** The spans that continue the last one through all further places, the nearest first. */
function chain(
  spans: readonly Span[],
  places: readonly Places[],
  tokens: readonly Token[],
): [readonly Span[]] | undefined {
  const [next, ...rest] = places;
  const last = spans.at(-1)?.last ?? 0;
  if (!next) return [spans];
  const gap = subjects.has(tokens[last]?.word ?? '') ? 0 : widestGap;
  for (let first = last + 1; first <= last + 1 + gap; first++) {
    const span = next.get(first);
    if (!span || tokens[span.last]?.sentence !== tokens[last]?.sentence) continue;
    const whole = chain([...spans, span], rest, tokens);
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

function placeOf({ start, end }: Found) {
  return { start, end };
}

function placesOf(word: string, heard: Heard): Places {
  const before = heard.places.get(word);
  if (before) return before;
  const root = stem(word);
  const exact = (heard.spans.get(root) ?? []).map((span): [number, Span] => [span.first, span]);
  const slips = heard.strange.flatMap((first): [number, Span][] => {
    const token = heard.tokens[first];
    const isOne = token && (isSlip(token.word, word) || isSlip(token.stem, root));
    return isOne ? [[first, { first, last: first, sure: sureOfSlip }]] : [];
  });
  const places = new Map([...slips, ...exact]);
  heard.places.set(word, places);
  return places;
}
