import { afterAll, expect, test } from 'vitest';
import type { Status } from '../../src/domain/case.ts';
import { questionsIn } from '../../src/domain/condition.ts';
import { choices } from '../../src/domain/decision.ts';
import { openQuestions, type Playbook, type Question } from '../../src/domain/playbook.ts';
import type { Answers } from '../../src/interview/answers.ts';
import { answerFromFile } from '../../src/interview/from-file.ts';
import { type CurrentStep, currentStep, type State, transition } from '../../src/interview/machine.ts';
import type { Raw } from '../../src/interview/step.ts';
import { shapes, shipped } from '../playbooks/shipped.ts';
import {
  ada,
  caseFrom,
  complaints,
  enter,
  fullVisit,
  key,
  line,
  recordsFrom,
  type Script,
  scene,
  scripted,
} from './desk.ts';

/** What is branched over, by step; a step that is not here is answered in one way. */
type Branches = (step: CurrentStep) => readonly Raw[] | undefined;

interface Leaf {
  readonly state: State;
  readonly asked: readonly string[];
}

/** Every way through the machine from here; what is shared is walked once. */
function* walks(state: State, branches: Branches, script: Script, asked: readonly string[] = []): Generator<Leaf> {
  const step = currentStep(scene, state);
  if (!step) {
    yield { state, asked };
    return;
  }
  if (asked.length > 30) throw new Error(`It never ends: ${asked.join(' ')}`);
  const times = asked.filter((id) => id === step.id).length + 1;
  for (const raw of branches(step) ?? [scripted(script, step, times)]) {
    const reading = step.read(raw);
    if (!reading.ok) throw new Error(`${step.id}: ${reading.reason}`);
    const next = transition(scene, state, { type: 'answer', patch: reading.patch });
    if (!next.ok) throw new Error(`${next.id}: ${next.reason}`);
    yield* walks(next.state, branches, script, [...asked, step.id]);
  }
}

/** Every key of a step with keys; a key that wants a line gets one, twice over where the line may be left empty. */
function everyKey({ form }: CurrentStep): readonly Raw[] {
  if (form.type !== 'keys') return [];
  return form.keys.flatMap(({ key: one, then }) => [key(one, then ? 'fri' : undefined)]);
}

/** The table of statuses, from the answers. */
function standing({ readbacks, wants, fixedByCheck, choice, when, works }: Answers): readonly [Status, string | null] {
  const worked = { yes: ['closed', 'fixed'], no: ['open', 'not-fixed'], 'not-tested': ['open', null] } as const;
  if (readbacks?.at(-1)?.answer === 'interrupted') return ['open', null];
  if (wants === 'know') return ['closed', 'heard'];
  if (fixedByCheck) return works ? worked[works] : ['open', null];
  switch (choice) {
    case 'live-with-it':
      return ['living-with-it', 'living-with-it'];
    case 'think':
      return ['thinking', null];
    case 'hand-over':
      return ['handed-over', 'handed-over'];
    case 'no':
      return ['closed', 'no'];
    case 'fix':
      if (when && when !== 'now') return ['scheduled', null];
      return when && works ? worked[works] : ['open', null];
    default:
      throw new Error('nothing was chosen');
  }
}

let walked = 0;
afterAll(() => console.log(`${walked} walks in all`));

function expectRecorded({ answers }: State): void {
  walked++;
  const folded = caseFrom(answers);
  expect([folded.status, folded.outcome?.result ?? null]).toEqual(standing(answers));
  expect(folded.closedAt !== null).toBe(folded.status === 'closed');
  expect(folded.listening?.words).toBe(answers.words);
}

const begun = (words: string, playbook: string): State => ({
  answers: { client: ada.name, words, readbacks: [{ answer: 'yes' }], wants: 'look', devices: null, playbook },
  aside: {},
});

test.each(shapes)('$id: each answer to its questions, at the desk', ({ id, redFlags }) => {
  const branches: Branches = (step) => (step.id.startsWith('answers.') ? everyKey(step) : undefined);
  const place = begun(`My kitchen laptop: ${complaints[id]}`, id);
  const asked = new Set<string>();
  let count = 0;
  for (const flags of [undefined, redFlags.map((flag) => flag.id)]) {
    const from = flags?.length
      ? { ...place, answers: { ...place.answers, redFlags: flags, cards: flags.map((one) => `${id}/${one}`) } }
      : place;
    for (const leaf of walks(from, (step) => (step.form.type === 'keys' ? branches(step) : undefined), fullVisit)) {
      count++;
      for (const one of leaf.asked) asked.add(one);
      expectRecorded(leaf.state);
    }
  }
  console.log(
    `${id}: ${count} walks over ${[...asked].filter((one) => one.startsWith('answers.')).length} of its questions`,
  );
  expect(count).toBeGreaterThanOrEqual(2);
});

test.each([...shapes.map(({ id }) => id), 'none'])('%s: each decision, day, outcome and read-back', (id) => {
  const words = complaints[id]!;
  const corrected = [{ answer: 'nearly', correction: 'only upstairs' }, { answer: 'yes' }] as const;
  const refused = [{ answer: 'no', correction: 'the other one' }, { answer: 'yes' }] as const;
  const own = 'A quiet wall 80; A new wall 900';
  const priced = shipped.find((one) => one.id === id)?.fixes.map((_, index) => `${index + 1} 1${index}0`);
  const reached = new Set<string>();
  let count = 0;
  for (const fixes of ['', own.split(';')[0]!, priced?.join('; ') ?? own]) {
    const branches: Branches = ({ id: asked, ...step }) =>
      ['wants', 'choice', 'when', 'works'].includes(asked) ? everyKey({ id: asked, ...step }) : undefined;
    const script: Script = { ...fullVisit, fixes: line(fixes), sideEffects: line('dust'), until: line('2w') };
    const readbacks = fixes === '' ? [corrected, refused] : [[{ answer: 'yes' } as const]];
    for (const given of readbacks) {
      const { answers, aside } = begun(words, id);
      const { wants: _, ...heard } = answers;
      for (const { state } of walks({ answers: { ...heard, readbacks: given }, aside }, branches, script)) {
        count++;
        reached.add(
          `${state.answers.wants} ${state.answers.choice} ${state.answers.when && 'day'} ${state.answers.works}`,
        );
        expectRecorded(state);
      }
    }
  }
  for (const one of choices) expect([...reached].some((walk) => walk.startsWith(`look ${one}`))).toBe(true);
  console.log(`${id}: ${count} walks, ${reached.size} kinds of ending`);
});

