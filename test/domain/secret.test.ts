import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blank, findSecrets } from '../../src/domain/secrets/find.ts';
import { mayHoldSecret } from '../../src/domain/secrets/sign.ts';
import { blankWithin, secretsWithin, speakSecrets } from '../../src/domain/secrets/within.ts';
import { figure } from '../figures.ts';
import { harmlessTexts } from './harmless-texts.ts';
import { secretTexts } from './secret-texts.ts';

const blanked = (text: string) => blank(text, findSecrets(text));

describe('a secret is found and blanked', () => {
  test.each(secretTexts)('in %j', (text, left) => {
    expect(blanked(text)).toBe(left);
  });
});

describe('no secret is seen', () => {
  test.each(harmlessTexts)('in %j', (text) => {
    expect(blanked(text)).toBe(text);
  });
});

test('the tables are long enough to tell', () => {
  expect(secretTexts.length).toBeGreaterThanOrEqual(130);
  expect(harmlessTexts.length).toBeGreaterThanOrEqual(180);
  const found = secretTexts.filter(([text, left]) => blanked(text) === left).length;
  const alarms = harmlessTexts.filter((text) => findSecrets(text).length > 0).length;
  figure('S8', `secrets found ${found}/${secretTexts.length}, false alarms ${alarms}/${harmlessTexts.length}`, {
    found: { found, alarms },
    wanted: { found: secretTexts.length, alarms: 0 },
  });
});

/** Pieces of secrets and of what announces them, in any order. */
const pieces = [
  ...secretTexts.flatMap(([text]) => [text, ...text.split(/(?<=[\s:=])/)]),
  ...[
    'PASSWORD',
    'Kennwort',
    'CLAVE',
    '_pw_: ',
    'sim_pin: 4711',
    'clé wifi ',
    ' is ',
    ': ',
    '=',
    '"',
    '\n',
    '4',
    '-',
    ' ',
  ],
];
const composed = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'grapheme', maxLength: 4 })),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''));
const apart = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(' '));

test('whatever is found, the cheap look hands over', () => {
  let count = 0;
  fc.assert(
    fc.property(composed, (text) => {
      if (findSecrets(text).length === 0) return;
      count += 1;
      expect(mayHoldSecret(text)).toBe(true);
    }),
    { numRuns: 5000, seed: 8 },
  );
  expect(count).toBeGreaterThan(1000);
  for (const [text] of secretTexts) expect(mayHoldSecret(text), text).toBe(true);
});

test.each([
  'call the Harbour Café back',
  '@miller wants a second keyboard',
  'printing is slow since 2026-11-22',
  'wifi drops',
])('the cheap look keeps %j', (text) => expect(mayHoldSecret(text)).toBe(false));

test('places are in order, apart and inside the text, and what is blanked holds nothing more', () => {
  fc.assert(
    fc.property(apart, (text) => {
      const found = findSecrets(text);
      const ends = found.flatMap(({ start, end }) => [start, end]);
      expect(ends).toEqual([...ends].sort((one, other) => one - other));
      expect(ends.every((end) => end >= 0 && end <= text.length)).toBe(true);
      expect(found.every(({ start, end }) => start < end)).toBe(true);
      expect(findSecrets(blank(text, found))).toEqual([]);
    }),
    { numRuns: 3000, seed: 8 },
  );
});

test('of two secrets in one place the longer gives the name', () => {
  expect(blanked('password: 4111 1111 1111 1111')).toBe('password: [card number removed]');
});

test('the texts of a whole value are looked through, but for those that are settled', () => {
  const value = { words: 'PIN 1234', more: [{ text: 'pw: hunter2' }, 7, null], id: '2611-k7m4xq' };
  expect(speakSecrets(secretsWithin(value))).toBe('a PIN and a password');
  expect(blankWithin(value)).toEqual({
    ...value,
    words: 'PIN [PIN removed]',
    more: [{ text: 'pw: [password removed]' }, 7, null],
  });
  const settled = new Set(['PIN 1234']);
  expect(secretsWithin(value, settled)).toEqual(['a password']);
  expect(blankWithin(value, settled).words).toBe('PIN 1234');
});
