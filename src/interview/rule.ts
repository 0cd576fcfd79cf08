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
  /** Set where an offer is opened again: its stage alone is gone through. */
  readonly only?: 'offer' | undefined;
}

export type Asked = Omit<Prompt, 'id'> & { readonly show?: readonly Block[] };

/** One question of the interview as data: where it stands, when it is asked and which answers it fills. */
export interface Rule {
  readonly id: string;
  readonly stage: Stage;
  readonly who: 'client' | 'helper';
  /** The first one names the question; any of them that is given answers it. */
  readonly keys: readonly [AnswerId, ...AnswerId[]];
  readonly when: Condition;
  /** May not be left empty. */
  readonly required?: boolean | ((answers: Answers) => boolean);
  readonly card?: boolean;
  /** Said otherwise only where "none of the keys was given" is not what open means. */
  isOpen?(turn: Turn): boolean;
  /**
   * The answers without this one, for going back; the same object where there is nothing to take out. By default its keys
   * are taken out.
   */
  undo?(turn: Turn): Answers;
  /** What leaves the question open; by default its keys are marked as left empty. */
  leaveOpen?(turn: Turn): Patch;
  prompt(turn: Turn): Asked;
}

/** True while the question waits for its answer. */
export function isOpen(rule: Rule, turn: Turn): boolean {
  return rule.isOpen ? rule.isOpen(turn) : rule.keys.every((key) => turn.answers[key] === undefined);
}

/** True if the visit cannot go on without an answer. */
export function isRequired({ required = false }: Rule, answers: Answers): boolean {
  return typeof required === 'function' ? required(answers) : required;
}

/** A question to the client that competes for the places left in the budget. */
export interface Candidate extends Rule {
  /** True when it need not be asked: an earlier answer is shown and kept. */
  isKnown?(turn: Turn): boolean;
}
