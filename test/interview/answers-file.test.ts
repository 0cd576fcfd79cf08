import { expect, test } from 'vitest';
import { parseAnswersFile } from '../../src/interview/answers-file.ts';

const ada = { client: 'Ada' };
const ben = { client: 'Ben', words: 'a {b} ] "c\\' };

test.each([
  ['an object', JSON.stringify(ada), 'object', [[1, ada]]],
  ['an object over several lines, after blank ones', `\n\n${JSON.stringify(ben, null, 2)}\n`, 'object', [[3, ben]]],
  ['a byte order mark', `\ufeff${JSON.stringify(ada)}`, 'object', [[1, ada]]],
  ['Windows line ends', `\r\n${JSON.stringify(ada, null, 1).replaceAll('\n', '\r\n')}`, 'object', [[2, ada]]],
  [
    'an array',
    JSON.stringify([ada, ben], null, 2),
    'list',
    [
      [2, ada],
      [5, ben],
    ],
  ],
  ['an array of one', `[${JSON.stringify(ben)}]`, 'list', [[1, ben]]],
  [
    'JSON Lines',
    `${JSON.stringify(ada)}\n\n${JSON.stringify(ben)}\n`,
    'list',
    [
      [1, ada],
      [3, ben],
    ],
  ],
  [
    'JSON Lines with a mark and Windows line ends',
    `\ufeff${JSON.stringify(ada)}\r\n${JSON.stringify(ben)}\r\n`,
    'list',
    [
      [1, ada],
      [2, ben],
    ],
  ],
] as const)('%s', (_name, text, form, entries) => {
  const parsed = parseAnswersFile(text);
  expect(parsed).toEqual({ ok: true, value: { form, entries: entries.map(([line, value]) => ({ line, value })) } });
});

test.each([
  ['nothing', '', /is empty.*like \{"client"/],
  ['blanks', ' \n\t\ufeff', /is empty/],
  ['an empty list', '[]', /its list is empty/],
  ['a number', '7', /needs a JSON object/],
  ['a text', '"words"', /needs a JSON object/],
  ['null', 'null', /needs a JSON object/],
  ['a comma too many', '{\n  "client": "Ada",\n}', /not JSON: .*on line 3\.$/],
  ['a quote forgotten', '{\n  "client": "Ada,\n  "words": "x"\n}', /on line 2\.$/],
  ['a word without quotes', '[\n {"client": Ada}\n]', /on line 2\.$/],
  ['an end forgotten', '{\n  "client": "Ada",\n  "words": "x"\n', /on line 3\.$/],
  ['a broken first line', '{"client": Ada}\n{"client": "Ben"}', /on line 1\.$/],
])('refused: %s', (_name, text, reason) => {
  const parsed = parseAnswersFile(text);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.reason).toMatch(reason);
  if (!parsed.ok) expect(parsed.reason).not.toMatch(/\n|Ada[^"]|Ben/);
});

test.each([
  ['a list of texts', '["a"]', 1, /not a JSON object/],
  ['a list in a line', '{"a":1}\n[1]', 2, /not a JSON object/],
  ['a broken later line', '{"client": "Ada"}\n{"client": Ben}', 2, /^This is not JSON: /],
  ['nothing in a list', '[{"client": "Ada"},\nnull]', 2, /not a JSON object/],
])('%s is named with its line, and hides no other', (_name, text, line, fault) => {
  const parsed = parseAnswersFile(text);
  const entries = parsed.ok ? parsed.value.entries : [];
  expect(entries.filter((entry) => 'fault' in entry)).toEqual([{ line, fault: expect.stringMatching(fault) }]);
  expect(JSON.stringify(entries)).not.toContain('Ben');
});
