import { holds } from '../domain/condition.ts';
import { nearest } from '../domain/nearest.ts';
import type { AnswerId, Answers } from './answers.ts';
import { isAnswerId, keyOrder, keys } from './keys.ts';
import { type CurrentStep, currentStep, type State, transition } from './machine.ts';
import { facts, pathOf } from './path.ts';
import type { Scene } from './scene.ts';

/** An answer that was not taken: its key and one sentence with the remedy. */
export interface Refusal {
  readonly id: string;
  readonly message: string;
}

export type FromFile = { readonly ok: true; readonly state: State } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Walks one interview with given answers. Refused by id: a key that is unknown, one that the other answers exclude, an answer
 * that cannot be read, and a required one that is missing. An answer to a question that found no place is kept.
 */
export function answerFromFile(
  scene: Scene,
  given: Readonly<Record<string, unknown>>,
  begun: State = { answers: {}, aside: {} },
): FromFile {
  const stranger = Object.keys(given).find((id) => !isAnswerId(id));
  if (stranger !== undefined)
    return refuse(stranger, `"${stranger}" is not an answer heard knows${suggestion(stranger)}.`);
  // Nobody sees what stands above a question here, and looking for it takes time.
  const { seenBefore: _, ...unseen } = scene;
  const answered = answerAll(unseen, given, begun);
  if (!answered.ok) return answered;
  const finished = leaveRestOpen(unseen, answered.state);
  if (!finished.ok) return finished;
  const excluded = Object.keys(given).find(
    (id) => given[id] !== null && !holds(keys[id as AnswerId].when, facts(finished.state.answers)),
  );
  return excluded === undefined
    ? finished
    : refuse(excluded, `"${excluded}" has no place here: ${whyExcluded(finished.state.answers)}. Take it out.`);
}

function answerAll(scene: Scene, given: Readonly<Record<string, unknown>>, begun: State): FromFile {
  let state = begun;
  for (const id of keyOrder) {
    if (!Object.hasOwn(given, id) || given[id] === null) continue;
    const next = transition(scene, state, { type: 'answer', patch: { [id]: given[id] } });
    if (!next.ok) return refuse(id, `"${id}": ${next.reason}`);
    state = next.state;
  }
  return { ok: true, state };
}

/** Every question that is still open is left open; one that must be answered is missing. */
function leaveRestOpen(scene: Scene, begun: State): FromFile {
  let state = begun;
  for (;;) {
    const step = currentStep(scene, state);
    if (!step) return { ok: true, state };
    // Leaving open what was given already would ask for ever.
    if (!step.leaveOpen || Object.keys(step.leaveOpen).length === 0) return missing(step, state.answers);
    const next = transition(scene, state, { type: 'answer', patch: step.leaveOpen });
    if (!next.ok) return refuse(next.id, `"${next.id}": ${next.reason}`);
    state = next.state;
  }
}

function missing({ id, key, ask }: CurrentStep, answers: Answers): FromFile {
  if (id === 'sideEffects')
    return refuse(key, `"fixes" needs "sideEffects", or ["none known"]. The question is: ${ask}`);
  if (id === 'choice' && answers.choice === 'fix') {
    const ids = (answers.fixes ?? []).flatMap((quote) => quote.id ?? []);
    return ids.length > 0
      ? refuse('option', `"option" is missing: which of ${ids.join(', ')}? The question is: ${keys.option.ask}`)
      : refuse('fixes', `"fixes" is missing, and "choice" is "fix". The question is: ${keys.fixes.ask}`);
  }
  const last = answers.readbacks?.at(-1);
  if (id === 'readbacks' && last)
    return refuse(id, `"readbacks" ends with "${last.answer}": add a last one, "yes" or "interrupted".`);
  return refuse(key, `"${key}" is missing. The question is: ${ask}`);
}

function refuse(id: string, message: string): FromFile {
  return { ok: false, refusal: { id, message } };
}

function suggestion(typed: string): string {
  const near = nearest(typed, keyOrder.filter(isAnswerId));
  return near ? `; the nearest is "${near}"` : '';
}

function whyExcluded(answers: Answers): string {
  switch (pathOf(answers)) {
    case 'know':
      return '"wants" is "know", so nothing is offered or done';
    case 'interrupted':
      return 'the read-back was interrupted';
    case 'cured':
      return '"fixedByCheck" is true, so nothing is offered';
    default:
      return answers.choice
        ? `"choice" is "${answers.choice}"${answers.when ? ` and "when" is "${answers.when}"` : ''}`
        : 'the other answers leave it out';
  }
}
