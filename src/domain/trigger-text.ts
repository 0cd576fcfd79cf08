import { stem } from './stem.ts';
import { untelling, wordsOf } from './token.ts';

/**
 * Triggers as one text, a line each, in small letters and single blanks. There are thousands of them and each answer needs
 * a handful: a pattern finds those in a millisecond, where taking all apart costs a hundred.
 */
export interface TriggerText {
  readonly lines: string;
  /** Triggers that stand in `lines` in other letters than their own, by their line. */
  readonly spelled: ReadonlyMap<string, string>;
}

export function triggerText(triggers: readonly string[]): TriggerText {
  const text = triggers.join('\n');
  if (/^[a-z0-9 \n]*$/.test(text)) return { lines: text, spelled: new Map() };
  const isSimple = /^[a-z0-9 \n]*$/i.test(text);
  const lines = isSimple ? text.toLowerCase().split('\n') : triggers.map((trigger) => wordsOf(trigger).join(' '));
  return {
    lines: lines.join('\n'),
    spelled: new Map(lines.flatMap((line, index) => (line === triggers[index] ? [] : [[line, triggers[index] ?? '']]))),
  };
}

/** So many words in one pattern are found fast; for more of them, or longer ones, every word passes and is looked at itself. */
const [mostWords, longestWord] = [400, 40];

/** What finds the words with any of these stems, and some more. */
export function wordPattern(stems: readonly string[]): RegExp {
  return new RegExp(`(?:^| )(?:${sourceOf(stems)})(?= |$)`, 'gm');
}

/** What finds the lines that hold no other words than those with these stems, articles and such, and some more. */
export function linePattern(stems: readonly string[]): RegExp {
  return new RegExp(`^(?:(?:${sourceOf(stems)}|${leftOut})(?: |$))+$`, 'gm');
}

const leftOut = untelling.join('|');

function sourceOf(stems: readonly string[]): string {
  const all = [...new Set(stems)].filter((stem) => stem.length <= longestWord);
  if (all.length > mostWords) return '[^ \\n]+';
  const long = all.filter((stem) => stem.length > 3).map((stem) => stem.slice(0, -1));
  const short = all
    .filter((stem) => stem.length <= 3)
    .map((stem) => (stem.endsWith('i') ? `${stem.slice(0, -1)}(?:y|i)` : stem));
  // Stems hold letters and digits only, so they need no escaping.
  return `(?:${long.join('|') || '(?!)'})[^ \\n]*|(?:${short.join('|') || '(?!)'})[^ \\n]?(?:ing|ed|e?s)?`;
}

/** The words of a text that have one of the stems, by their stem. */
export function wordsByStem(text: string, stems: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const piece of new Set(text.match(wordPattern(stems)))) {
    const word = piece.trim();
    found.set(stem(word), (found.get(stem(word)) ?? new Set()).add(word));
  }
  return found;
}

/** The words of a text that begin with one of two letters and are about as long, for each of the words given. */
export function wordsLike(text: string, words: readonly string[]): readonly string[] {
  if (words.length === 0) return [];
  const sources = words.map(
    (word) => `[${word.slice(0, 2)}][^ \\n]{${Math.max(2, word.length - 4)},${word.length + 2}}`,
  );
  const pattern = new RegExp(`(?:^| )(?:${sources.join('|')})(?= |$)`, 'gm');
  return [...new Set(text.match(pattern))].map((word) => word.trim());
}
