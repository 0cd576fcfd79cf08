import { CST, Lexer } from 'yaml';
import { mostBytes, tooBig, type Wrong } from './text.ts';

/** Why a text is not even read as YAML, and where, in UTF-16 units. */
export interface Refusal {
  readonly offset: number;
  readonly wrong: Wrong;
}

/** Three times what the longest shipped playbook has: some thousand keys cost the parser a second. */
const mostEntries = 1500;
/** Words, signs, line ends and blanks between them, and backslashes: five times what the longest has. Each may be an error. */
const mostPieces = 12_500;
/** Columns of indentation, or brackets within brackets: more than any playbook has, far less than hurts the parser. */
const deepest = 64;

const refusedTokens: Partial<Record<string, Wrong>> = {
  alias: ['a name after * is an alias, and aliases are not read', 'Put a text that begins with * in double quotes.'],
  tag: ['a name after ! is a tag, and tags are not read', 'Put a text that begins with ! in double quotes.'],
  'explicit-key-ind': ['a line cannot begin with "? "', 'Begin it with one word and a colon, such as "risk: ".'],
};
const tooDeep: Wrong = ['this is nested too deeply', 'Write it with fewer levels: a playbook needs four at most.'];
const tooMuch: Wrong = ['this file holds more than a playbook can', 'Take out what no visit needs.'];

/** The first thing that makes a text unsafe to parse: size, depth, number of entries and pieces, aliases, tags. */
export function refusalOf(text: string): Refusal | undefined {
  if (Buffer.byteLength(text) > mostBytes) return { offset: 0, wrong: tooBig };
  let [brackets, entries] = [0, 0];
  let pieces = text.split('\\').length;
  for (const { type, offset, column, length } of tokensOf(text)) {
    const refused = refusedTokens[type];
    if (refused) return { offset, wrong: refused };
    if (/^flow-(map|seq)-start$/.test(type)) brackets++;
    // One that closes nothing takes no depth away.
    if (/^flow-(map|seq)-end$/.test(type)) brackets = Math.max(0, brackets - 1);
    if (/^(seq-item-ind|map-value-ind|comma|anchor|comment|doc-start)$/.test(type)) entries++;
    const indent = type === 'seq-item-ind' ? column : type === 'space' && column === 0 ? length : 0;
    if (brackets > deepest || indent > deepest) return { offset, wrong: tooDeep };
    pieces++;
    if (entries > mostEntries || pieces > mostPieces) return { offset, wrong: tooMuch };
  }
  return undefined;
}

interface LexerToken {
  readonly type: string;
  readonly offset: number;
  readonly column: number;
  readonly length: number;
}

function* tokensOf(text: string): Iterable<LexerToken> {
  let [offset, column, isText] = [0, 0, false];
  for (const token of new Lexer().lex(text)) {
    const type = isText ? 'text' : (CST.tokenType(token) ?? 'text');
    isText = type === 'scalar';
    // These announce something and stand for no characters.
    if (type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end') continue;
    yield { type, offset, column, length: token.length };
    offset += token.length;
    column = type === 'newline' || token.endsWith('\n') ? 0 : column + token.length;
  }
}
