import { describe, expect, test } from 'vitest';
import type { JournalEvent } from '../../src/domain/record.ts';
import { currentStep, type State, transition } from '../../src/interview/machine.ts';
import type { Raw, Step } from '../../src/interview/step.ts';
import {
  caseFrom,
  conduct,
  emptyDraft,
  fullVisit,
  key,
  line,
  recordsFrom,
  type Script,
  scene,
  scripted,
  ticks,
  visit,
} from './desk.ts';

/** Replies by the script, with actions taken at some steps the first time they are asked. */
function acting(script: Script, actions: Readonly<Record<string, readonly [action: string, raw: Raw][]>>) {
  const left = new Map(Object.entries(actions).map(([id, list]) => [id, [...list]]));
  return conduct((step, asked) => {
    const next = left.get(step.id)?.shift();
    return next
      ? { type: 'action', action: next[0], raw: next[1] }
      : { type: 'raw', raw: scripted(script, step, asked) };
  });
}

const events = (answers: Parameters<typeof recordsFrom>[0], kind: string): readonly JournalEvent[] =>
  recordsFrom(answers).flatMap((record) => record.events.filter((event) => event.kind === kind));

describe('L1: their words', () => {
  test.each([
    '  It  broke \n\tagain...  ',
    'Teh printr dont wrok!!',
    'ça ne marche pas 🙁',
    '<b>"quoted"</b> $& {{name}}',
  ])('are kept as typed: %j', async (words) => {
    const correction = `no, ${words}`;
    const script = {
      ...fullVisit,
      words: line(words),
      readbacks: [key('n', correction), key('y')],
      playbook: key('0'),
      fixes: line(''),
    };
    const { draft } = await visit({ ...script, choice: key('l', `  ${words}`) });
    const folded = caseFrom(draft.answers);
    expect(folded.listening?.words).toBe(words);
    expect(folded.listening?.readbacks?.[0]?.correction).toBe(correction);
    expect(folded.decision?.words).toBe(`  ${words}`);
  });

  test('a correction stands in place of what we said, and the earlier one stays', async () => {
    const script = {
      ...fullVisit,
      words: line('My laptop is slow'),
      readbacks: [key('x', 'No, it is the tablet'), key('n', 'and only at night'), key('y')],
    };
    const { draft, steps } = await visit(script);
    const said = steps.filter(({ id }) => id === 'readbacks').map(({ show }) => show?.[0]);
    expect(said).toMatchObject([
      { type: 'parts', parts: { noun: 'laptop' } },
      { type: 'parts', parts: { noun: 'tablet' }, correction: 'No, it is the tablet' },
      { type: 'parts', parts: { noun: 'tablet' }, correction: 'and only at night' },
    ]);
    expect(draft.answers.readbacks).toEqual([
      { answer: 'no', correction: 'No, it is the tablet' },
      { answer: 'nearly', correction: 'and only at night' },
      { answer: 'yes' },
    ]);
  });

  test("the client's name in a question is put in letter by letter", async () => {
    const playbooks = scene.playbooks.map((one) => ({
      ...one,
      questions: one.questions.map((question) => ({ ...question, ask: `{{name}}, ${question.ask}` })),
    }));
    const place = { ...scene, playbooks };
    const { steps } = await visit({ ...fullVisit, client: line('A$&B') }, place);
    expect(steps.find(({ id }) => id === 'answers.where')?.ask).toMatch(/^A\$&B, /);
  });
});

/** All that a person may read at a step, but for what the client said and the dangers of the world. */
function* readable({ ask, hint, form, actions, show = [], id }: Step): Generator<string> {
  yield ask;
  if (hint) yield hint;
  if (form.type === 'keys') for (const { label, then } of form.keys) yield `${label} ${then?.ask ?? ''}`;
  if (id.startsWith('card:')) return;
  for (const one of show) if (one.type !== 'parts') yield JSON.stringify(one);
  for (const action of actions) {
    yield `${action.label} ${action.ask} ${action.hint ?? ''}`;
    if (action.form.type === 'keys') for (const { label } of action.form.keys) yield label;
    if (action.form.type === 'checks') for (const { text } of action.form.items) yield text;
  }
}

