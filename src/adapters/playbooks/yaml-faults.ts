import type { Wrong } from './text.ts';

const noColon: Wrong = [
  'here a colon is missing, or the blank after it',
  'Write a key, a colon and a blank: "risk: It gets slower."',
];
const quoteIt = 'Put the whole text in double quotes.';
const sign: Wrong = ['a text cannot begin with this sign', quoteIt];

/** What the error codes of the YAML reader mean to somebody who never heard of YAML. */
const meanings: Readonly<Record<string, Wrong>> = {
  BLOCK_AS_IMPLICIT_KEY: [
    'this reads like a key within a key',
    'Put a text that holds ": " in double quotes, and begin lines that belong together in the same column.',
  ],
  BLOCK_IN_FLOW: ['a colon stands inside brackets', 'Put the text that holds it in double quotes.'],
  MULTILINE_IMPLICIT_KEY: noColon,
  MISSING_CHAR: noColon,
  BAD_INDENT: [
    'this line does not begin in the column of those it belongs to',
    'Begin it right below the line before, or two blanks further in.',
  ],
  TAB_AS_INDENT: ['this line begins with a tab', 'Use blanks in its place.'],
  DUPLICATE_KEY: ['this key is there twice', 'Keep one of the two.'],
  MULTIPLE_DOCS: [
    'a second playbook begins here',
    'Put each in a file of its own, and take out lines of "---" or "...".',
  ],
  BAD_DQ_ESCAPE: ['a backslash means something else in double quotes', 'Write it twice.'],
  BAD_SCALAR_START: sign,
  BAD_DIRECTIVE: sign,
  BAD_ALIAS: sign,
  ALIAS_PROPS: sign,
  MULTIPLE_ANCHORS: sign,
  UNEXPECTED_TOKEN: [
    'this is not understood here',
    `${quoteIt} A quotation mark inside them has a backslash before it: \\"`,
  ],
  NON_STRING_KEY: ['this cannot be a key', 'Begin the line with one word and a colon, or put a text in double quotes.'],
  KEY_OVER_1024_CHARS: ['this is too long for a key', 'Put a text that holds ": " in double quotes.'],
};
const unclosedQuote: Wrong = [
  'a quotation mark further up is never closed',
  'Look for a text that begins with one, and end it with the same.',
];
const unclosedBracket: Wrong = ['a bracket further up is not closed', 'Close it with ] or } before this line.'];
const unknown: Wrong = ['this cannot be read', quoteIt];

/** What is wrong and how to mend it, for an error of the YAML reader. */
export function meaningOf({ code, message }: { readonly code: string; readonly message: string }): Wrong {
  if (code === 'MISSING_CHAR' && message.startsWith('Missing closing')) return unclosedQuote;
  if (code === 'BAD_INDENT' && message.startsWith('Flow')) return unclosedBracket;
  return (Object.hasOwn(meanings, code) ? meanings[code] : undefined) ?? unknown;
}
