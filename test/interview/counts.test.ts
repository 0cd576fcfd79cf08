import { expect, test } from 'vitest';
import { isProposed } from '../../src/interview/proposals.ts';
import type { EarlierFacts, Scene } from '../../src/interview/scene.ts';
import type { Raw, Step } from '../../src/interview/step.ts';
import { shapes, shipped } from '../playbooks/shipped.ts';
import {
  ada,
  complaints,
  conduct,
  enter,
  fullVisit,
  key,
  line,
  type Script,
  scene,
  scripted,
  ticks,
  type Visited,
  visit,
} from './desk.ts';

/** Someone who leaves nothing open: the most that can be asked. */
const thorough: Script = {
  ...fullVisit,
  devices: line('1'),
  worry: line('that it comes back'),
  blocked: line('send invoices by fri'),
  stakes: key('o'),
  frequency: line('3/week 5min'),
  changed: line('new box, since mon'),
  scope: key('o'),
  tried: line('a restart'),
  liveWithIt: line('wait'),
  promises: line('call by fri'),
};

function fill(script: Script): (step: Step, asked: number) => Raw {
  return (step, asked) => {
    if (step.id in script) return scripted(script, step, asked);
    if (step.form.type === 'line') return line('7');
    if (step.form.type === 'checks') return ticks(step.form.items[0]?.id ?? '');
    return step.form.type === 'keys' ? key(step.form.keys[0]?.key ?? '') : enter(step);
  };
}

const walk = (script: Script, place: Scene = scene) => {
  const reply = fill(script);
  return conduct((step, asked) => ({ type: 'raw', raw: reply(step, asked) }), { place });
};

/** Prompts, red-flag cards and repeated read-backs left out: those are asked until the client says yes. */
const prompts = ({ steps }: Visited) => new Set(steps.filter(({ card }) => !card).map(({ id }) => id)).size;
const questions = ({ steps }: Visited) => new Set(steps.filter(({ who }) => who === 'client').map(({ id }) => id)).size;

function print(name: string, visited: Visited): void {
  console.log(`${name}: ${prompts(visited)} prompts, ${questions(visited)} questions to the client`);
}

/** "3 of 10" counts one up with each question to the client, and never passes the most. */
function expectCounted({ steps }: Visited): void {
  let asked = 0;
  const seen = new Set<string>();
  for (const { id, who, count } of steps) {
    if (who === 'client' && !seen.has(id)) asked++;
    seen.add(id);
    expect([id, count.asked]).toEqual([id, asked]);
    expect(count.asked).toBeLessThanOrEqual(count.of);
  }
}

const playbooks = [...shapes.map(({ id }) => id), 'none'];
const about = (playbook: string, words: string): Script => ({
  words: line(words),
  playbook: playbook === 'none' ? key('0') : key('o', playbook),
});

test.each(playbooks)(
  'a full visit about %s is at most 16 prompts and 10 questions, and the screen counts them',
  async (playbook) => {
    const words = complaints[playbook]!;
    const own: Script = playbook === 'none' ? { fixes: line('A quiet wall 80'), sideEffects: line('dust') } : {};
    for (const [name, said] of [
      ['named', `My kitchen laptop: ${words}`],
      ['not named', words],
    ] as const) {
      const visited = await walk({ ...thorough, ...about(playbook, said), ...own });
      print(`${playbook}, device ${name}`, visited);
      expect(visited.problems).toEqual([]);
      expect(visited.how).toBe('done');
      expect(visited.steps.some(({ id }) => id === 'devices')).toBe(name === 'not named');
      expect(prompts(visited)).toBeLessThanOrEqual(16);
      expect(questions(visited)).toBeLessThanOrEqual(10);
      expect(visited.steps.at(-1)?.count.of).toBe(10);
      expect(visited.steps.some(({ id }) => id === 'stakes')).toBe(
        shipped.find(({ id }) => id === playbook)?.touchesData ?? false,
      );
      expectCounted(visited);
    }
  },
);

test.each([
  ['living with it', { choice: key('l', 'I can live with it') }, 16, 10],
  ['thinking', { choice: key('t') }, 16, 10],
  ['handing over', { choice: key('h') }, 16, 10],
  ['our no', { choice: key('n') }, 16, 10],
  ['another day', { when: key('d', 'fri') }, 16, 10],
  ['nearly and no before the yes', { readbacks: [key('n', 'upstairs'), key('x', 'all day'), key('y')] }, 16, 10],
  ["a quote of the helper's own", { fixes: line('A longer cable 80'), sideEffects: line('a hole') }, 16, 10],
  ['an overrun', { work: line('30min 500 cash') }, 16, 10],
] as const)('%s: no more either', async (name, script, most, mostAsked) => {
  const visited = await walk({ ...thorough, ...script });
  print(name, visited);
  expect(visited.problems).toEqual([]);
  expect(prompts(visited)).toBeLessThanOrEqual(most);
  expect(questions(visited)).toBeLessThanOrEqual(mostAsked);
  expectCounted(visited);
});

test('where an own quote has used up the prompts, a promise is still one action away', async () => {
  const script = { ...thorough, fixes: line('A longer cable 80'), sideEffects: line('a hole') };
  const visited = await walk(script);
  expect(visited.steps.map(({ id }) => id)).not.toContain('promises');
  expect(visited.steps.at(-1)?.actions.map(({ id }) => id)).toContain('promise');
  expect(isProposed(scene, visited.draft.answers, visited.draft.answers.fixes![0]!)).toBe(false);
});

