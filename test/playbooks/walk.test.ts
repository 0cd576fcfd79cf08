import { describe, expect, test } from 'vitest';
import type { Playbook, Question } from '../../src/domain/playbook.ts';
import type { State } from '../../src/interview/machine.ts';
import type { Scene } from '../../src/interview/scene.ts';
import { figure } from '../figures.ts';
import { ada, complaints, laptop, scene } from '../interview/desk.ts';
import { everyPath, type Tallies, type Visit } from './every-path.ts';
import { everyQuestion } from './every-question.ts';
import { everyReturn } from './every-return.ts';
import { shipped } from './shipped.ts';

/** The most that a visit may ask of a client we know, by its ending, as the interview promises it. */
const budgets: Readonly<Record<string, { readonly prompts: number; readonly questions: number }>> = {
  know: { prompts: 5, questions: 3 },
  interrupted: { prompts: 5, questions: 3 },
  'cured early': { prompts: 10, questions: 10 },
  cured: { prompts: 16, questions: 10 },
  look: { prompts: 16, questions: 10 },
};
/** What a red flag allows beyond that, in prompts and in questions, and the words for charging more than was agreed. */
const moreInDanger = 3;
const moreOnOverrun = 1;

interface Named extends Visit {
  readonly name: string;
  /** A new client's visit is bound by its questions alone. */
  readonly isKnown: boolean;
}

/** Before anything was asked about, and after everything was: in between, an action is tried with some playbooks. */
const turning = { redFlag: ['readbacks', 'checks'], fixed: ['wants', 'playbook', 'checks', 'fixes'] } as const;

/** The states of knowledge that change what is asked: the client, the device, and what an earlier visit was told. */
function visitsAbout(playbook: Playbook | undefined): readonly Named[] {
  const words = complaints[playbook?.id ?? 'none']!;
  const own = (playbook?.questions ?? []).filter(({ slot }) => !slot);
  const answers = Object.fromEntries(own.map(({ id, ...question }) => [id, answerTo(question)]));
  // A device that goes by these very words, so that they are the same in every visit.
  const named: Scene = { ...scene, devices: [{ ...laptop, name: words }] };
  const back: Scene = { ...named, earlier: () => ({ case: '2610-k7m4xq', answers: { stakes: 'copied', answers } }) };
  const told = playbook ? ['stakes', ...own.map(({ id }) => `answers.${id}`)] : [];
  const known = { scene, playbook, client: ada.name, words, isKnown: true };
  return [
    { ...known, name: 'known', isTried: (action, step) => turning[action].some((one) => one === step) },
    { ...known, client: 'Cleo, 0199 1', name: 'new', isKnown: false },
    { ...known, scene: named, known: ['devices'], name: 'device named' },
    { ...known, scene: back, known: ['devices', ...told], name: 'back' },
  ];
}

function answerTo({ type, choices }: Pick<Question, 'type' | 'choices'>): string | boolean {
  return choices?.[0] ?? (type === 'yes-no' ? true : '7');
}

/** Endings that went over their budget, each with what was asked. */
function overBudget(tallies: Tallies, { isKnown }: Pick<Named, 'isKnown'>): readonly string[] {
  return [...tallies].flatMap(([ending, { prompts, questions }]) => {
    const [path = '', ...others] = ending.split(', ');
    const most = budgets[path];
    const more = others.includes('danger') ? moreInDanger : 0;
    const mostPrompts = (most?.prompts ?? 0) + more + (others.includes('overrun') ? moreOnOverrun : 0);
    const isWithin = most && questions <= most.questions + more && (!isKnown || prompts <= mostPrompts);
    return isWithin ? [] : [`${ending}: ${prompts} prompts, ${questions} questions`];
  });
}

/** The step that asks a playbook's question: its own, or the common one of its slot. */
function stepOf({ id, slot }: Question): string {
  const common: Readonly<Record<string, string>> = { since: 'changed', deadline: 'blocked', minutes: 'frequency' };
  return slot ? (common[slot] ?? slot) : `answers.${id}`;
}