test('L2: before the yes nothing on screen is about money or the offer', async () => {
  const forbidden = /offer|quote|price|\bfix|\bcosts?\b|\bpay|\bpaid|charge|\bfees?\b|[$€£¥]|\bUSD\b/i;
  const words = [
    'smoke is coming out of my slow laptop',
    'They wanted gift cards and are still on the phone',
    'It hums',
  ];
  let before = 0;
  for (const said of words) {
    const readbacks = [key('n', 'a'), key('x', 'b'), key('y')];
    const { steps } = await visit({ ...fullVisit, words: line(said), readbacks, playbook: key('o', 'wifi-drops') });
    const last = steps.findLastIndex(({ id }) => id === 'readbacks');
    for (const step of steps.slice(0, last + 1)) {
      before++;
      for (const text of readable(step)) expect([step.id, forbidden.exec(text)?.[0]]).toEqual([step.id, undefined]);
    }
    expect(steps.slice(last + 1).some((step) => [...readable(step)].some((text) => forbidden.test(text)))).toBe(true);
  }
  expect(before).toBeGreaterThan(10);
});

test('L2: interrupted, and know, never show a price', async () => {
  for (const script of [
    { ...fullVisit, readbacks: key('i') },
    { ...fullVisit, wants: key('k') },
  ]) {
    const { steps, draft } = await visit(script);
    expect(steps.flatMap(({ show = [] }) => show.map(({ type }) => type)).filter((type) => type !== 'parts')).toEqual(
      [],
    );
    expect(caseFrom(draft.answers)).toMatchObject({ offer: null, decision: null });
  }
});

describe('L3: heard', () => {
  test('is asked after the yes, ends the visit and is closed as heard', async () => {
    const { steps, draft } = await visit({ ...fullVisit, wants: key('k') });
    expect(steps.map(({ id }) => id)).toEqual(['client', 'words', 'readbacks', 'wants']);
    expect(steps.at(-1)?.ask).toBe('Would you like me to look at it, or did you want me to know about it?');
    expect(caseFrom(draft.answers)).toMatchObject({
      status: 'closed',
      outcome: { result: 'heard' },
      listening: { confirmed: true },
    });
  });

  test('a promise and a gesture may go with it', async () => {
    const { draft } = await acting(
      { ...fullVisit, wants: key('k') },
      {
        wants: [
          ['promise', line('call back by fri')],
          ['gesture', line('credit 20, for the lost morning')],
        ],
      },
    );
    expect(caseFrom(draft.answers)).toMatchObject({
      status: 'closed',
      promises: [{ what: 'call back', who: 'Dana', due: '2026-11-27' }],
      gestures: [{ type: 'credit', value: { amount: 2000 }, why: 'for the lost morning' }],
    });
  });
});

