import type { Families } from './families.ts';
import { isSlip } from './slip.ts';
import { stem } from './stem.ts';
import type { Token } from './token.ts';
import { tokenize } from './token.ts';
import { wordsByStem, wordsLike } from './trigger-text.ts';

/** One way to read the tokens from `first` to `last`, and how sure: 1, or less for a misspelling. */
export interface Reading {
  readonly stem: string;
  readonly first: number;
  readonly last: number;
  readonly sure: number;
}

/** The words of the triggers that have the stems of what was said, and the families. */
interface Known {
  readonly byStem: ReadonlyMap<string, ReadonlySet<string>>;
  readonly families: Families;
}

const sureOfSlip = 0.8;
/** What is longer is no word, and nobody makes so many slips: a text that does was pasted. */
const [longestSlip, mostSlips] = [30, 200];

/**
 * The client's words and every way to read them: as they stand, two that make one ("wi fi"), one that is two ("popup" of "pop
 * up"), and where no trigger knows a word, those it may be a slip of.
 */
export function readingsIn(words: string, triggers: string, families: Families) {
  const said = tokenize(words);
  const stems = said.map((token) => token.stem);
  const joined = said.slice(1).map(({ word }, index) => stem(`${said[index]?.word}${word}`));
  const known: Known = { families, byStem: wordsByStem(triggers, [...stems, ...joined]) };
  const strange = strangeIn(said, known);
  const halves = new Map(strange.map((word) => [word, halvesOf(word, triggers)]));
  const meant = meantBy(strange, triggers, families);
  const tokens = said.flatMap(
    (token) => halves.get(token.word)?.map((word) => ({ ...token, word, stem: stem(word) })) ?? token,
  );
  const readings = tokens.flatMap((token, first): readonly Reading[] => [
    { stem: token.stem, first, last: first, sure: 1 },
    ...joinedAt(first, tokens, known),
    ...(meant.get(token.word) ?? []).map((one) => ({ stem: one, first, last: first, sure: sureOfSlip })),
  ]);
  return { tokens, readings };
}

/** Words that neither the triggers nor the families know. */
function strangeIn(tokens: readonly Token[], { byStem, families }: Known): readonly string[] {
  const strange = tokens.filter(({ word, stem: root }) => {
    const isKnown = byStem.has(root) || families.stems.has(root);
    return !isKnown && word.length > 3 && word.length <= longestSlip;
  });
  return [...new Set(strange.map(({ word }) => word))].slice(0, mostSlips);
}

/** The two words of a trigger that stand in this one. */
function halvesOf(word: string, triggers: string): readonly string[] | undefined {
  for (let at = 2; at <= word.length - 2; at++) {
    const pair = [word.slice(0, at), word.slice(at)];
    const isPair =
      triggers.includes(pair.join(' ')) && new RegExp(`(?:^| )${pair.join(' ')}(?= |$)`, 'm').test(triggers);
    if (isPair) return pair;
  }
  return undefined;
}

function meantBy(strange: readonly string[], triggers: string, families: Families) {
  const near = strange.length > 0 ? [...wordsLike(triggers, strange), ...families.words] : [];
  return new Map(
    strange.map((said) => {
      const meant = near.filter((word) => isSlip(said, word) || isSlip(stem(said), stem(word)));
      return [said, [...new Set(meant.map(stem))]];
    }),
  );
}

/** Not by its stem: "see me" is not "seem". */
function joinedAt(first: number, tokens: readonly Token[], { byStem, families }: Known): readonly Reading[] {
  const [token, next] = tokens.slice(first, first + 2);
  if (!token || !next || next.sentence !== token.sentence) return [];
  const joined = token.word + next.word;
  const words = byStem.get(stem(joined));
  const isWord = [joined, joined.replace(/s$/, '')].some((word) => words?.has(word) || families.words.has(word));
  return isWord ? [{ stem: stem(joined), first, last: first + 1, sure: 1 }] : [];
}
