import type { Condition } from '../domain/condition.ts';
import type { Answers } from './answers.ts';

/** How far the visit has come, derived from the answers: conditions may ask for it as for any answer. */
export type Path =
  /** The client has not yet said yes to the read-back. */
  | 'listening'
  /** The client had to go before the read-back was settled. */
  | 'interrupted'
  /** Confirmed, or typed afterwards without a read-back. */
  | 'heard'
  /** They only wanted us to know. */
  | 'know'
  | 'look'
  /** A safe check cured it: no offer is made. */
  | 'cured';

/** The path the answers are on. */
export function pathOf(answers: Answers): Path {
  if (!answers.words) return 'listening';
  const last = answers.readbacks?.at(-1)?.answer;
  if (last === 'interrupted') return 'interrupted';
  const unread = answers.readbacks === null && typeof answers.on === 'string';
  if (last !== 'yes' && !unread) return 'listening';
  if (answers.wants === 'know') return 'know';
  if (answers.fixedByCheck === true) return 'cured';
  return answers.wants ?? 'heard';
}

/** True once the client agreed with what was said back. */
export function isConfirmed(answers: Answers): boolean {
  return answers.readbacks?.at(-1)?.answer === 'yes';
}

/** True when work was done in this visit: said so, or the client told whether it works now. */
export function isWorkDone(answers: Answers): boolean {
  const path = pathOf(answers);
  if (path !== 'look' || answers.choice !== 'fix') return path === 'cured';
  return answers.when === 'now' || (!answers.when && Boolean(answers.works));
}

/** The answers and what follows from them, for conditions to ask. */
export function facts(answers: Answers): Readonly<Record<string, unknown>> {
  return { ...answers, path: pathOf(answers), workDone: isWorkDone(answers) };
}

const onPath = (...paths: readonly Path[]): Condition => ({ question: 'path', in: paths });

export const always: Condition = { all: [] };
/** The client was heard and wants more than to be known. */
export const looking = onPath('look', 'cured');
export const offering = onPath('look');
export const heard = onPath('heard', 'look', 'know', 'cured');
export const curable = onPath('heard', 'look', 'cured');
export const choosing = (choice: string): Condition => ({ all: [offering, { question: 'choice', equals: choice }] });
export const working: Condition = { question: 'workDone', equals: true };
/** Work was done, or nobody said that it was put off. */
export const workable: Condition = {
  any: [working, { all: [choosing('fix'), { question: 'when', answered: false }] }],
};
