import { parseFrequency } from '../domain/frequency.ts';
import { priorityOf, proposeImpact, proposeUrgency } from '../domain/priority.ts';
import type { Problem } from '../domain/problem.ts';
import type { AnswerId, Answers } from './answers.ts';
import { chosenPlaybook, earlierFacts, type Scene } from './scene.ts';

const copied = [
  'scope',
  'since',
  'changed',
  'blocked',
  'deadline',
  'minutes',
  'people',
  'fullStop',
  'message',
  'tried',
  'stakes',
  'worry',
  'seen',
  'checks',
  'redFlags',
  'fixedByCheck',
] as const satisfies readonly AnswerId[];

/** The problem as facts: what was answered, what was known before, and how pressing that makes it. */
export function problemOf(scene: Scene, answers: Answers): Problem {
  const given = Object.fromEntries(copied.flatMap((key) => (filled(answers[key]) ? [[key, answers[key]]] : [])));
  const playbook = chosenPlaybook(scene, answers);
  const frequency = answers.frequency ? parseFrequency(answers.frequency) : undefined;
  const earlier = earlierFacts(scene, answers)?.answers;
  const own = withoutEmpty({ ...earlier?.answers, ...withoutEmpty(answers.answers ?? {}) });
  const problem: Problem = {
    ...(playbook ? { playbook: playbook.id, component: playbook.component } : {}),
    ...(earlier?.stakes ? { stakes: earlier.stakes } : {}),
    ...given,
    ...(frequency?.ok ? { frequency: frequency.value } : {}),
    ...(Object.keys(own).length > 0 ? { answers: own } : {}),
  };
  return { ...problem, ...urgencyOf(scene, answers, problem) };
}

function urgencyOf(scene: Scene, answers: Answers, problem: Problem): Pick<Problem, 'impact' | 'urgency' | 'priority'> {
  const impact = answers.impact ?? proposeImpact(problem);
  const urgency = answers.urgency ?? proposeUrgency(problem, scene.now);
  return { impact, urgency, priority: priorityOf({ impact, urgency, redFlagKinds: flagKinds(scene, answers) }) };
}

function flagKinds({ playbooks }: Scene, { redFlags, playbook }: Answers): readonly string[] {
  const ordered = [...playbooks].sort((one, other) => Number(other.id === playbook) - Number(one.id === playbook));
  return (redFlags ?? []).flatMap(
    (id) => ordered.flatMap((one) => one.redFlags).find((flag) => flag.id === id)?.kind ?? [],
  );
}

function filled(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function withoutEmpty(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => filled(value)));
}