describe('L6: the helper may leave', () => {
  test.each(['client', 'words', 'readbacks', 'wants', 'blocked', 'choice', 'promises'])(
    'at %s, and goes on there with all that was typed',
    async (id) => {
      const first = await conduct((step, asked) =>
        step.id === id ? { type: 'leave', typed: 'half a li' } : { type: 'raw', raw: scripted(fullVisit, step, asked) },
      );
      expect(first.how).toBe('left');
      expect(first.drafts.at(-1)).toEqual(JSON.parse(JSON.stringify(first.draft)));
      expect(first.draft.typed).toEqual({ step: id, text: 'half a li' });
      const second = await visit(fullVisit, scene, first.draft);
      expect(second.steps[0]).toMatchObject({ id, before: 'half a li' });
      expect(second.how).toBe('done');
      expect(second.draft.typed).toBe(undefined);
      const whole = await visit(fullVisit);
      expect(second.draft.answers).toEqual(whole.draft.answers);
    },
  );

  test('by action, and from the screen that is turned to the client', async () => {
    const left = await acting(fullVisit, { fixes: [['leave', key('x')]] });
    expect([left.how, left.steps.at(-1)?.id]).toEqual(['left', 'fixes']);
    const facing = await conduct(
      (step, asked) =>
        step.id === 'facing' ? { type: 'leave' } : { type: 'raw', raw: scripted(fullVisit, step, asked) },
      { facing: true },
    );
    expect([facing.how, facing.steps.at(-1)?.id]).toEqual(['left', 'facing']);
  });

  test('the offer alone is turned to the client once before the choice, and by action whenever they like', async () => {
    const { steps } = await conduct((step, asked) => ({ type: 'raw', raw: scripted(fullVisit, step, asked) }), {
      facing: true,
    });
    const turned = steps.filter(({ id }) => id === 'facing');
    expect(turned).toHaveLength(1);
    expect(turned[0]).toMatchObject({ card: true, actions: [], show: [{ type: 'offer' }] });
    expect(steps.at(steps.indexOf(turned[0]!) + 1)?.id).toBe('choice');
    const shown = await acting(fullVisit, { choice: [['show', key('f')]] });
    expect(shown.steps.map(({ id }) => id)).toEqual(expect.arrayContaining(['choice', 'facing', 'choice']));
  });
});

test('L7: the parts are shown, and no sentence to recite', async () => {
  const { steps } = await visit({
    ...fullVisit,
    words: line('The office printer cannot print the invoices, I need them by Friday'),
  });
  expect(steps.find(({ id }) => id === 'readbacks')).toMatchObject({
    ask: 'Say it back. Did I get that right?',
    show: [
      { type: 'parts', parts: { noun: 'office printer', stops: 'cannot print the invoices', byWhen: 'by Friday' } },
    ],
  });
  expect(steps.flatMap((step) => [...readable(step)]).filter((text) => /sorry|apolog/i.test(text))).toEqual([]);
});

describe('L8: danger first', () => {
  const danger = 'A man is still in my computer and on the phone';
  const card = (step: Step | undefined) => [step?.card, step?.actions.length, step?.show?.map(({ type }) => type)];

  test.each([
    ['before the read-back', 'l'],
    ['on the way to know', 'k'],
  ])('its first action is shown alone, %s', async (_name, wants) => {
    const { steps, draft } = await visit({
      ...fullVisit,
      words: line(danger),
      wants: key(wants),
      playbook: key('0'),
      fixes: line(''),
      choice: key('l'),
    });
    expect(steps.slice(0, 4).map(({ id }) => id)).toEqual([
      'client',
      'words',
      'card:scam-remote/someone-connected',
      'readbacks',
    ]);
    expect(card(steps[2])).toEqual([true, 0, ['card']]);
    expect(caseFrom(draft.answers).problem).toMatchObject({ redFlags: ['someone-connected'] });
  });

  test('where the words were brought along it comes before even the name', () => {
    const state: State = { answers: { words: danger }, aside: {} };
    expect(currentStep(scene, state)?.id).toBe('card:scam-remote/someone-connected');
  });

  test('a danger that is not so is left out, and not shown again', async () => {
    const { steps, draft } = await visit({
      ...fullVisit,
      words: line(danger),
      'card:scam-remote/someone-connected': key('n'),
      wants: key('k'),
    });
    expect(steps.filter(({ card: isCard }) => isCard)).toHaveLength(1);
    expect(draft.answers.redFlags).toBe(undefined);
    expect(caseFrom(draft.answers).problem).toBe(null);
  });

  test('one the helper sees is shown alone next, at any step, and can be taken back', async () => {
    const { steps, draft } = await acting(fullVisit, { choice: [['redFlag', ticks('alarm-line')]] });
    const at = steps.findIndex(({ card: isCard }) => isCard);
    expect(card(steps[at])).toEqual([true, 0, ['card']]);
    expect([steps[at - 1]?.id, steps[at + 1]?.id]).toEqual(['choice', 'choice']);
    expect(draft.answers.redFlags).toEqual(['alarm-line']);
    const raised = transition(scene, { ...draft, answers: { ...draft.answers, cards: [] } }, { type: 'back' });
    expect(raised.ok && raised.state.answers.redFlags).toEqual([]);
    const undone = await acting(fullVisit, {
      choice: [
        ['redFlag', ticks('alarm-line')],
        ['redFlag', ticks()],
      ],
    });
    expect(undone.draft.answers.redFlags).toEqual([]);
  });
});

