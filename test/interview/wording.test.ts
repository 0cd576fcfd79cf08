import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/interview/respondent.ts';
import type { Step } from '../../src/interview/step.ts';
import { shipped } from '../playbooks/shipped.ts';
import { complaints, conduct, emptyDraft, fullVisit, key, line, type Script, scene, scripted } from './desk.ts';

/** What is done at the steps of the check; every other step goes by the script. */
type Wish = Readonly<Record<string, Reply | readonly Reply[]>>;
const pressed = (one: string): Reply => ({ type: 'raw', raw: key(one) });
const typed = (text: string): Reply => ({ type: 'raw', raw: line(text) });

/** The problem that no playbook knows, so that every text of the offer is typed. */
const own: Script = {
  ...fullVisit,
  words: line(complaints.none ?? ''),
  playbook: key('0'),
  fixes: line('Quiet wheel 90'),
  liveWithIt: line('close the door; risk: it may stop'),
};

const walk = (script: Script, wish: Wish = {}, draft = emptyDraft()) =>
  conduct(
    (step, asked) => {
      const given = wish[step.id];
      if (given === undefined) return { type: 'raw', raw: scripted(script, step, asked) };
      return 'type' in given ? given : (given[asked - 1] ?? pressed('k'));
    },
    { draft },
  );

const remarksOf = ({ show = [] }: Step) => show.flatMap((block) => (block.type === 'known' ? block.lines : []));
const stepsOf = ({ steps }: Awaited<ReturnType<typeof walk>>) => steps.filter(({ id }) => id === 'wording');

