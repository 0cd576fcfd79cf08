import { holds } from '../domain/condition.ts';
import type { Parsed } from '../domain/parsed.ts';
import { refused, understood } from '../domain/parsed.ts';
import type { Playbook, Question } from '../domain/playbook.ts';
import type { Answers } from './answers.ts';
import type { Check } from './checks.ts';
import { shown } from './checks.ts';
import { chosenPlaybook } from './scene.ts';

type PlaybookAnswer = string | number | boolean | null;
type PlaybookAnswers = Readonly<Record<string, PlaybookAnswer>>;

/** Answers to the playbook's own questions, each of the question's type. */
export const playbookAnswers: Check<PlaybookAnswers> = (value, scene, answers) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused('this needs answers by question id, such as {"which": "only the internet"}');
  }
  const playbook = chosenPlaybook(scene, answers);
  const given: Record<string, PlaybookAnswer> = Object.create(null);
  for (const [id, answer] of Object.entries(value)) {
    const checked = checkOne(playbook, id, answer, { ...value });
    if (!checked.ok) return checked;
    given[id] = checked.value;
  }
  return understood({ ...given });
};

/** One answer to one of the playbook's own questions. */
export function checkQuestion(question: Question, answer: unknown): Parsed<PlaybookAnswer> {
  if (answer === null || answer === '') return understood(null);
  const text = String(answer).trim();
  switch (question.type) {
    case 'choice': {
      const choice = question.choices?.find((one) => one.toLowerCase() === text.toLowerCase());
      return choice === undefined
        ? refused(`${shown(answer)} is not one of: ${question.choices?.join(', ')}`)
        : understood(choice);
    }
    case 'yes-no':
      if (/^(yes|y|true)$/i.test(text)) return understood(true);
      return /^(no|n|false)$/i.test(text) ? understood(false) : refused(`${shown(answer)} is neither yes nor no`);
    case 'number':
      return text !== '' && Number.isFinite(Number(text))
        ? understood(Number(text))
        : refused(`${shown(answer)} is not a number such as 3`);
    default:
      return typeof answer === 'object' ? refused('this needs a few words') : understood(text);
  }
}

function checkOne(
  playbook: Playbook | undefined,
  id: string,
  answer: unknown,
  given: Readonly<Record<string, unknown>>,
): Parsed<PlaybookAnswer> {
  if (!playbook) return refused(`"${id}" belongs to a playbook, and none is chosen: give "playbook" too`);
  const question = playbook.questions.find((one) => one.id === id);
  if (!question) {
    const ids = playbook.questions.filter(({ slot }) => !slot).map((one) => one.id);
    return refused(`"${id}" is not a question of ${playbook.id}; it has ${ids.join(', ')}`);
  }
  if (question.slot) return refused(`"${id}" is answered by the key "${question.slot}"`);
  if (question.when && !holds(question.when, given)) return refused(`"${id}" is left out by the other answers`);
  const checked = checkQuestion(question, answer);
  return checked.ok ? checked : refused(`${id}: ${checked.reason}`);
}

/** The answer of a playbook's question that an earlier answer already gave: by its slot, or by its id. */
export function answerTo(question: Question, answers: Answers): unknown {
  if (question.slot) return answers[question.slot];
  return answers.answers?.[question.id];
}

/** What the playbook's conditions are asked of: own answers, and slots under their question's id. */
export function questionFacts(playbook: Playbook, answers: Answers): Readonly<Record<string, unknown>> {
  const bySlot = playbook.questions.flatMap((one) => (one.slot ? [[one.id, answers[one.slot]] as const] : []));
  return { ...answers.answers, ...Object.fromEntries(bySlot) };
}