test.each([
  ['yes', [key('y')]],
  ['nearly, then yes', [key('n', 'only upstairs'), key('y')]],
  ['no, then yes', [key('x', 'it is the tablet'), key('y')]],
  ['nearly, no, then interrupted', [key('n', 'a'), key('x', 'b'), key('i')]],
  ['interrupted', [key('i')]],
] as const)('read-back: %s', (_name, readbacks) => {
  const words = 'smoke is coming out of my slow laptop';
  let count = 0;
  for (const start of [words, complaints['wifi-drops']!]) {
    const branches: Branches = (step) => (step.card || step.id === 'wants' ? everyKey(step) : undefined);
    for (const { state, asked } of walks({ answers: {}, aside: {} }, branches, {
      ...fullVisit,
      words: line(start),
      readbacks,
    })) {
      count++;
      expectRecorded(state);
      const folded = caseFrom(state.answers);
      expect(folded.listening?.readbacks).toEqual(state.answers.readbacks);
      expect(folded.listening?.confirmed).toBe(
        readbacks.at(-1)?.type === 'key' && state.answers.readbacks?.at(-1)?.answer === 'yes',
      );
      const isSo = state.answers.redFlags?.includes('smoke') ?? false;
      expect(folded.problem?.redFlags?.includes('smoke') ?? false).toBe(isSo);
      if (isSo) expect(folded.problem?.priority).toBe('NOW');
      if (start === words) expect(asked[2]).toMatch(/^card:/);
    }
  }
  console.log(`${count} walks`);
  expect(count).toBeGreaterThanOrEqual(3);
});

/** One value for each answer that can make a difference. */
function answersTo(question: Question): readonly (string | boolean | number | undefined)[] {
  if (question.type === 'choice') return [...(question.choices ?? []), undefined];
  if (question.type === 'yes-no') return [true, false, undefined];
  return [question.type === 'number' ? 6 : 'some words'];
}

type Facts = Readonly<Record<string, unknown>>;

/**
 * Every answer to a question that a condition names; of any other the one whose turn it is, so that as many turns as one
 * question has answers go through all of them.
 */
function* paths(playbook: Playbook, turn: number, facts: Facts = {}, asked: readonly string[] = []): Generator<Facts> {
  const next = openQuestions(playbook, facts).find(({ id }) => !asked.includes(id));
  if (!next) {
    yield facts;
    return;
  }
  const isNamed = playbook.questions.some(({ when }) => when && questionsIn(when).includes(next.id));
  const all = next.slot && !['scope', 'stakes'].includes(next.slot) ? [undefined] : answersTo(next);
  for (const value of isNamed ? all : [all[turn % all.length]])
    yield* paths(playbook, turn, value === undefined ? facts : { ...facts, [next.id]: value }, [...asked, next.id]);
}

/** Every branch of its questions, and every answer to each of them in one branch or another. */
function* branchesOf(playbook: Playbook): Generator<Facts> {
  const turns = Math.max(...playbook.questions.map((question) => answersTo(question).length));
  for (let turn = 0; turn < turns; turn++) yield* paths(playbook, turn);
}

test.each(shipped)('$id: each branch of its questions, from a file', (playbook) => {
  const common = {
    client: ada.name,
    words: complaints[playbook.id],
    readbacks: [{ answer: 'yes' }],
    wants: 'look',
    devices: ['d-1ap001'],
    worry: 'that it comes back',
    blocked: 'the invoices',
    frequency: 'once',
    changed: 'nothing',
    tried: 'nothing',
    checks: [],
    fixes: [],
    choice: 'live-with-it',
    promises: [],
  };
  let count = 0;
  for (const facts of branchesOf(playbook)) {
    count++;
    const slots = playbook.questions.flatMap(({ id, slot }) => (slot && id in facts ? [[slot, facts[id]]] : []));
    const own = Object.entries(facts).filter(([id]) => !playbook.questions.some((one) => one.id === id && one.slot));
    const given = { ...common, playbook: playbook.id, ...Object.fromEntries(slots), answers: Object.fromEntries(own) };
    const answered = answerFromFile(scene, given);
    if (!answered.ok) throw new Error(`${JSON.stringify(given)} ${answered.refusal.message}`);
    const logged = recordsFrom(answered.state.answers)
      .at(-1)
      ?.events.find(({ kind }) => kind === 'logged');
    expect(logged?.answers ?? {}).toEqual(Object.fromEntries(own));
    walked++;
  }
  console.log(`${playbook.id}: ${count} branches`);
  expect(count).toBeGreaterThanOrEqual(5);
});

test('Enter all the way to the end leaves everything open but what must be said', () => {
  const { answers, aside } = begun(complaints['slow-computer']!, 'slow-computer');
  const state = { answers, aside };
  const ends = [...walks(state, (step) => (step.id === 'choice' ? [key('l')] : [enter(step)]), {})];
  expect(ends).toHaveLength(1);
  expectRecorded(ends[0]!.state);
});
