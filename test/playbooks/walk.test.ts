import { expect, test } from 'vitest';
import type { ByQuestion } from '../../src/domain/condition.ts';
import type { Playbook, Question } from '../../src/domain/playbook.ts';
import { openQuestions } from '../../src/domain/playbook.ts';
import { shipped } from './shipped.ts';

/** One value for each answer that can make a difference; undefined is a question left empty. */
function answersTo(question: Question): readonly unknown[] {
  if (question.type === 'choice') return [...(question.choices ?? []), undefined];
  if (question.type === 'yes-no') return [true, false, undefined];
  return [question.type === 'number' ? 6 : question.type === 'date' ? '2026-12-01' : 'some words', undefined];
}

interface Walk {
  readonly paths: number;
  readonly reached: ReadonlySet<string>;
  readonly longest: number;
}

/** Answers every open question in turn, with every answer, until none is left. */
function walk(playbook: Playbook): Walk {
  const reached = new Set<string>();
  let [paths, longest] = [0, 0];
  const step = (answers: ByQuestion, asked: ReadonlySet<string>) => {
    const next = openQuestions(playbook, answers).find(({ id }) => !asked.has(id));
    if (!next) {
      paths++;
      longest = Math.max(longest, asked.size);
      return;
    }
    reached.add(next.id);
    for (const answer of answersTo(next)) step({ ...answers, [next.id]: answer }, new Set([...asked, next.id]));
  };
  step({}, new Set());
  return { paths, reached, longest };
}

test.each(shipped)('$id: every question can be reached, and every path ends', (playbook) => {
  const { paths, reached, longest } = walk(playbook);
  console.log(`${playbook.id}: ${playbook.questions.length} questions, ${paths} paths, at most ${longest} asked`);
  expect([...reached].sort()).toEqual(playbook.questions.map(({ id }) => id).sort());
  expect(longest).toBeLessThanOrEqual(7);
});

test.each(shipped)('$id: with nothing answered the questions without a condition are open', (playbook) => {
  const open = openQuestions(playbook, {}).map(({ id }) => id);
  expect(open).toEqual(playbook.questions.filter(({ when }) => !when).map(({ id }) => id));
  expect(open.length).toBeGreaterThanOrEqual(4);
});
