import { type ByQuestion, type Condition, holds } from '../../src/domain/condition.ts';
import { openQuestions, type Playbook, type Question } from '../../src/domain/playbook.ts';

export interface Gone {
  readonly paths: number;
  /** Questions on the longest path. */
  readonly longest: number;
  readonly reached: ReadonlySet<string>;
}

/**
 * Every path through a playbook's own questions alone: each choice, yes and no, and left open. Two paths that differ only in
 * what no condition names go on as one and count as two, unless each is to be gone for itself.
 */
export function everyQuestion(playbook: Playbook, { isMerged }: { readonly isMerged: boolean }): Gone {
  const reached = new Set<string>();
  const seen = new Map<string, Omit<Gone, 'reached'>>();
  const go = (answers: ByQuestion, asked: readonly string[]): Omit<Gone, 'reached'> => {
    const place = JSON.stringify([asked, metBy(answers, playbook)]);
    const before = isMerged ? seen.get(place) : undefined;
    if (before) return before;
    const next = openQuestions(playbook, answers).find(({ id }) => !asked.includes(id));
    if (!next) return { paths: 1, longest: 0 };
    reached.add(next.id);
    const ways = answersTo(next).map((answer) => go({ ...answers, [next.id]: answer }, [...asked, next.id]));
    const gone = {
      paths: ways.reduce((total, { paths }) => total + paths, 0),
      longest: 1 + Math.max(...ways.map(({ longest }) => longest)),
    };
    seen.set(place, gone);
    return gone;
  };
  return { ...go({}, []), reached };
}

/** Which single conditions of the playbook the answers meet: all that a later question can depend on. */
export function metBy(answers: ByQuestion, { questions }: Playbook): readonly boolean[] {
  return questions.flatMap(({ when }) => (when ? singles(when) : [])).map((single) => holds(single, answers));
}

function singles(condition: Condition): readonly Condition[] {
  if ('question' in condition) return [condition];
  return ('all' in condition ? condition.all : condition.any).flatMap(singles);
}

/** One value for each answer that can make a difference; undefined is a question left open. */
export function answersTo({ type, choices = [] }: Question): readonly (string | boolean | number | undefined)[] {
  if (type === 'choice') return [...choices, undefined];
  if (type === 'yes-no') return [true, false, undefined];
  return [type === 'number' ? 6 : type === 'date' ? '2026-12-01' : 'some words', undefined];
}
