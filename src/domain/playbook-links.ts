import type { Condition } from './condition.ts';
import { isSame, questionsIn } from './condition.ts';
import { slipOf } from './nearest.ts';
import { quoted } from './parsed.ts';
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
  /** Without a full stop. */
  readonly message: string;
  /** How to mend it, in whole sentences. */
  readonly mend: string;
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
      : [{ path: [list, index, 'id'], message: `"${id}" is used twice`, mend: 'Give each its own id.' }],
  );
}

const fixedChoices: Partial<Record<string, readonly string[]>> = { scope: scopeChoices, stakes: stakesChoices };

function checkQuestion({ id, type, choices, slot }: Question, index: number): readonly Misfit[] {
  const at = (key: string, message: string, mend: string): Misfit[] => [
    { path: ['questions', index, key], message, mend },
  ];
  if (type === 'choice' && choices === undefined)
    return at('type', `"${id}" is a choice without choices`, 'Add a line such as "choices: [one, the other]".');
  if (type !== 'choice' && choices !== undefined)
    return at('choices', `"${id}" has choices, and its type is ${type}`, 'Write "type: choice", or take them out.');
  if (new Set(choices?.map((choice) => choice.toLowerCase())).size < (choices?.length ?? 0))
    return at('choices', `"${id}" offers the same choice twice`, 'Keep one of the two.');
  const fixed = slot && fixedChoices[slot];
  if (fixed && !choices?.every((choice) => fixed.includes(choice)))
    return at(
      choices === undefined ? 'slot' : 'choices',
      `a question for "${slot}" has choices of its own`,
      `Write "type: choice" and "choices: [${fixed.join(', ')}]", or take the slot out.`,
    );
  return [];
}

function checkWhen(questions: readonly Question[], index: number): readonly Misfit[] {
  const when = questions[index]?.when;
  if (when === undefined) return [];
  const path = ['questions', index, 'when'];
  const earlier = questions.slice(0, index);
  const unknown = questionsIn(when).filter((id) => !earlier.some((question) => question.id === id));
  if (unknown.length > 0)
    return unknown.map((id) => ({
      path,
      message: `"${id}" is not the id of an earlier question in this playbook`,
      mend: earlier.length === 0 ? 'Take the condition out of the first question.' : namedInstead(id, earlier),
    }));
  return impossible(when, earlier).map((wrong) => ({ path, ...wrong }));
}

function namedInstead(id: string, earlier: readonly Question[]): string {
  const ids = earlier.map((question) => question.id);
  const meant = slipOf(id, ids);
  return meant ? `Did you mean ${meant}?` : `Earlier ones are ${ids.join(', ')}.`;
}

function impossible(when: Condition, earlier: readonly Question[]): readonly Omit<Misfit, 'path'>[] {
  if ('all' in when) return when.all.flatMap((part) => impossible(part, earlier));
  if ('any' in when) return when.any.flatMap((part) => impossible(part, earlier));
  if ('answered' in when) return [];
  const wanted = 'in' in when ? when.in : [when.equals];
  const offered = answersOffered(earlier.find(({ id }) => id === when.question));
  return wanted
    .filter((value) => offered.length > 0 && !offered.some((answer) => isSame(answer, value)))
    .map((value) => ({
      message: `${quoted(String(value))} is no answer to "${when.question}"`,
      mend: `It offers ${offered.join(', ')}.`,
    }));
}

function answersOffered(question: Question | undefined): readonly string[] {
  return question?.type === 'yes-no' ? ['yes', 'no'] : (question?.choices ?? []);
}
