import { clean } from './clean.ts';

/** What no shell makes anything of. */
const bare = /^(?:--|-{0,2}[\p{L}\p{N}][\p{L}\p{N}_@+:./=-]*)$/u;
/** What a shell acts on between double quotes too. */
const active = /["$`\\!]/;

/**
 * A line to paste into a shell: each word as it is seen, in quotes where it needs them. One line however long it is: broken
 * into rows it would be several commands.
 */
export function commandLine(words: readonly string[]): string {
  return words.map((word) => inQuotes(clean(word))).join(' ');
}

function inQuotes(word: string): string {
  if (bare.test(word)) return word;
  return active.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`;
}
