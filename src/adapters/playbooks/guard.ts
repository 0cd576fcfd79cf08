import { CST, Lexer } from 'yaml';
import { mostBytes } from './text.ts';

/** Why a text is not even read as YAML, and where, in UTF-16 units. */
export interface Refusal {
  readonly offset: number;
  readonly message: string;
}

/** Five times what the longest shipped playbook has: some thousand keys cost the parser a second. */
const mostEntries = 2000;
/** Columns of indentation, or brackets within brackets: more than any playbook has, far less than hurts the parser. */
const deepest = 64;

const refusedTokens: Partial<Record<string, string>> = {
  alias: 'aliases (*name) are not read: write the text out',
  tag: 'tags (!name) are not read: leave it out',
  'explicit-key-ind': 'a key is one word followed by a colon',
};

/** The first thing that makes a text unsafe to parse: size, depth, number of entries, aliases, tags. */
export function refusalOf(text: string): Refusal | undefined {
  if (Buffer.byteLength(text) > mostBytes) return { offset: 0, message: 'too big: at most 256 KB' };
  let [brackets, entries] = [0, 0];
  for (const { type, offset, column, length } of tokensOf(text)) {
    const refused = refusedTokens[type];
    if (refused) return { offset, message: refused };
    if (/^flow-(map|seq)-start$/.test(type)) brackets++;
    if (/^flow-(map|seq)-end$/.test(type)) brackets--;
    if (/^(seq-item-ind|map-value-ind|comma|anchor|comment|doc-start)$/.test(type)) entries++;
    const indent = type === 'seq-item-ind' ? column : type === 'space' && column === 0 ? length : 0;
    if (brackets > deepest || indent > deepest) return { offset, message: 'nested too deeply' };
    if (entries > mostEntries) return { offset, message: `too much: at most ${mostEntries} entries` };
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
