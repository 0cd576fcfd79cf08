import { questionsIn } from '../../src/domain/condition.ts';
import type { Playbook } from '../../src/domain/playbook.ts';
import type { Answers } from '../../src/interview/answers.ts';
import { type CurrentStep, currentStep, type State, transition } from '../../src/interview/machine.ts';
import { problemOf } from '../../src/interview/problem-value.ts';
import type { EarlierFacts, Scene } from '../../src/interview/scene.ts';
import type { Raw } from '../../src/interview/step.ts';
import { ada, key, line } from '../interview/desk.ts';
import { metBy } from './every-question.ts';

type Kept = EarlierFacts['answers'];

export interface Returned {
  /** Every step that was asked in one visit or another. */
  readonly asked: ReadonlySet<string>;
  readonly visits: number;
  /** Steps that were asked although an earlier visit had the answer. */
  readonly twice: readonly string[];
}

/**
 * Ada with the same problem again and again, until a visit learns nothing new, not even one in danger, which may ask more.
 * What each keeps is what the case would hold, and is known to the next: so questions that found no place have their turn.
 */
export function everyReturn(scene: Scene, playbook: Playbook): Returned {
  const asked = new Set<string>();
  const twice = new Set<string>();
  const seen = new Set<string>();
  const waiting: Kept[] = [{}];
  let visits = 0;
  for (let known = waiting.pop(); known; known = waiting.pop()) {
    const place = placeOf(playbook, known);
    if (seen.has(place)) continue;
    seen.add(place);
    const earlier: EarlierFacts | undefined = seen.size > 1 ? { case: '2610-k7m4xq', answers: known } : undefined;
    const desk = { ...scene, earlier: () => earlier };
    const isKnown = (id: string) => (id === 'stakes' ? known.stakes : known.answers?.[id.replace('answers.', '')]);
    const visit = (danger: readonly string[]) => {
      visits++;
      // A device that is known by its name leaves room for one question more.
      const gone = visitsOf(danger.length > 0 ? desk : { ...desk, devices: [] }, playbook, danger);
      for (const id of gone.flatMap(({ steps }) => steps)) {
        asked.add(id);
        if (isKnown(id) !== undefined) twice.add(id);
      }
      return gone.map(({ answers }) => keptOf(desk, answers)).filter((kept) => !seen.has(placeOf(playbook, kept)));
    };
    const learned = visit([]);
    waiting.push(...learned, ...(learned.length === 0 ? visit(['smoke']) : []));
  }
  return { asked, visits, twice: [...twice] };
}

interface Gone {
  readonly steps: readonly string[];
  readonly answers: Answers;
}

/** The questions of one visit, with every answer that a condition of the playbook names. */
function visitsOf(scene: Scene, playbook: Playbook, danger: readonly string[]): readonly Gone[] {
  const begun: State = {
    answers: {
      client: ada.name,
      words: 'The kitchen laptop is as it was',
      readbacks: [{ answer: 'yes' }],
      wants: 'look',
      ...(danger.length > 0 ? { redFlags: danger, cards: danger.map((id) => `${playbook.id}/${id}`) } : {}),
    },
    aside: {},
  };
  const go = (state: State, steps: readonly string[]): readonly Gone[] => {
    const step = currentStep(scene, state);
    if (!step || ['checks', 'fixes'].includes(step.id)) return [{ steps, answers: state.answers }];
    return rawsFor(step, playbook).flatMap((raw) => {
      const reading = step.read(raw);
      if (!reading.ok) throw new Error(`${step.id}: ${reading.reason}`);
      const next = transition(scene, state, { type: 'answer', patch: reading.patch });
      if (!next.ok) throw new Error(`${next.id}: ${next.reason}`);
      return go(next.state, [...steps, step.id]);
    });
  };
  return go(begun, []);
}

function rawsFor({ id, form }: CurrentStep, playbook: Playbook): readonly Raw[] {
  if (id === 'playbook') return [key('o', playbook.id)];
  if (form.type !== 'keys') return [line(lines[id] ?? '7')];
  const keys = form.keys.filter((one) => one.key !== '-').map((one) => key(one.key));
  return namedIn(playbook).has(id) ? keys : keys.slice(0, 1);
}

const lines: Readonly<Record<string, string>> = { devices: '', frequency: 'daily' };

/** The steps whose answer opens or closes a question. */
function namedIn({ questions }: Playbook): ReadonlySet<string> {
  const ids = questions.flatMap(({ when }) => (when ? questionsIn(when) : []));
  return new Set(questions.filter(({ id }) => ids.includes(id)).map(({ id, slot }) => slot ?? `answers.${id}`));
}

function keptOf(scene: Scene, answers: Answers): Kept {
  const { stakes, answers: own } = problemOf(scene, answers) as Kept;
  return { ...(stakes && { stakes }), ...(own && { answers: own }) };
}

/** What a later visit can depend on: which questions are known, and the conditions that the answers meet. */
function placeOf(playbook: Playbook, { stakes, answers = {} }: Kept): string {
  return JSON.stringify([stakes, Object.keys(answers ?? {}).sort(), metBy(answers ?? {}, playbook)]);
}
