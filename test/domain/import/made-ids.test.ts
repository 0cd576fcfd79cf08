import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isCaseId } from '../../../src/domain/ids.ts';
import { batchIdOf, recordIdOf, sixOf } from '../../../src/domain/import/made-ids.ts';
import { ulidTime } from '../../../src/domain/ulid.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const many = Array.from({ length: 2000 }, (_, at) => hash(`row ${at}`));
const on = Date.parse('2024-03-04');

test('a record id is a ULID of the day, the same for the same content and another one for any other', () => {
  expect(new Set(many.map((one) => recordIdOf(one, on))).size).toBe(many.length);
  expect(many.every((one) => ulidTime(recordIdOf(one, on)) === on)).toBe(true);
  expect(recordIdOf(hash('a'), on)).toBe(recordIdOf(hash('a'), on));
});

test('six letters make an id, and others are taken where it is taken already', () => {
  expect(many.every((one) => isCaseId(`2403-${sixOf(one, () => false)}`))).toBe(true);
  const first = sixOf(hash('a'), () => false);
  const second = sixOf(hash('a'), (six) => six === first);
  const third = sixOf(hash('a'), (six) => six === first || six === second);
  expect(new Set([first, second, third]).size).toBe(3);
  expect(sixOf('f'.repeat(64), (six) => six === 'zzzzzz')).toBe('000000');
});

test('an import is named in eight letters', () => expect(batchIdOf(hash('a'))).toMatch(/^b-[0-9a-hjkmnp-tv-z]{6}$/));