const unreached = ({ questions }: Playbook, reached: ReadonlySet<string>) =>
  questions.filter((question) => !reached.has(stepOf(question))).map(({ id }) => id);

test("every path through every playbook's own questions ends, and every question is on one", () => {
  const gone = shipped.map((playbook) => ({ playbook, ...everyQuestion(playbook, { isMerged: true }) }));
  const questions = shipped.reduce((total, one) => total + one.questions.length, 0);
  const paths = gone.reduce((total, one) => total + one.paths, 0);
  const longest = Math.max(...gone.map((one) => one.longest));
  const unreachable = gone.flatMap(({ playbook: { id, questions: all }, reached }) =>
    all.filter((question) => !reached.has(question.id)).map((question) => `${id}: ${question.id}`),
  );
  const line = `playbooks ${gone.length}, questions ${questions}, paths ${paths}, longest ${longest}, unreachable ${unreachable.length}`;
  figure('branches', line, {
    found: { playbooks: gone.length, isShort: longest <= 7, unreachable },
    wanted: { playbooks: 40, isShort: true, unreachable: [] },
  });
});

test('every path of every visit ends, within its budget, and asks nothing twice', () => {
  const kinds = ['unended', 'twice', 'refused', 'miscounted', 'over', 'stakes'] as const;
  const wrong = Object.fromEntries(kinds.map((kind) => [kind, [] as string[]])) as Record<
    (typeof kinds)[number],
    string[]
  >;
  const most = { prompts: 0, questions: 0, danger: 0 };
  let [visits, paths] = [0, 0];
  const seen = new Map<string, Tallies>();
  for (const playbook of [...shipped, undefined])
    for (const visit of visitsAbout(playbook)) {
      const walked = everyPath(visit, seen);
      const isStaked = !visit.known?.includes('stakes') && (playbook?.touchesData ?? false);
      const stakes = walked.asked.has('stakes') === isStaked ? [] : ['stakes'];
      const found = { ...walked, over: overBudget(walked.tallies, visit), stakes };
      const place = `${playbook?.id ?? 'none'}, ${visit.name}`;
      for (const kind of kinds) wrong[kind].push(...found[kind].map((one) => `${place}: ${one}`));
      visits++;
      for (const [ending, tally] of walked.tallies) {
        const kind = ending.endsWith(', danger') ? 'danger' : 'questions';
        paths += tally.paths;
        most[kind] = Math.max(most[kind], tally.questions);
        if (visit.isKnown && ['look', 'cured'].includes(ending)) most.prompts = Math.max(most.prompts, tally.prompts);
      }
    }
  const asked = `${seen.size} places, longest ${most.prompts} prompts, most client questions ${most.questions}, in danger ${most.danger}`;
  const faults = Object.entries(wrong).map(([kind, list]) => `${kind} ${list.length}`);
  figure('branches', `visits ${visits}, paths ${paths.toExponential(1)}, ${asked}, ${faults.join(', ')}`, {
    found: { visits, ...wrong },
    wanted: { visits: 164, ...Object.fromEntries(kinds.map((kind) => [kind, []])) },
  });
});

test('a client who comes back is asked every question of a playbook in one visit or another, and none again', () => {
  const returned = shipped.map((playbook) => ({ playbook, ...everyReturn(scene, playbook) }));
  const visits = returned.reduce((total, one) => total + one.visits, 0);
  const unreachable = returned.flatMap(({ playbook, asked }) =>
    unreached(playbook, asked).map((id) => `${playbook.id}: ${id}`),
  );
  const twice = returned.flatMap(({ playbook, twice: ids }) => ids.map((id) => `${playbook.id}: ${id}`));
  const line = `visits of a client who comes back ${visits}, unreachable ${unreachable.length}, asked twice ${twice.length}`;
  figure('branches', line, { found: { unreachable, twice }, wanted: { unreachable: [], twice: [] } });
});