describe('a text that the client will read', () => {
  test.each<[what: string, script: Script, phrase: string]>([
    ['the title of a quote', { ...own, fixes: line('New wheel ASAP 90') }, 'ASAP'],
    ['a side effect', { ...own, sideEffects: line('you should have asked') }, 'you should have'],
    ['how to live with it', { ...own, liveWithIt: line('reboot it; risk: it may stop') }, 'reboot'],
    ['the risk of living with it', { ...own, liveWithIt: line('leave it; risk: it stops soon') }, 'soon'],
    ['why we say no', { ...own, choice: key('n'), reason: line('It is our policy') }, 'policy'],
    ['what we can do instead', { ...own, choice: key('n'), alternative: line('I’ll try a new fan') }, 'I’ll try'],
    ['a promise', { ...own, promises: line('order a cheap fan by fri') }, 'cheap'],
  ])('is looked at: %s, and kept with one key', async (_, script, phrase) => {
    const visited = await walk(script, { wording: pressed('k') });
    expect(visited.how).toBe('done');
    expect(stepsOf(visited)).toMatchObject([{ who: 'helper', form: { enter: 'k' } }]);
    expect(stepsOf(visited).flatMap(remarksOf)).toEqual([expect.stringContaining(`"${phrase}" may `)]);
    expect(JSON.stringify(visited.draft.answers)).toContain(phrase);
  });

  test('is looked at in an action too', async () => {
    let isAnswered = false;
    const visited = await conduct((step, asked) => {
      if (step.id === 'wording') return pressed('e');
      if (step.id === 'rewording') return typed('I copy your photos first');
      if (step.id !== 'choice' || isAnswered) return { type: 'raw', raw: scripted(own, step, asked) };
      isAnswered = true;
      return { type: 'action', action: 'worryAnswer', raw: line('I just copy your photos') };
    });
    expect(visited.draft.answers.worryAnswer).toBe('I copy your photos first');
  });

  test('is asked about with nothing to find in no visit', async () => {
    expect(stepsOf(await walk(own))).toEqual([]);
    expect(stepsOf(await walk(fullVisit))).toEqual([]);
  });

  test('costs the client no question', async () => {
    const counts = ({ steps }: Awaited<ReturnType<typeof walk>>) =>
      steps.filter(({ id }) => id !== 'wording').map(({ id, count }) => [id, count]);
    const doubtful = await walk({ ...own, liveWithIt: line('reboot it; risk: it may stop') });
    expect([counts(doubtful), stepsOf(doubtful).length]).toEqual([counts(await walk(own)), 1]);
  });

  test('is written again, until nothing is found or it may stay, and what was understood is said in the new words', async () => {
    const lines = [
      'New router ASAP 90; Quiet wheel 50',
      'New router 80; Quiet wheel 50',
      'New internet box 70; Quiet wheel 60',
    ];
    const visited = await walk(
      { ...own, fixes: lines.map(line), choice: key('a') },
      { wording: [pressed('e'), pressed('e')] },
    );
    const router = '"router" may need explaining. Better: "the box that gives you internet".';
    expect(stepsOf(visited).map(remarksOf)).toEqual([
      [router, '"ASAP" may leave them guessing. Better: "by Thursday noon".'],
      [router],
    ]);
    expect(visited.steps.filter(({ id }) => id === 'fixes').map(({ before }) => before)).toEqual([
      undefined,
      ...lines.slice(0, 2),
    ]);
    // What was found is on screen while it is written again.
    expect(visited.echoes.filter((echo) => echo === router)).toHaveLength(2);
    expect(visited.draft.answers.fixes?.map(({ title, id }) => [title, id])).toEqual([
      ['New internet box', 'new-internet-box'],
      ['Quiet wheel', 'quiet-wheel'],
    ]);
    expect(visited.echoes).toContain('New internet box: $70 fixed; Quiet wheel: $60 fixed');
  });

  test.each<[what: string, step: string, lines: readonly [string, string], kept: object]>([
    [
      'who promised it and by when',
      'promises',
      ['bring paper asap by fri', 'Anna: bring paper by wed'],
      { promises: [{ what: 'bring paper', who: 'Anna', due: '2026-11-25' }] },
    ],
    [
      'the price',
      'fixes',
      ['New wheel ASAP 90', 'New wheel ~80 max 95'],
      { fixes: [{ title: 'New wheel', lines: [{ unitPrice: '80.00' }], ceiling: '95.00' }] },
    ],
    [
      'risk and loss',
      'liveWithIt',
      ['just wait', 'wait; risk: it may stop; gone for good: the photos'],
      { liveWithIt: { how: 'wait', risk: 'it may stop', cannotBeBoughtBack: 'the photos' } },
    ],
    [
      'each side effect',
      'sideEffects',
      ['it hums soon', 'it hums; it is warm'],
      { fixes: [{ sideEffects: ['it hums', 'it is warm'] }] },
    ],
  ])('is written again on its own line, and that is read whole: %s', async (_, step, lines, kept) => {
    const visited = await walk({ ...own, [step]: lines.map(line) }, { wording: pressed('e') });
    const asked = visited.steps.filter(({ id }) => id === step);
    expect([visited.how, asked.map(({ before }) => before)]).toEqual(['done', [undefined, lines[0]]]);
    expect(visited.draft.answers).toMatchObject(kept);
  });

  test('is written again in an action as that action reads it, beside what was promised before', async () => {
    const told = ['ring by fri', 'Anna: bring paper asap by fri'];
    const visited = await conduct((step) => {
      if (step.id === 'wording') return pressed('e');
      if (step.id === 'rewording') return typed('bring paper by wed');
      const next = step.id === 'choice' ? told.shift() : undefined;
      return next
        ? { type: 'action', action: 'promise', raw: line(next) }
        : { type: 'raw', raw: scripted(own, step, 1) };
    });
    expect(visited.steps.filter(({ id }) => id === 'rewording').map(({ before }) => before)).toEqual([
      'Anna: bring paper asap by 2026-11-27',
    ]);
    expect(visited.draft.answers.promises).toEqual([
      { what: 'ring', who: 'me', due: '2026-11-27' },
      { what: 'bring paper', who: 'me', due: '2026-11-25' },
    ]);
  });

  test('that may stay is not asked about again, when it is gone back to or the day after', async () => {
    const script = { ...own, fixes: line('New wheel ASAP 90') };
    let isBack = false;
    const first = await conduct((step, asked) => {
      if (step.id !== 'sideEffects') return { type: 'raw', raw: scripted(script, step, asked) };
      if (isBack) return { type: 'leave' };
      isBack = true;
      return { type: 'back' };
    });
    expect(first.steps.filter(({ id }) => id === 'fixes')).toHaveLength(2);
    expect(stepsOf(first)).toHaveLength(1);
    // The answer to the side effects holds the whole quote again.
    expect(stepsOf(await walk(script, {}, first.draft))).toEqual([]);
  });

  test('stands on its line again after a step back, and half typed where they have to go', async () => {
    const script = { ...own, liveWithIt: line('reboot it') };
    const back = await walk(script, { wording: [{ type: 'back' }] });
    expect(back.steps.filter(({ id }) => id === 'liveWithIt').map(({ before }) => before)).toEqual([
      undefined,
      'reboot it',
    ]);
    for (const wish of [
      { wording: { type: 'leave' } },
      { wording: pressed('e'), liveWithIt: [{ type: 'raw', raw: script.liveWithIt }, { type: 'leave' }] },
    ] satisfies readonly Wish[]) {
      const left = await walk(script, wish);
      expect([left.how, left.draft.typed]).toEqual(['left', { step: 'liveWithIt', text: 'reboot it' }]);
    }
  });

  test('is asked about again when a strange key is pressed, or nothing is typed', async () => {
    let isAnswered = false;
    const asked: Wish = { wording: [pressed('z'), pressed('e')], rewording: [typed(' '), typed('They are copied')] };
    const { problems, draft } = await conduct((step, times) => {
      const given = asked[step.id];
      if (given) return [given].flat()[times - 1] ?? pressed('k');
      if (step.id !== 'choice' || isAnswered) return { type: 'raw', raw: scripted(own, step, times) };
      isAnswered = true;
      return { type: 'action', action: 'worryAnswer', raw: line('I just copy them') };
    });
    expect(problems).toEqual(['Press one of the keys.', 'This needs a few words; Escape goes back to the question.']);
    expect(draft.answers.worryAnswer).toBe('They are copied');
  });

  test('may hold a secret in its new words, which is asked about then', async () => {
    const { draft } = await walk(
      { ...own, liveWithIt: [line('reboot it'), line('the password is hunter2x')] },
      { wording: pressed('e'), secret: pressed('b') },
    );
    expect(draft.answers.liveWithIt).toEqual({ how: 'the password is [password removed]' });
  });

  test('is in the clear where the client used the word, or a playbook brought it', async () => {
    const theirs = { ...own, words: line('My router hums'), fixes: line('A quiet router 90') };
    expect(stepsOf(await walk(theirs))).toEqual([]);
    const playbooks = shipped.map((one) => ({
      ...one,
      fixes: one.fixes.map((fix) => ({ ...fix, title: 'Reboot it' })),
    }));
    const visited = await conduct((step, asked) => ({ type: 'raw', raw: scripted(fullVisit, step, asked) }), {
      place: { ...scene, playbooks },
    });
    expect([visited.draft.answers.fixes?.[0]?.title, stepsOf(visited)]).toEqual(['Reboot it', []]);
  });
});

test("the client's own words are never looked at", async () => {
  const said = "Obviously it's your fault, you should have known, just reboot it ASAP";
  const script: Script = {
    ...own,
    words: line(said),
    readbacks: [key('n', said), key('y')],
    worry: line(said),
    blocked: line(said),
    changed: line(said),
    tried: line(said),
    choice: key('l', said),
  };
  const visited = await walk(script);
  expect([visited.how, stepsOf(visited)]).toEqual(['done', []]);
  expect(visited.draft.answers).toMatchObject({ words: said, worry: said, blocked: said, choiceWords: said });
});
