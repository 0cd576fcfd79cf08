/** A value a playbook compares with: yes and true are the same, and so are 3 and "3". */
export type Comparable = string | number | boolean;

/** When a question is asked, from the answers to earlier ones. */
export type Condition =
  | { readonly question: string; readonly equals: Comparable }
  | { readonly question: string; readonly in: readonly Comparable[] }
  | { readonly question: string; readonly answered: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** Answers by question id; absent, null and empty text all mean not answered. */
export type ByQuestion = Readonly<Record<string, unknown>>;

/** True if the answers meet the condition. An unanswered question equals nothing. An empty `all` holds, an empty `any` does not. */
export function holds(condition: Condition, answers: ByQuestion): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  const answer = answerTo(condition.question, answers);
  if ('answered' in condition) return condition.answered === (answer !== undefined);
  if (answer === undefined) return false;
  const wanted = 'in' in condition ? condition.in : [condition.equals];
  return wanted.some((value) => isSame(value, answer));
}

/** The ids of the questions a condition names, each once, in the order they appear. */
export function questionsIn(condition: Condition): readonly string[] {
  if ('question' in condition) return [condition.question];
  const parts = 'all' in condition ? condition.all : condition.any;
  return [...new Set(parts.flatMap(questionsIn))];
}

/** True if two answers mean the same: case-folded, with true as yes and false as no. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function answerTo(question: string, answers: ByQuestion): unknown {
  // A question may be called `constructor`: only own keys are answers.
  const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
  return answer === null || answer === '' ? undefined : answer;
}

function canonical(value: unknown): string {
  const text = String(value).trim().toLowerCase();
  if (text === 'true') return 'yes';
  return text === 'false' ? 'no' : text;
}