test('a ten-minute fix is at most 10 prompts, wherever it was noticed', async () => {
  for (const at of ['wants', 'devices', 'playbook']) {
    let isDone = false;
    const visited = await conduct((step, asked) => {
      if (step.id !== at || isDone) return { type: 'raw', raw: scripted(thorough, step, asked) };
      isDone = true;
      return { type: 'action', action: 'fixed', raw: key('c') };
    });
    print(`cured at ${at}`, visited);
    expect(visited.draft.answers).toMatchObject({ fixedByCheck: true, works: 'yes' });
    expect(prompts(visited)).toBeLessThanOrEqual(10);
    expect(visited.steps.some(({ stage }) => stage === 'Offer')).toBe(false);
  }
});

test('just know is at most 5 prompts and 3 questions, and says so', async () => {
  const visited = await visit({ ...fullVisit, wants: key('k') });
  print('just know', visited);
  expect(prompts(visited)).toBeLessThanOrEqual(5);
  expect(questions(visited)).toBeLessThanOrEqual(3);
  expectCounted(visited);
});

test('a red flag allows three more questions', async () => {
  const words = line('A man from Microsoft is still on the phone and in my computer');
  const visited = await walk({ ...thorough, words, playbook: key('o', 'scam-remote') });
  print('red flag', visited);
  expect(questions(visited)).toBeLessThanOrEqual(13);
  expect(questions(visited)).toBeGreaterThan(10);
  expect(visited.steps.at(-1)?.count.of).toBe(13);
});

test('a new client is asked no more than 10 questions', async () => {
  for (const playbook of playbooks) {
    const script = { ...thorough, ...about(playbook, complaints[playbook]!), client: line('Cleo, 0199 1') };
    const visited = await walk({ ...script, fixes: line('All of it 80') });
    expect(questions(visited)).toBeLessThanOrEqual(10);
    expectCounted(visited);
  }
});

test('what was left empty is not counted', async () => {
  const { steps } = await visit(fullVisit);
  const counts = steps.filter(({ who }) => who === 'client').map(({ id, count }) => [id, count.asked]);
  expect(counts).toEqual([
    ['words', 1],
    ['readbacks', 2],
    ['wants', 3],
    ['worry', 4],
    ['blocked', 4],
    ['answers.where', 4],
    ['choice', 4],
    ['when', 5],
    ['works', 6],
  ]);
});

test.each(shapes)('$id: nothing known is asked twice', async (playbook) => {
  const own = playbook.questions.filter(({ slot }) => !slot);
  const answers = Object.fromEntries(
    own.map(({ id, type, choices }) => [id, choices?.[0] ?? (type === 'yes-no' ? true : 'as said')]),
  );
  const earlier: EarlierFacts = { case: '2610-k7m4xq', answers: { stakes: 'copied', answers } };
  const place: Scene = {
    ...scene,
    earlier: (client, id) => (client === ada.id && id === playbook.id ? earlier : undefined),
  };
  const words = `The kitchen laptop: ${complaints[playbook.id]}`;
  const visited = await walk({ ...thorough, ...about(playbook.id, words) }, place);
  const ids = visited.steps.map(({ id }) => id);
  const known = ['devices', 'stakes', ...own.map(({ id }) => `answers.${id}`)];
  const twice = ids.filter((id, index) => known.includes(id) || ids.indexOf(id) !== index);
  console.log(`${playbook.id}: asked twice ${twice.length}`);
  expect(twice).toEqual([]);
  const shown = visited.steps.flatMap(({ show = [] }) =>
    show.flatMap((block) => (block.type === 'known' ? block.lines : [])),
  );
  expect(shown).toContain('Device: kitchen laptop');
  expect(shown).toContain('Other copies: copied');
  expect(shown.filter((one) => one.startsWith('Other copies'))).toHaveLength(1);
});

test('a question whose slot was answered is not asked again, whatever the playbook calls it', async () => {
  for (const playbook of shapes) {
    const visited = await walk({ ...thorough, ...about(playbook.id, complaints[playbook.id]!), client: line('Cleo') });
    const slots = playbook.questions.filter(({ slot }) => slot).map(({ id }) => `answers.${id}`);
    expect(visited.steps.map(({ id }) => id).filter((id) => slots.includes(id))).toEqual([]);
    const asks = visited.steps.map(({ ask }) => ask);
    expect(asks.filter((ask, index) => asks.indexOf(ask) !== index)).toEqual([]);
  }
});

test('an earlier answer opens the questions that hang on it, and is kept in the case', async () => {
  const earlier: EarlierFacts = { case: '2610-k7m4xq', answers: { answers: { where: 'one program' } } };
  const place: Scene = { ...scene, earlier: () => earlier };
  const visited = await walk({ ...thorough, ...about('slow-computer', 'My kitchen laptop is slow') }, place);
  expect(visited.steps.map(({ id }) => id)).toContain('answers.when');
  expect(visited.steps.map(({ id }) => id)).not.toContain('answers.where');
});

test('what an hour is worth is known of the client and never asked', async () => {
  const { steps, draft } = await walk(thorough);
  expect(draft.answers.hourValue).toBe(undefined);
  const offer = steps.flatMap(({ show = [] }) => show).find(({ type }) => type === 'offer');
  expect(offer).toMatchObject({ offer: { hourValue: { amount: 4000 }, sums: { nuisancePerYear: null } } });
});
