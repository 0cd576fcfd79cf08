import { holds } from '../domain/condition.ts';
import type { Block } from '../domain/shown.ts';
import { actionsFor } from './actions.ts';
import type { AnswerId, Answers, Patch } from './answers.ts';
import { keyOrder, keys } from './keys.ts';
import { facts, pathOf } from './path.ts';
import { moreOnRedFlag, mostClientQuestions, mostWhenKnown, plan } from './plan.ts';
import { checkQuestion, questionsNow } from './playbook-answers.ts';
import type { Rule, Turn } from './rule.ts';
import { isOpen, isRequired } from './rule.ts';
import type { Scene } from './scene.ts';
import type { Reading, Step } from './step.ts';

/** An interview under way: what was answered, and what was gone back over. The current step follows from it. */
export interface State {
  readonly answers: Answers;
  readonly aside: Answers;
  /** The one stage that is gone through, where it is not the whole visit. */
  readonly only?: 'offer';
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
  return kept.answers ? { ...kept, answers: ownAnswers(scene, kept) } : kept;
}

/** The answers to questions that are open; what was answered to another playbook's question of that name is none. */
function ownAnswers(scene: Scene, answers: Answers): NonNullable<Answers['answers']> {
  const questions = questionsNow(scene, answers);
  const isAnswer = ([id, answer]: readonly [string, unknown]) =>
    questions.some((question) => question.id === id && checkQuestion(question, answer).ok);
  return Object.fromEntries(Object.entries(answers.answers ?? {}).filter(isAnswer));
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
    count: turn.only ? { asked: 0, of: 0 } : countOf(rules, rule, turn),
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

function turnOf(scene: Scene, { answers, aside, only }: State): Turn {
  return { scene, answers: activeAnswers(scene, answers), aside, only };
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

/** What was answered already stays. */
function openPatch(rule: Rule, turn: Turn): Patch {
  const open = rule.keys.filter((key) => turn.answers[key] === undefined);
  return rule.leaveOpen?.(turn) ?? Object.fromEntries(open.map((key) => [key, null]));
}

function required(rule: Rule, answers: Answers, reading: Reading): Reading {
  if (!reading.ok || !isRequired(rule, answers)) return reading;
  const isMissing = reading.patch[rule.keys[0]] === null;
  return isMissing
    ? { ok: false, reason: 'This one is needed to go on; press / and leave if it has to wait.' }
    : reading;
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
  return { ok: true, state: changed(state, answers, withoutAnswered(state.aside, answers, patch)) };
}

function changed({ only }: State, answers: Answers, aside: Answers): State {
  return only ? { only, answers, aside } : { answers, aside };
}

/** What was gone back over and has not been answered again. */
function withoutAnswered(aside: Answers, answers: Answers, patch: Patch): Answers {
  const own = Object.entries(aside.answers ?? {}).filter(([id]) => !Object.hasOwn(answers.answers ?? {}, id));
  const rest = Object.entries(aside).filter(([id]) => id !== 'answers' && !Object.hasOwn(patch, id));
  return { ...Object.fromEntries(rest), ...(own.length > 0 ? { answers: Object.fromEntries(own) } : {}) };
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
    // A cure leads straight to the record: back from there is the question at which it was noticed.
    if (!rule.card && rule.stage !== 'Record' && pathOf(state.answers) === 'cured') return uncured(state);
    const answers = undone(rule, { ...turn, answers: state.answers });
    const gone = rule.keys.filter((key) => answers[key] !== state.answers[key]);
    if (gone.length === 0 || !isOpen(rule, turnOf(scene, { ...state, answers }))) continue;
    const removed = Object.fromEntries(gone.map((key) => [key, state.answers[key]])) as Answers;
    return { ok: true, state: changed(state, answers, putAside(state.aside, removed)) };
  }
  return { ok: false, id: 'back', reason: 'This is the first question.' };
}

function uncured({ answers: { fixedByCheck: _, ...answers }, aside }: State): Transition {
  return { ok: true, state: { answers, aside } };
}

function putAside(aside: Answers, removed: Answers): Answers {
  const own = { ...aside.answers, ...removed.answers };
  return { ...aside, ...removed, ...(Object.keys(own).length > 0 ? { answers: own } : {}) };
}

function undone(rule: Rule, turn: Turn): Answers {
  if (rule.undo) return rule.undo(turn);
  const gone: readonly string[] = rule.keys;
  return Object.fromEntries(Object.entries(turn.answers).filter(([key]) => !gone.includes(key))) as Answers;
}