test('interrupted leaves the case open and unconfirmed, whatever else was noted', async () => {
  const { draft, steps } = await visit({ ...fullVisit, readbacks: [key('n', 'only upstairs'), key('i')] });
  expect(steps.at(-1)?.id).toBe('readbacks');
  expect(caseFrom(draft.answers)).toMatchObject({ status: 'open', outcome: null, listening: { confirmed: false } });
});

describe('for the helper alone', () => {
  test('how they feel and a note are private prompts, kept in the case', async () => {
    const actions = {
      readbacks: [
        ['feeling', line('tired')],
        ['note', line('gate 4')],
        ['second', line('the till too')],
      ],
    } as const;
    const { steps, draft, echoes } = await acting(fullVisit, actions as never);
    const listed = steps.find(({ id }) => id === 'readbacks')?.actions ?? [];
    expect(listed.filter(({ isPrivate }) => isPrivate).map(({ id }) => id)).toEqual(['note', 'feeling']);
    expect(echoes.join()).not.toMatch(/tired|gate 4/);
    const folded = caseFrom(draft.answers);
    expect(folded.listening?.feeling).toBe('tired');
    expect(folded.notes.map(({ text }) => text)).toEqual(['gate 4']);
    expect(recordsFrom(draft.answers)[0]).toMatchObject({
      note: expect.stringMatching(/^n-2611-/),
      events: [{ kind: 'taken', text: 'the till too', client: 'Ada Brown' }],
    });
    const later = steps.slice(steps.findLastIndex(({ id }) => id === 'readbacks') + 1);
    expect(JSON.stringify(later)).not.toMatch(/tired|gate 4/);
  });

  test("other clients' names appear from the third letter on", () => {
    const form = currentStep(scene, emptyDraft())?.form;
    const suggest = form?.type === 'line' ? form.suggest : undefined;
    expect(['', 'a', 'ad', 'ada', 'ADA b', 'Ada Brown'].map((typed) => suggest?.(typed))).toEqual([
      [],
      [],
      [],
      ['Ada Brown'],
      ['Ada Brown'],
      [],
    ]);
  });
});

test('actions about money come only after the yes, and what was said by them is recorded', async () => {
  const actions = {
    checks: [
      ['hourValue', line('50')],
      ['priority', line('high medium')],
      ['worryAnswer', line('the photos are safe')],
    ],
  } as const;
  const script = { ...fullVisit, worry: line('my photos') };
  const { draft, steps } = await acting(script, actions as never);
  const folded = caseFrom(draft.answers);
  expect(folded.problem).toMatchObject({ impact: 'high', urgency: 'medium', priority: 'TODAY', worry: 'my photos' });
  expect(folded.offer).toMatchObject({ hourValue: { amount: 5000 }, worryAnswer: 'the photos are safe' });
  expect(recordsFrom(draft.answers)[0]).toMatchObject({
    client: 'c-7qk2m9',
    events: [{ kind: 'client-changed', hourValue: { amount: 5000 } }],
  });
  const ids = (id: string) => steps.find((step) => step.id === id)?.actions.map((action) => action.id) ?? [];
  for (const early of ['client', 'words', 'readbacks'])
    expect(ids(early)).toEqual(['back', 'leave', 'redFlag', 'second', 'note', 'feeling']);
  expect(ids('wants')).toContain('fixed');
  expect(events(draft.answers, 'offered')).toHaveLength(1);
});

test('an action that is not offered here does nothing', async () => {
  const { problems, draft } = await acting(fullVisit, { words: [['hourValue', line('50')]] });
  expect(problems).toEqual(['That cannot be done here.']);
  expect(draft.answers.hourValue).toBe(undefined);
});