/** From the yes on, in a visit about this playbook, with some of it answered. */
const begun = (id: string, answers: State['answers'] = {}): State => ({
  answers: { client: ada.name, words: complaints[id]!, readbacks: [{ answer: 'yes' }], wants: 'look', ...answers },
  aside: {},
});
const asked = { devices: null, playbook: 'wifi-drops', worry: null, blocked: null, answers: { where: null } } as const;

const never = () => false;
const anywhere = () => true;

describe('ways that go on as one come to the same as each gone for itself', () => {
  test.each(['slow-computer', 'wont-start', 'battery', 'mail-to-spam'])('through the questions of %s', (id) => {
    const playbook = shipped.find((one) => one.id === id)!;
    expect(everyQuestion(playbook, { isMerged: true })).toEqual(everyQuestion(playbook, { isMerged: false }));
  });

  test.each<[name: string, id: string, visit: Pick<Visit, 'begun' | 'until' | 'isTried'>]>([
    ['to the offer', 'slow-computer', { begun: begun('slow-computer'), until: 'fixes', isTried: never }],
    ['to the offer', 'mail-to-spam', { begun: begun('mail-to-spam'), until: 'fixes', isTried: never }],
    ['through the actions', 'wifi-drops', { begun: begun('wifi-drops', asked), until: 'fixes', isTried: anywhere }],
    ['from the offer on', 'wifi-drops', { begun: begun('wifi-drops', { ...asked, checks: null }), isTried: never }],
  ])('%s, %s', (_, id, part) => {
    const visit = { ...visitsAbout(shipped.find((one) => one.id === id))[0]!, ...part };
    const one = everyPath(visit);
    const each = everyPath({ ...visit, unmerged: true });
    expect([one.tallies, one.asked]).toEqual([each.tallies, each.asked]);
    expect([...one.tallies.values()].reduce((total, { paths }) => total + paths, 0)).toBeGreaterThan(50);
  });
});

describe('the walk sees', () => {
  const broken = (change: (question: Question) => Partial<Question>): Playbook => {
    const playbook = shipped.find(({ id }) => id === 'slow-computer')!;
    return { ...playbook, questions: playbook.questions.map((one) => ({ ...one, ...change(one) })) };
  };

  test('a question whose condition never holds', () => {
    const where = (equals: string) => ({ question: 'where', equals });
    const never = broken(({ id }) =>
      id === 'heat' ? { when: { all: [where('everything'), where('not sure')] } } : {},
    );
    expect(unreached(never, everyReturn({ ...scene, playbooks: [never] }, never).asked)).toEqual(['heat']);
    expect([...everyQuestion(never, { isMerged: true }).reached]).not.toContain('heat');
  });

  test('a question that is asked in the words of another one', () => {
    const playbook = broken(({ id }) => (id === 'where' ? { ask: 'What worries you most about it?' } : {}));
    const visit = visitsAbout(playbook)[0]!;
    expect(everyPath({ ...visit, scene: { ...scene, playbooks: [playbook] } }).twice.toSorted()).toEqual([
      'answers.where',
      'worry',
    ]);
  });

  test('a question whose answer was known', () => {
    const [visit] = visitsAbout(shipped.find(({ id }) => id === 'slow-computer'));
    expect(everyPath({ ...visit!, known: ['worry'] }).twice).toEqual(['worry']);
  });

  test('a visit that asks too much', () => {
    const look = (prompts: number, questions: number) => new Map([['look', { paths: 1, prompts, questions }]]);
    expect(overBudget(look(16, 10), { isKnown: true })).toEqual([]);
    expect(overBudget(look(16, 11), { isKnown: true })).toEqual(['look: 16 prompts, 11 questions']);
    expect(overBudget(look(17, 10), { isKnown: true })).toHaveLength(1);
    expect(overBudget(look(17, 10), { isKnown: false })).toEqual([]);
  });
});
