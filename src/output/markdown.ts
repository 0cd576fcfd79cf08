import { clean, cleanLines } from './clean.ts';

/** A text as one line in which nothing is Markdown or HTML. */
export function plain(text: string): string {
  return plainLine(clean(text));
}

/** The same of a text that is clean already. */
export function plainLine(line: string): string {
  return line
    .replace(/[\\`*_[\]<>|~&]|:(?=\/\/)|(?<=www)\./gi, '\\$&')
    .replace(/^(\s*)([-+=#])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .trimStart();
}

/** What somebody said, as a quotation that keeps its line breaks. */
export function quotation(words: string): string {
  return cleanLines(`“${words.trim()}”`)
    .map((line) => `> ${plainLine(line)}`)
    .join('\\\n');
}
