import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers, Patch } from '../../src/interview/answers.ts';
import { keyOrder } from '../../src/interview/keys.ts';
import { activeAnswers, currentStep, type State, transition } from '../../src/interview/machine.ts';
import {
  complaints,
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

const nothing: State = { answers: {}, aside: {} };
const stepAfter = (answers: Answers) => currentStep(scene, { answers, aside: {} })?.id;

const yes = { words: 'The wifi drops upstairs', readbacks: [{ answer: 'yes' }] } as const;
const heard = { client: 'Ada Brown', ...yes } as const;
const look = { ...heard, wants: 'look', devices: ['d-1ap001'] } as const;
const logged = {
  ...look,
  playbook: 'wifi-drops',
  worry: null,
  blocked: null,
  answers: { where: null },
  checks: null,
} as const;
const { checks: _, ...withoutChecks } = logged;
const quote = {
  id: 'settle',
  title: 'A steady signal',
  lines: [{ kind: 'other', text: 'All of it', quantity: 1, unitPrice: '120.00' }],
  sideEffects: ['none known'],
} as const;
const offered = { ...logged, fixes: [{ ...quote, lines: [...quote.lines], sideEffects: ['none known'] }] };
const twoFixes = { ...offered, fixes: [...offered.fixes, { ...offered.fixes[0]!, id: 'new-box' }] };
const fixing = { ...offered, choice: 'fix' } as const;

describe('what is asked next follows from the answers', () => {
  test.each<readonly [string, Answers, string | undefined]>([
    ['nothing at all', {}, 'client'],
    ['a name', { client: 'Ada Brown' }, 'words'],
    ['words alone', { words: 'The wifi drops' }, 'client'],
    ['words', { client: 'Ada Brown', words: 'The wifi drops' }, 'readbacks'],
    ['nearly', { ...heard, readbacks: [{ answer: 'nearly', correction: 'only upstairs' }] }, 'readbacks'],
    ['interrupted', { ...heard, readbacks: [{ answer: 'interrupted' }] }, undefined],
    ['a yes', heard, 'wants'],
    ['no read-back, typed afterwards', { ...heard, readbacks: null, on: '2026-11-20' }, 'wants'],
    ['no read-back, at the desk', { ...heard, readbacks: null }, 'readbacks'],
    ['they wanted us to know', { ...heard, wants: 'know' }, undefined],
    ['they want a look', { ...heard, wants: 'look' }, 'devices'],
    ['the words name a device', { ...heard, words: 'The office printer is dead', wants: 'look' }, 'playbook'],
    ['two devices in the words', { ...heard, words: 'kitchen laptop and office printer', wants: 'look' }, 'devices'],
    ['a device', look, 'playbook'],
    ['a device left open', { ...look, devices: null }, 'playbook'],
    ['a playbook that touches data', { ...look, playbook: 'slow-computer' }, 'stakes'],
    ['a playbook that does not', { ...look, playbook: 'wifi-drops' }, 'worry'],
    ['no playbook', { ...look, playbook: 'none' }, 'worry'],
    ['the questions of the log', withoutChecks, 'checks'],
    ['the log', logged, 'fixes'],
    ['no fix', { ...logged, fixes: null }, 'choice'],
    ['no fix and no playbook', { ...logged, playbook: 'none', frequency: null, fixes: null }, 'liveWithIt'],
    ['a quote', offered, 'choice'],
    [
      'a quote without a side effect',
      { ...offered, fixes: [{ ...offered.fixes[0]!, sideEffects: [] }] },
      'sideEffects',
    ],
    ['the fix', fixing, 'when'],
    ['a fix of two, not said which', { ...twoFixes, choice: 'fix' }, 'choice'],
    ['a fix that is not there', { ...twoFixes, choice: 'fix', option: 'gone' }, 'choice'],
    ['a fix of two', { ...twoFixes, choice: 'fix', option: 'new-box' }, 'when'],
    ['the fix, and its quote taken away', { ...fixing, fixes: null }, 'choice'],
    ['living with it', { ...offered, choice: 'live-with-it' }, 'promises'],
    ['thinking', { ...offered, choice: 'think' }, 'until'],
    ['somebody else decides', { ...offered, choice: 'hand-over' }, 'handOverTo'],
    ['and who', { ...offered, choice: 'hand-over', handOverTo: 'the landlord' }, 'handOverBy'],
    ['our no', { ...offered, choice: 'no' }, 'reason'],
    ['and why', { ...offered, choice: 'no', reason: 'it is not safe' }, 'alternative'],
    ['another day', { ...fixing, when: '2026-11-27' }, 'promises'],
    ['not settled', { ...fixing, when: null }, 'promises'],
    ['now', { ...fixing, when: 'now' }, 'works'],
    ['it works', { ...fixing, when: 'now', works: 'yes' }, 'work'],
    ['charged as quoted', { ...fixing, when: 'now', works: 'yes', charged: '120.00' }, 'promises'],
    ['charged more', { ...fixing, when: 'now', works: 'yes', charged: '120.01' }, 'overrunAgreed'],
    ['a promise made', { ...fixing, when: 'now', works: 'yes', spent: 5, promises: [] }, undefined],
    ['cured', { ...heard, fixedByCheck: true }, 'works'],
    ['cured after the log', { ...logged, fixedByCheck: true, works: 'yes' }, 'work'],
  ])('%s', (_name, answers, next) => {
    expect(stepAfter(answers)).toBe(next);
  });
});

const visits: Readonly<Record<string, Script>> = {
  'a fix': {
    ...fullVisit,
    blocked: line('send invoices by fri'),
    stakes: key('o'),
    worry: line('my photos'),
    checks: ticks('wired', 'channel'),
  },
  'nearly, then yes': { ...fullVisit, readbacks: [key('n', 'only upstairs'), key('y')] },
  'a quote of our own, no playbook': {
    ...fullVisit,
    words: line('Something hums in the wall'),
    playbook: key('0'),
    fixes: line('A quiet wall 80; A new wall ~900 max 1200'),
    sideEffects: [line('dust; noise'), line('none known')],
    liveWithIt: line('sleep elsewhere; risk: it may grow'),
    choice: key('b', 'the new wall, then'),
    frequency: line('3/week 5min'),
    when: key('d', 'fri'),
    promises: line('call by tomorrow; Anna: order bricks by 3d'),
  },
  'living with it': { ...fullVisit, choice: key('l', 'I can live with it'), answers: line('') },
  thinking: { ...fullVisit, choice: key('t') },
  'handing over': { ...fullVisit, choice: key('h') },
  'our no': { ...fullVisit, choice: key('n') },
  'another kind': { ...fullVisit, playbook: key('o', 'slow-computer'), 'answers.where': key('2'), stakes: key('-') },
  'a device by number': {
    ...fullVisit,
    devices: line('2'),
    frequency: line('constant'),
    changed: line('new box, since mon'),
  },
};

describe('going back', () => {
  test.each(Object.entries(visits))(
    '%s: each step leads back to the one before, and on again to the same',
    async (_name, script) => {
      const { steps, drafts, problems, draft } = await visit(script);
      expect(problems).toEqual([]);
      const states: readonly State[] = [nothing, ...drafts];
      for (const [index, after] of states.entries()) {
        if (index === 0) continue;
        const asked = steps[index - 1]!;
        const back = transition(scene, after, { type: 'back' });
        if (!back.ok) throw new Error(`${asked.id}: ${back.reason}`);
        const again = currentStep(scene, back.state);
        expect([asked.id, again?.id]).toEqual([asked.id, asked.id]);
        const raw = scripted(script, asked, steps.slice(0, index).filter(({ id }) => id === asked.id).length);
        const typed = raw.type === 'key' ? raw.key : raw.type === 'checked' ? raw.ids.join(',') : raw.text;
        if (typed !== '') expect([asked.id, again?.before !== undefined]).toEqual([asked.id, true]);
        if (raw.type === 'key') expect(again?.before).toBe(raw.key);
        // What the prompt starts from, entered as it is, means the same.
        const kept = raw.type === 'text' ? line(again?.before ?? '') : raw;
        const reading = again?.read(kept);
        if (!reading?.ok) throw new Error(`${asked.id}: ${reading?.reason}`);
        const forward = transition(scene, back.state, { type: 'answer', patch: reading.patch });
        expect(forward).toEqual({ ok: true, state: { answers: after.answers, aside: after.aside } });
      }
      let state: State = draft;
      for (const asked of steps.toReversed()) {
        const back = transition(scene, state, { type: 'back' });
        expect([asked.id, back.ok]).toEqual([asked.id, true]);
        if (back.ok) state = back.state;
        expect(currentStep(scene, state)?.id).toBe(asked.id);
      }
      expect(transition(scene, state, { type: 'back' }).ok).toBe(false);
      const again = await visit(script, scene, { ...draft, ...state });
      expect(again.draft).toMatchObject({ answers: draft.answers, aside: {} });
      expect(again.steps.filter(({ before = '' }) => before !== '').length).toBeGreaterThan(3);
    },
  );

  test('a cure noticed at a question leads back to that question', () => {
    const state = { answers: { ...look, playbook: 'wifi-drops' }, aside: {} } as const;
    const cured = transition(scene, state, { type: 'answer', patch: { fixedByCheck: true } });
    const back = cured.ok && transition(scene, cured.state, { type: 'back' });
    expect(back).toEqual({ ok: true, state });
  });

  test('the line after a key starts from what was typed there', async () => {
    const { draft } = await visit({ ...fullVisit, choice: key('a', 'yes please'), when: key('d', 'fri') });
    const at = (id: string) => {
      let state: State = draft;
      for (let count = 0; currentStep(scene, state)?.id !== id; count++) {
        const back = transition(scene, state, { type: 'back' });
        if (!back.ok || count > 20) throw new Error(`never at ${id}`);
        state = back.state;
      }
      const form = currentStep(scene, state)?.form;
      return form?.type === 'keys' ? form.keys.flatMap(({ then }) => then?.before ?? []) : [];
    };
    expect(at('when')).toEqual(['2026-11-27']);
    expect(at('choice')).toEqual(['yes please']);
  });
});

const full: Answers = { ...fixing, when: 'now', works: 'yes', spent: 30, charged: '45.00', promises: null };

describe('answers that others switch off', () => {
  const edit = (answers: Answers, patch: Patch): Answers => {
    const next = transition(scene, { answers, aside: {} }, { type: 'answer', patch });
    if (!next.ok) throw new Error(next.reason);
    return next.state.answers;
  };

  test('know ends the visit and leaves the offer out of what counts and what is recorded; look brings it back', () => {
    const known = edit(full, { wants: 'know' });
    expect(stepAfter(known)).toBe(undefined);
    expect(Object.keys(activeAnswers(scene, known)).sort()).toEqual([
      'client',
      'promises',
      'readbacks',
      'wants',
      'words',
    ]);
    expect(recordsFrom(known).flatMap(({ events }) => events.map(({ kind }) => kind))).toEqual(['opened', 'listened']);
    const back = edit(known, { wants: 'look' });
    expect(back).toEqual(full);
    expect(activeAnswers(scene, back)).toEqual(full);
  });

  test.each<readonly [string, Patch, readonly string[]]>([
    ['living with it', { choice: 'live-with-it' }, ['when', 'works']],
    ['another day', { when: '2026-11-27' }, ['works']],
    ['a cure', { fixedByCheck: true }, ['fixes', 'choice', 'when']],
  ])('%s', (_name, patch, off) => {
    const active = Object.keys(activeAnswers(scene, edit(full, patch)));
    expect(off.filter((id) => active.includes(id))).toEqual([]);
  });

  test('what is switched off is not recorded', () => {
    const events = (answers: Answers) => recordsFrom(answers).flatMap((record) => record.events);
    const living = events(edit({ ...full, devices: ['a till'] }, { choice: 'live-with-it', fixedByCheck: false }));
    expect(living.map(({ kind }) => kind)).not.toContain('checked');
    expect(living.find(({ kind }) => kind === 'decided')).not.toHaveProperty('when');
    const known = events(edit({ ...full, devices: ['a till'], hourValue: '50.00' }, { wants: 'know' }));
    expect(known.map(({ kind }) => kind)).toEqual(['opened', 'listened']);
  });

  test("what was answered to another playbook's question of the same name does not count", () => {
    const answers: Answers = {
      ...look,
      playbook: 'slow-computer',
      answers: { where: 'everything', when: 'from the start' },
    };
    expect(activeAnswers(scene, answers).answers).toEqual(answers.answers);
    expect(activeAnswers(scene, { ...answers, playbook: 'wifi-drops' }).answers).toEqual({});
    const elsewhere: Answers = { ...answers, answers: { where: 'internet pages', when: 'from the start' } };
    expect(activeAnswers(scene, elsewhere).answers).toEqual({ where: 'internet pages' });
  });
});

test('a draft goes on at the same step, wherever it was left', async () => {
  for (const script of Object.values(visits)) {
    const { drafts, steps } = await visit(script);
    for (const [index, saved] of drafts.entries()) {
      const reopened = currentStep(scene, JSON.parse(JSON.stringify(saved)) as State);
      expect(reopened?.id).toBe(steps[index + 1]?.id);
    }
  }
});

describe('whatever is given', () => {
  const values = fc.oneof(
    fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true }),
    fc.jsonValue(),
    fc.constantFrom(
      'yes',
      'fix',
      'look',
      'now',
      'none',
      'wifi-drops',
      'slow-computer',
      '90.00',
      '3/week',
      'fri',
      true,
      5,
    ),
    fc.constantFrom(
      [{ answer: 'yes' }],
      [{ title: 'x', lines: [{ kind: 'other', text: 'x', quantity: 1, unitPrice: '5' }] }],
    ),
    fc.constantFrom({ where: { toString: 1 } }, { where: 'everything' }, { __proto__: null, where: 1n }),
  );
  const patches = fc.dictionary(fc.oneof(fc.constantFrom(...keyOrder), fc.string()), values, { maxKeys: 8 });

  test('a transition gives a state or a reason, and the next step can be asked', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(patches, fc.constant('back')), { maxLength: 6 }), (events) => {
        let state: State = { answers: look, aside: {} };
        for (const one of events) {
          const event =
            one === 'back' ? ({ type: 'back' } as const) : ({ type: 'answer', patch: one as Patch } as const);
          const next = transition(scene, state, event);
          if (next.ok) state = next.state;
          else expect(next.reason).toMatch(/\S/);
          if (next.ok) taken++;
          currentStep(scene, state);
        }
      }),
      { numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(50);
  });

  test('no reply makes a step throw', async () => {
    const { drafts } = await visit(visits['a fix']!);
    const replies = fc.oneof(
      fc.string().map(line),
      fc.string().map((one) => key(one)),
      fc.constantFrom(...'ynxlkfabth0123456789-odi').map((one) => key(one, 'fri')),
      fc.array(fc.string()).map((ids) => ticks(...ids)),
    );
    fc.assert(
      fc.property(fc.constantFrom(emptyDraft(), ...drafts), replies, (draft, raw) => {
        const step = currentStep(scene, draft);
        for (const prompt of step ? [step, ...step.actions] : []) {
          const reading = prompt.read(raw);
          if (reading.ok) transition(scene, draft, { type: 'answer', patch: reading.patch });
          else expect(reading.reason).toMatch(/\S/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('the complaints of these tests match their playbooks', () => {
  for (const [id, words] of Object.entries(complaints)) {
    const step = currentStep(scene, { answers: { ...look, words }, aside: {} });
    const reading = step?.read(key(id === 'none' ? '0' : '1'));
    expect(reading).toMatchObject({ ok: true, patch: { playbook: id } });
  }
});
