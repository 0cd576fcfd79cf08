import { blankWithin, textsWithin } from '../domain/secrets/within.ts';
import type { Draft } from './draft.ts';
import { facingStep } from './facing.ts';
import { createGuards } from './guards.ts';
import type { CurrentStep } from './machine.ts';
import { activeAnswers, currentStep, type Event, type State, transition } from './machine.ts';
import { offerOf } from './offer-value.ts';
import type { Reply, Respondent } from './respondent.ts';
import { inNewWords } from './rewording.ts';
import type { Scene } from './scene.ts';
import { enteredIn } from './secret-step.ts';
import type { Raw, Step } from './step.ts';

export interface Interview {
  readonly scene: Scene;
  readonly draft: Draft;
  /** The two options are shown alone, turned to the client, before the choice. */
  readonly facing: boolean;
  /** Keeps the draft after every answer; durable when it returns. */
  readonly save: (draft: Draft) => void;
}

export interface Ended {
  /** `left`: the helper had to go; the draft holds everything. */
  readonly how: 'done' | 'left';
  readonly draft: Draft;
}

/** What a reply comes to: a change, a problem to say, leaving, or the same step once more. */
type Outcome =
  | { readonly type: 'event'; readonly event: Event; readonly echo?: string }
  | { readonly type: 'problem'; readonly reason: string }
  | { readonly type: 'show' }
  | { readonly type: 'stay' }
  | { readonly type: 'leave'; readonly typed?: string };

const stay: Outcome = { type: 'stay' };

/** Asks until nothing is left to ask or the helper leaves. Every answer is kept before the next question. */
export async function interview(visit: Interview, respondent: Respondent): Promise<Ended> {
  const { scene, draft, facing } = visit;
  const save = (kept: Draft) => visit.save(withoutTypedSecrets(kept));
  const leave = (left: Draft): Ended => {
    const kept = withoutTypedSecrets(left);
    visit.save(kept);
    return { how: 'left', draft: kept };
  };
  let current = draft;
  let problem: string | undefined;
  let isFacing = facing;
  let isShowing = false;
  const guard = createGuards(scene, respondent);
  for (;;) {
    const state: State = current;
    const step = currentStep(scene, state);
    if (!step) return { how: 'done', draft: current };
    const isTurned = isFacing && step.id === 'choice' && problem === undefined;
    if (isTurned) isFacing = false;
    const asked: Step = isTurned || isShowing ? turnedToClient(scene, state) : resumed(step, current);
    isShowing = false;
    let typing = '';
    respondent.onTyping = (text) => {
      typing = text;
      try {
        save({ ...current, typed: { step: step.id, text } });
      } catch {
        // It still stands on the line: whether it can be kept is told when it is entered.
      }
    };
    const reply = await respondent.ask(asked, problem);
    respondent.onTyping = () => {};
    const outcome: Outcome = asked.id === 'facing' && reply.type !== 'leave' ? stay : outcomeOf(step, reply);
    problem = undefined;
    if (outcome.type === 'leave') {
      const left = outcome.typed ? { ...current, typed: { step: step.id, text: outcome.typed } } : current;
      return leave(left);
    }
    if (outcome.type === 'show' || outcome.type === 'stay') {
      isShowing = outcome.type === 'show';
      continue;
    }
    if (outcome.type === 'problem') {
      problem = outcome.reason;
      continue;
    }
    const next = transition(scene, state, outcome.event);
    if (!next.ok) {
      problem = next.reason;
      continue;
    }
    const entered = { step: step.id, text: enteredIn(reply) ?? typing };
    const event = await guard(outcome.event, step, current.answers);
    if (event === 'back' || event === 'leave') {
      current = { ...current, typed: entered };
      if (event === 'leave') return leave(current);
      save(current);
      continue;
    }
    const isAsTyped = event === outcome.event;
    const taken = isAsTyped ? next : transition(scene, state, event);
    if (!taken.ok) {
      problem = taken.reason;
      continue;
    }
    if (outcome.echo)
      respondent.echo(isAsTyped ? outcome.echo : blankWithin(inNewWords(outcome.echo, outcome.event, event)));
    const { typed: _, ...rest } = current;
    // What an action came between stands on its line again.
    current = { ...rest, ...taken.state, ...(reply.type === 'action' && typing !== '' ? { typed: entered } : {}) };
    save(current);
  }
}

/** Whether a secret may be kept is settled when the answer is entered: until then it is not kept in what stands on the line. */
function withoutTypedSecrets(draft: Draft): Draft {
  const { typed, answers, aside } = draft;
  if (!typed) return draft;
  const settled = new Set(textsWithin([answers, aside]));
  return { ...draft, typed: { ...typed, text: blankWithin(typed.text, settled) } };
}

function turnedToClient(scene: Scene, { answers }: State): Step {
  return facingStep(offerOf(scene, activeAnswers(scene, answers)));
}

/** The prompt, starting from what stood on its line when the helper left. */
function resumed(step: CurrentStep, { typed }: Draft): CurrentStep {
  return typed?.step === step.id ? { ...step, before: typed.text } : step;
}

function outcomeOf(step: CurrentStep, reply: Reply): Outcome {
  switch (reply.type) {
    case 'back':
      return { type: 'event', event: { type: 'back' } };
    case 'leave':
      return reply;
    case 'raw':
      return readingOf(step, reply.raw);
    case 'action':
      return actionOf(step, reply.action, reply.raw);
  }
}

function actionOf(step: CurrentStep, id: string, raw: Raw): Outcome {
  if (id === 'back') return { type: 'event', event: { type: 'back' } };
  if (id === 'leave') return { type: 'leave' };
  if (id === 'show') return { type: 'show' };
  const action = step.actions.find((one) => one.id === id);
  return action ? readingOf(action, raw) : { type: 'problem', reason: 'That cannot be done here.' };
}

function readingOf(prompt: Pick<CurrentStep, 'read'>, raw: Raw): Outcome {
  const reading = prompt.read(raw);
  if (!reading.ok) return { type: 'problem', reason: reading.reason };
  const event: Event = { type: 'answer', patch: reading.patch };
  return { type: 'event', event, ...(reading.echo ? { echo: reading.echo } : {}) };
}
