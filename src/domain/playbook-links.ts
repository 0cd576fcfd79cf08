import type { Condition } from './condition.ts';
import { isSame, questionsIn } from './condition.ts';
import { scopeChoices, stakesChoices } from './problem.ts';

interface Question {
  readonly id: string;
  readonly slot?: string | undefined;
  readonly type: string;
  readonly choices?: readonly string[] | undefined;
  readonly when?: Condition | undefined;
}

type Entries = readonly { readonly id: string }[];

/** What of a playbook refers to other parts of it. */
interface Linked {
  readonly questions: readonly Question[];
  readonly checks: Entries;
  readonly fixes: Entries;
  readonly redFlags: Entries;
}

/** What is wrong and where: keys and positions from the top of the document. */
export interface Misfit {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What one entry alone cannot show: ids used twice, conditions on questions that do not come before, choices missing. */
export function checkLinks(playbook: Linked): readonly Misfit[] {
  return [
    ...(['questions', 'checks', 'fixes', 'redFlags'] as const).flatMap((list) => repeats(list, playbook[list])),
    ...playbook.questions.flatMap((question, index) => checkQuestion(question, index)),
    ...playbook.questions.flatMap((_, index) => checkWhen(playbook.questions, index)),
  ];
}

function repeats(list: string, entries: Entries): readonly Misfit[] {
  return entries.flatMap(({ id }, index) =>
    entries.findIndex((entry) => entry.id === id) === index
      ? []
      : [{ path: [list, index, 'id'], message: `"${id}" is used twice: give each its own id` }],
  );
}

const fixedChoices: Partial<Record<string, readonly string[]>> = { scope: scopeChoices, stakes: stakesChoices };

function checkQuestion({ id, type, choices, slot }: Question, index: number): readonly Misfit[] {
  const at = (key: string, message: string): Misfit[] => [{ path: ['questions', index, key], message }];
  if (type === 'choice' && choices === undefined) return at('type', `"${id}" is a choice: list its choices`);
  if (type !== 'choice' && choices !== undefined) return at('choices', `"${id}" has choices: its type must be choice`);
  if (new Set(choices?.map((choice) => choice.toLowerCase())).size < (choices?.length ?? 0))
    return at('choices', `"${id}" offers the same choice twice`);
  const fixed = slot && fixedChoices[slot];
  if (fixed && !choices?.every((choice) => fixed.includes(choice)))
    return at('choices', `a question for "${slot}" is a choice of ${fixed.join(', ')}`);
  return [];
}

function checkWhen(questions: readonly Question[], index: number): readonly Misfit[] {
  const when = questions[index]?.when;
  if (when === undefined) return [];
  const path = ['questions', index, 'when'];
  const earlier = questions.slice(0, index);
  const unknown = questionsIn(when).filter((id) => !earlier.some((question) => question.id === id));
  if (unknown.length > 0)
    return unknown.map((id) => ({ path, message: `"${id}" is not the id of an earlier question in this playbook` }));
  return impossible(when, earlier).map((message) => ({ path, message }));
}

function impossible(when: Condition, earlier: readonly Question[]): readonly string[] {
  if ('all' in when) return when.all.flatMap((part) => impossible(part, earlier));
  if ('any' in when) return when.any.flatMap((part) => impossible(part, earlier));
  if ('answered' in when) return [];
  const wanted = 'in' in when ? when.in : [when.equals];
  const offered = answersOffered(earlier.find(({ id }) => id === when.question));
  return wanted
    .filter((value) => offered.length > 0 && !offered.some((answer) => isSame(answer, value)))
    .map((value) => `"${value}" is no answer to "${when.question}": it offers ${offered.join(', ')}`);
}

function answersOffered(question: Question | undefined): readonly string[] {
  return question?.type === 'yes-no' ? ['yes', 'no'] : (question?.choices ?? []);
}
