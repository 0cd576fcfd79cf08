import { clientName } from '../domain/known-clients.ts';
import { fillName, type Question } from '../domain/playbook.ts';
import { offering } from './path.ts';
import { checkQuestion } from './playbook-answers.ts';
import { keyBefore, keyIn, lineOf, skip, strangeKey, text } from './prompts.ts';
import type { Candidate } from './rule.ts';
import { earlierFacts } from './scene.ts';
import type { Form, Raw, Reading } from './step.ts';

/** A playbook's own question. */
export function own(question: Question): Candidate {
  return {
    stage: 'Log',
    who: 'client',
    when: offering,
    id: `answers.${question.id}`,
    keys: ['answers'],
    isOpen: ({ answers }) => answers.answers?.[question.id] === undefined,
    isKnown: ({ scene, answers }) =>
      (earlierFacts(scene, answers)?.answers.answers?.[question.id] ?? undefined) !== undefined,
    leaveOpen: () => ({ answers: { [question.id]: null } }),
    undo: ({ answers }) => {
      if (answers.answers?.[question.id] === undefined) return answers;
      const { [question.id]: _, ...others } = answers.answers;
      return { ...answers, answers: others };
    },
    prompt: ({ answers, aside }) => ({
      ask: fillName(question.ask, clientName(answers.client ?? '')),
      ...(formOf(question).type === 'line' ? { hint: 'Enter leaves it open.' } : {}),
      form: formOf(question),
      ...beforeOf(question, aside.answers?.[question.id]),
      read: (raw) => readOwn(question, raw),
    }),
  };
}

function beforeOf(question: Question, answer: string | number | boolean | null | undefined) {
  const values = keysOf(question);
  return values ? keyBefore(values, answer) : lineOf(textOf(answer));
}

/** What each key of the question stands for; undefined for one that is answered in words. */
function keysOf({ type, choices = [] }: Question): Readonly<Record<string, string | boolean | null>> | undefined {
  if (type === 'yes-no') return { y: true, n: false, '-': null };
  if (type !== 'choice') return undefined;
  return { ...Object.fromEntries(choices.map((choice, index) => [String(index + 1), choice])), '-': null };
}

/** An answer as a person reads it. */
export function textOf(answer: string | number | boolean | null | undefined): string | undefined {
  if (answer === null || answer === undefined) return undefined;
  return typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : String(answer);
}

function formOf(question: Question): Form {
  if (question.type === 'yes-no') {
    return { type: 'keys', keys: [{ key: 'y', label: 'yes' }, { key: 'n', label: 'no' }, skip], enter: skip.key };
  }
  if (question.type !== 'choice') return { type: 'line' };
  const choices = (question.choices ?? []).map((label, index) => ({ key: String(index + 1), label }));
  return { type: 'keys', keys: [...choices, skip], enter: skip.key };
}

function readOwn(question: Question, raw: Raw): Reading {
  const values = keysOf(question);
  const answer = values ? keyIn(raw, values) : text(raw);
  if (answer === undefined) return strangeKey;
  const checked = checkQuestion(question, answer);
  return checked.ok ? { ok: true, patch: { answers: { [question.id]: checked.value } } } : checked;
}
