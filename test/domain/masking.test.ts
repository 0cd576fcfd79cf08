import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phoneTails } from '../../src/domain/masking/contacts.ts';
import { maskCase } from '../../src/domain/masking/mask-case.ts';
import { type Known, maskText } from '../../src/domain/masking/mask-text.ts';
import { namesOf } from '../../src/domain/masking/names.ts';
import { figure } from '../figures.ts';
import { exampleCase } from '../output/example.ts';
import { harmlessTexts } from './harmless-texts.ts';
import { contacts, keptTexts, maskedTexts, people } from './masking-texts.ts';

const known: Known = { names: [namesOf(people)], phones: new Set(contacts.flatMap(phoneTails)) };
const mask = (text: string) => maskText(text, known);

describe('what must not leave is masked', () => {
  test.each(maskedTexts)('in %j', (text, left) => {
    expect(mask(text)).toBe(left);
  });
});

describe('what tells nobody stays', () => {
  test.each(keptTexts)('%j', (text) => {
    expect(mask(text)).toBe(text);
  });

  test('in the texts that hold no secret, but for the names and addresses in them', () => {
    const changed = harmlessTexts.filter((text) => mask(text) !== text);
    expect(changed.map(mask).filter((text) => !/\[(name|mail|phone)\]/.test(text))).toEqual([]);
    expect(changed.length).toBeLessThan(harmlessTexts.length / 8);
  });
});

test('the tables are long enough to tell', () => {
  const masked = maskedTexts.filter(([text, left]) => mask(text) === left).length;
  const kept = keptTexts.filter((text) => mask(text) === text).length;
  expect([maskedTexts.length >= 100, keptTexts.length >= 70]).toEqual([true, true]);
  figure('6', `texts masked ${masked}/${maskedTexts.length}, others left alone ${kept}/${keptTexts.length}`, {
    found: { masked, kept },
    wanted: { masked: maskedTexts.length, kept: keptTexts.length },
  });
});

test('no name of two words gets through, however it is written', () => {
  const name = fc.constantFrom('Ana Miller', 'Jörg Öztürk', 'Владимир Петров', 'François Lefèvre');
  const around = fc.constantFrom('', ' ', '(', '"', '\n', ', ', '@', '_', '/', ': ', '1 ', '👩 ');
  const written = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => text.normalize('NFD'),
    (text) => text.replace(' ', '.'),
    (text) => text.replace(' ', '\n'),
  );
  fc.assert(
    fc.property(name, written, around, around, (whole, write, before, after) => {
      const text = mask(`${before}${write(whole)}${after}`);
      for (const part of whole.split(' '))
        expect(text.normalize('NFC').toLowerCase()).not.toContain(part.toLowerCase());
    }),
  );
});

test('who wrote and who the client is are masked whatever they are called', () => {
  const client = { id: 'c-aaaaaa', name: 'The Shop' };
  const record = {
    v: 1,
    id: '01KAB3M0000000000000000000',
    at: '2026-11-22T15:26:00.123Z',
    by: 'root',
    machine: 'till-7k2m',
    case: exampleCase.id,
    events: [
      { kind: 'opened', client },
      { kind: 'listened', words: 'the root of it is the shop' },
    ],
  };
  const known = { names: [], phones: new Set<string>() };
  const masked = maskCase({ ...exampleCase, by: 'root', client, history: [record] }, known);
  expect(masked).toMatchObject({
    by: '[name]',
    client: { id: 'c-aaaaaa', name: '[name]' },
    status: exampleCase.status,
  });
  expect(masked.history).toEqual([
    {
      ...record,
      by: '[name]',
      events: [
        { kind: 'opened', client: { id: 'c-aaaaaa', name: '[name]' } },
        { kind: 'listened', words: 'the root of it is [name]' },
      ],
    },
  ]);
});

test('it takes no longer than its text is long', () => {
  const hostile = ['+', '0', '0 ', '1-', 'a.', 'ana ', '@', 'a@', '(at)', 'Ana'].map((part) => part.repeat(20_000));
  for (const text of hostile) expect(mask(text).length).toBeGreaterThan(0);
});
