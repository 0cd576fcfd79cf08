import type { Condition } from '../domain/condition.ts';
import type { Block, Stage } from '../domain/shown.ts';
import type { AnswerId, Answers, Patch } from './answers.ts';
import type { Scene } from './scene.ts';
import type { Prompt } from './step.ts';

/** What a prompt is made from: what is known, what was answered, and what was gone back over. */
export interface Turn {
  readonly scene: Scene;
  /** Only answers that the other answers do not switch off. */
  readonly answers: Answers;
  readonly aside: Answers;
}

export type Asked = Omit<Prompt, 'id'> & { readonly show?: readonly Block[] };

/** One question of the interview as data: where it stands, when it is asked and which answers it fills. */
export interface Rule {
  readonly id: string;
  readonly stage: Stage;
  readonly who: 'client' | 'helper';
  /** The first one tells whether the question was answered. */
  readonly keys: readonly [AnswerId, ...AnswerId[]];
  readonly when: Condition;
  /** May not be left empty. */
  readonly required?: boolean | ((answers: Answers) => boolean);
  readonly card?: boolean;
  /** Said otherwise only where "the first key is absent" is not what open means. */
  isOpen?(turn: Turn): boolean;
  /** The answers without this one, for going back; by default its keys are taken out. Undefined: not a place to go back to. */
  undo?: ((answers: Answers) => Answers) | 'never';
  /** What leaves the question open; by default its keys are marked as left empty. */
  leaveOpen?(turn: Turn): Patch;
  prompt(turn: Turn): Asked;
}

/** True while the question waits for its answer. */
export function isOpen(rule: Rule, turn: Turn): boolean {
  return rule.isOpen ? rule.isOpen(turn) : turn.answers[rule.keys[0]] === undefined;
}

/** True if the visit cannot go on without an answer. */
export function isRequired({ required = false }: Rule, answers: Answers): boolean {
  return typeof required === 'function' ? required(answers) : required;
}
