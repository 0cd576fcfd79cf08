import { expect, test } from 'vitest';
import type { Condition } from '../../src/domain/condition.ts';
import { holds, questionsIn } from '../../src/domain/condition.ts';

const where = { question: 'where', equals: 'upstairs' };
const heat = { question: 'heat', equals: 'yes' };

const table: readonly (readonly [
  name: string,
  condition: Condition,
  answers: Record<string, unknown>,
  expected: boolean,
])[] = [
  ['the answer is the one wanted', where, { where: 'upstairs' }, true],
  ['the answer differs only in case and blanks', where, { where: ' Upstairs ' }, true],
  ['the answer is another', where, { where: 'cellar' }, false],
  ['there is no answer', where, {}, false],
  ['the answer was left empty', where, { where: null }, false],
  ['true is yes', heat, { heat: true }, true],
  ['false is not yes', heat, { heat: false }, false],
  ['false is no', { question: 'heat', equals: 'no' }, { heat: false }, true],
  ['a number is its text', { question: 'age', equals: '7' }, { age: 7 }, true],
  ['one of several', { question: 'where', in: ['cellar', 'upstairs'] }, { where: 'upstairs' }, true],
  ['none of several', { question: 'where', in: ['cellar', 'attic'] }, { where: 'upstairs' }, false],
  ['answered', { question: 'where', answered: true }, { where: 'cellar' }, true],
  ['a no is an answer', { question: 'heat', answered: true }, { heat: false }, true],
  ['a nought is an answer', { question: 'age', answered: true }, { age: 0 }, true],
  ['empty text is no answer', { question: 'where', answered: true }, { where: '' }, false],
  ['not answered', { question: 'where', answered: false }, {}, true],
  ['all of them', { all: [where, heat] }, { where: 'upstairs', heat: true }, true],
  ['all but one', { all: [where, heat] }, { where: 'upstairs' }, false],
  ['any of them', { any: [where, heat] }, { heat: true }, true],
  ['none of any', { any: [where, heat] }, {}, false],
  ['nested', { all: [{ any: [where, heat] }, { question: 'age', answered: false }] }, { heat: 'yes' }, true],
  ['a question called like a built-in', { question: 'constructor', answered: true }, {}, false],
];

test.each(table)('%s', (_, condition, answers, expected) => {
  expect(holds(condition, answers)).toBe(expected);
});

test('names each question once, in order', () => {
  expect(questionsIn({ all: [heat, { any: [where, heat, { question: 'age', in: [1] }] }] })).toEqual([
    'heat',
    'where',
    'age',
  ]);
});
