import type { Case } from '../domain/case.ts';
import { speakFrequency } from '../domain/frequency.ts';
import { speakMinutes } from '../domain/minutes.ts';
import type { Playbook } from '../domain/playbook.ts';
import { clean } from './clean.ts';
import type { Speech } from './speech.ts';

type Fact = [label: string, text: string];

const stakes = {
  copied: 'a copy exists',
  'only-copy': 'this is the only copy',
  unknown: 'not known whether a copy exists',
  none: 'nothing that could be lost',
} as const;
const scopes = { one: 'one device or person', several: 'several', all: 'all of them' } as const;

function answerText(answer: unknown): string {
  if (Array.isArray(answer)) return answer.map(answerText).join(', ');
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  return clean(typeof answer === 'string' ? answer : (JSON.stringify(answer) ?? ''));
}

function oftenText({ frequency, minutes, fullStop }: NonNullable<Case['problem']>): string | undefined {
  const often = frequency === undefined ? [] : [speakFrequency(frequency)];
  const long = minutes === undefined ? [] : [`${speakMinutes(minutes)} each time`];
  const stop = fullStop === true ? ['does not work at all'] : [];
  const parts = [...often, ...long, ...stop];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** The problem as labels and texts, only what was answered; the playbook lends its wording where it is at hand. */
export function problemFacts({ problem }: Case, playbook: Playbook | undefined, speech: Pick<Speech, 'date'>): Fact[] {
  if (problem === null) return [];
  const { answers = {}, checks = [], redFlags = [] } = problem;
  const rows: Fact[] = [];
  const add = (label: string, text: string | undefined) => {
    if (text !== undefined && text !== '') rows.push([label, clean(text)]);
  };
  add('Kind', playbook?.title ?? problem.playbook);
  for (const id of redFlags) add('Danger', playbook?.redFlags.find((flag) => flag.id === id)?.text ?? id);
  add('Blocked', problem.blocked);
  add('Must work by', problem.deadline && speech.date(problem.deadline));
  add('Worry', problem.worry);
  add('How often', oftenText(problem));
  add('People', problem.people === undefined || problem.people === 1 ? undefined : String(problem.people));
  add('How wide', problem.scope && scopes[problem.scope]);
  add('Since', problem.since && speech.date(problem.since));
  add('Changed', problem.changed);
  add('Message', problem.message);
  add('Tried', problem.tried);
  add('Files', problem.stakes && stakes[problem.stakes]);
  add('Seen', problem.seen);
  for (const [id, answer] of Object.entries(answers))
    add('Asked', `${playbook?.questions.find((question) => question.id === id)?.ask ?? id} ${answerText(answer)}`);
  for (const id of checks) add('Checked', playbook?.checks.find((check) => check.id === id)?.text ?? id);
  if (problem.fixedByCheck === true) add('Fixed by', 'one of the checks');
  return rows;
}
