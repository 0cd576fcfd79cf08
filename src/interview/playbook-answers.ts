import { holds } from '../domain/condition.ts';
import type { Parsed } from '../domain/parsed.ts';
import { quoted, refused, understood } from '../domain/parsed.ts';
import { openQuestions, type Playbook, type Question } from '../domain/playbook.ts';
import type { Answers } from './answers.ts';
import type { Check } from './checks.ts';
import { shown } from './checks.ts';
import { chosenPlaybook, earlierFacts, type Scene } from './scene.ts';

type PlaybookAnswer = string | number | boolean | null;
type PlaybookAnswers = Readonly<Record<string, PlaybookAnswer>>;

/** Answers to the playbook's own questions, each of the question's type. */
export const playbookAnswers: Check<PlaybookAnswers> = (value, scene, answers) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused('this needs answers by question id, such as {"which": "only the internet"}');
  }
  const playbook = chosenPlaybook(scene, answers);
  const facts = playbook && questionFacts(scene, { ...answers, answers: { ...answers.answers, ...value } });
  const given: Record<string, PlaybookAnswer> = Object.create(null);
  for (const [id, answer] of Object.entries(value)) {
    const question = questionOf(playbook, id, facts ?? {});
    const checked = question.ok ? checkQuestion(question.value, answer) : question;
    if (!checked.ok) return question.ok ? refused(`${id}: ${checked.reason}`) : checked;
    given[id] = checked.value;
  }
  return understood({ ...given });
};

/** One answer to one of the playbook's own questions. */
export function checkQuestion(question: Question, answer: unknown): Parsed<PlaybookAnswer> {
  if (answer === null || answer === '') return understood(null);
  if (typeof answer === 'object' || typeof answer === 'function')
    return refused('this needs a few words, such as "since Monday"');
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
      return text === '' ? understood(null) : understood(text);
  }
}

/** The question that may be answered under this id, as the other answers stand. */
function questionOf(
  playbook: Playbook | undefined,
  id: string,
  facts: Readonly<Record<string, unknown>>,
): Parsed<Question> {
  if (!playbook) return refused(`${quoted(id)} belongs to a playbook, and none is chosen: give "playbook" too`);
  const question = playbook.questions.find((one) => one.id === id);
  if (!question) {
    const ids = playbook.questions.filter(({ slot }) => !slot).map((one) => one.id);
    return refused(`${quoted(id)} is not a question of ${playbook.id}; it has ${ids.join(', ')}`);
  }
  if (question.slot) return refused(`${quoted(id)} is answered by the key "${question.slot}"`);
  return !question.when || holds(question.when, facts)
    ? understood(question)
    : refused(`${quoted(id)} is left out by the other answers: take it out`);
}

/**
 * What the playbook's conditions are asked of: its own questions' answers, those known from an earlier case included, and
 * slots under their question's id.
 */
export function questionFacts(scene: Scene, answers: Answers): Readonly<Record<string, unknown>> {
  const questions = chosenPlaybook(scene, answers)?.questions ?? [];
  const own = questions.map(({ id }) => [id, answers.answers?.[id] ?? undefined] as const);
  const earlier = earlierFacts(scene, answers)?.answers;
  const slots = { ...answers, stakes: answers.stakes ?? earlier?.stakes };
  const bySlot = questions.flatMap(({ id, slot }) => (slot ? [[id, slots[slot]] as const] : []));
  return { ...earlier?.answers, ...known(own), ...known(bySlot) };
}

/** The playbook's questions that are open as the answers stand, answered ones included. */
export function questionsNow(scene: Scene, answers: Answers): readonly Question[] {
  const playbook = chosenPlaybook(scene, answers);
  return playbook ? openQuestions(playbook, questionFacts(scene, answers)) : [];
}

function known(entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(entries.filter(([, answer]) => answer !== undefined));
}
