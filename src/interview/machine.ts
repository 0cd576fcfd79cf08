import { holds } from '../domain/condition.ts';
import { openQuestions } from '../domain/playbook.ts';
import type { Block } from '../domain/shown.ts';
import { actionsFor } from './actions.ts';
import type { AnswerId, Answers, Patch } from './answers.ts';
import { keyOrder, keys } from './keys.ts';
import { facts } from './path.ts';
import { moreOnRedFlag, mostClientQuestions, mostWhenKnown, plan } from './plan.ts';
import { questionFacts } from './playbook-answers.ts';
import type { Rule, Turn } from './rule.ts';
import { isOpen, isRequired } from './rule.ts';
import type { Scene } from './scene.ts';
import { chosenPlaybook } from './scene.ts';
import type { Reading, Step } from './step.ts';

/** An interview under way: what was answered, and what was gone back over. The current step follows from it. */
export interface State {
  readonly answers: Answers;
  readonly aside: Answers;
}

export type Event = { readonly type: 'answer'; readonly patch: Patch } | { readonly type: 'back' };

export type Transition =
  | { readonly ok: true; readonly state: State }
  /** `id` is the answer that was not taken. */
  | { readonly ok: false; readonly id: string; readonly reason: string };

export interface CurrentStep extends Step {
  /** The answer that tells whether the question was answered. */
  readonly key: AnswerId;
  /** The answer that leaves the question open; absent where it must be answered. */
  readonly leaveOpen?: Patch;
  readonly show: readonly Block[];
}

/** The answers that count: what another answer switches off is left out, and comes back if that is undone. */
export function activeAnswers(scene: Scene, answers: Answers): Answers {
  const known = facts(answers);
  const kept = Object.fromEntries(
    Object.entries(answers).filter(([id]) => holds(keys[id as AnswerId].when, known)),
  ) as Answers;
  const playbook = chosenPlaybook(scene, kept);
  if (!kept.answers) return kept;
  const open = playbook ? openQuestions(playbook, questionFacts(playbook, kept)).map(({ id }) => id) : [];
  return { ...kept, answers: Object.fromEntries(Object.entries(kept.answers).filter(([id]) => open.includes(id))) };
}

/** What is asked next; undefined when nothing is left to ask. */
export function currentStep(scene: Scene, state: State): CurrentStep | undefined {
  const turn = turnOf(scene, state);
  const rules = plan(turn);
  const rule = rules.find((one) => isOpen(one, turn));
  if (!rule) return undefined;
  const { show = [], ...prompt } = rule.prompt(turn);
  return {
    id: rule.id,
    stage: rule.stage,
    who: rule.who,
    ...(rule.card ? { card: true } : {}),
    count: countOf(rules, rule, turn),
    actions: rule.card ? [] : actionsFor(turn),
    show,
    key: rule.keys[0],
    ...(isRequired(rule, turn.answers) ? {} : { leaveOpen: openPatch(rule, turn) }),
    ...prompt,
    read: (raw) => required(rule, turn.answers, prompt.read(raw)),
  };
}

/** The state after the event, or why it stays as it is. Pure and total. */
export function transition(scene: Scene, state: State, event: Event): Transition {
  return event.type === 'back' ? goBack(scene, state) : answer(scene, state, event.patch);
}

/** True when every question of the visit has been asked and those that must be answered are. */
export function isDone(scene: Scene, state: State): boolean {
  return currentStep(scene, state) === undefined;
}

function turnOf(scene: Scene, { answers, aside }: State): Turn {
  return { scene, answers: activeAnswers(scene, answers), aside };
}

function countOf(rules: readonly Rule[], current: Rule, turn: Turn): Step['count'] {
  const asked = rules.filter((rule) => rule.who === 'client' && !isOpen(rule, turn) && isFilled(rule, turn)).length;
  const most = turn.answers.wants === 'know' ? mostWhenKnown : mostClientQuestions;
  const flags = turn.answers.redFlags?.length ? moreOnRedFlag : 0;
  return { asked: asked + (current.who === 'client' ? 1 : 0), of: most + flags };
}

/** True if the question was answered and not left empty. */
function isFilled({ id, keys: filled }: Rule, { answers }: Turn): boolean {
  if (id.startsWith('answers.')) return (answers.answers?.[id.slice('answers.'.length)] ?? undefined) !== undefined;
  return filled.some((key) => (answers[key] ?? undefined) !== undefined);
}

function openPatch(rule: Rule, turn: Turn): Patch {
  return rule.leaveOpen?.(turn) ?? Object.fromEntries(rule.keys.map((key) => [key, null]));
}

function required(rule: Rule, answers: Answers, reading: Reading): Reading {
  if (!reading.ok || !isRequired(rule, answers)) return reading;
  const missing = rule.keys.some((key) => key in reading.patch && reading.patch[key] === null);
  return missing ? { ok: false, reason: 'This one is needed to go on; press / and leave if it has to wait.' } : reading;
}

function answer(scene: Scene, state: State, patch: Patch): Transition {
  let answers = state.answers;
  for (const id of keyOrder) {
    if (!Object.hasOwn(patch, id)) continue;
    const value = patch[id];
    const checked = value === null ? { ok: true as const, value: null } : keys[id].check(value, scene, answers);
    if (!checked.ok) return { ok: false, id, reason: checked.reason };
    answers = { ...answers, [id]: merged(id, answers, checked.value) };
  }
  const aside = Object.fromEntries(Object.entries(state.aside).filter(([id]) => !Object.hasOwn(patch, id))) as Answers;
  return { ok: true, state: { answers, aside } };
}

/** Answers to the playbook's questions come one by one; every other key is replaced whole. */
function merged(id: AnswerId, answers: Answers, value: unknown): unknown {
  if (id !== 'answers' || value === null) return value;
  return { ...answers.answers, ...(value as Answers['answers']) };
}

/** Opens the last question that was really asked; what it was answered with is kept aside as its new start. */
function goBack(scene: Scene, state: State): Transition {
  const turn = turnOf(scene, state);
  const rules = plan(turn);
  const here = rules.findIndex((rule) => isOpen(rule, turn));
  // The open question itself counts: a read-back that was answered "nearly" is undone before the question ahead of it.
  const reached = here < 0 ? rules : rules.slice(0, here + 1);
  for (const rule of reached.toReversed()) {
    const answers = undone(rule, state.answers);
    const isSame = rule.keys.every((key) => answers[key] === state.answers[key]);
    if (isSame || !isOpen(rule, turnOf(scene, { ...state, answers }))) continue;
    const removed = Object.fromEntries(rule.keys.map((key) => [key, state.answers[key]]));
    return { ok: true, state: { answers, aside: { ...state.aside, ...removed } } };
  }
  return { ok: false, id: 'back', reason: 'This is the first question.' };
}

function undone(rule: Rule, answers: Answers): Answers {
  if (rule.undo === 'never') return answers;
  if (typeof rule.undo === 'function') return rule.undo(answers);
  const gone: readonly string[] = rule.keys;
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !gone.includes(key))) as Answers;
}
