import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createPlain } from '../../src/adapters/terminal/plain.ts';
import { answerFromFile } from '../../src/interview/from-file.ts';
import type { Respondent } from '../../src/interview/respondent.ts';
import { interview } from '../../src/interview/run.ts';
import type { Raw, Step } from '../../src/interview/step.ts';
import { emptyDraft, fullVisit, key, line, recordsFrom, type Script, scene, scripted, ticks, visit } from './desk.ts';

const yes = [{ answer: 'yes' }];
const cable = {
  title: 'A longer cable',
  basis: 'fixed',
  lines: [{ kind: 'other', text: 'A longer cable', quantity: 1, unitPrice: '80' }],
  sideEffects: ['a hole', 'dust'],
};
const mesh = {
  ...cable,
  title: 'Two more boxes',
  basis: 'estimate',
  ceiling: '400',
  lines: [{ ...cable.lines[0], text: 'Two more boxes', unitPrice: '300' }],
  sideEffects: ['none known'],
};
const wifi = {
  client: 'Ada Brown',
  words: 'The wifi drops upstairs',
  readbacks: yes,
  wants: 'look',
  playbook: 'wifi-drops',
};
const typed = {
  ...fullVisit,
  fixes: line('A longer cable 80'),
  sideEffects: line('a hole; dust'),
  work: line('30min 45 cash'),
};

/** The same visits as a file tells them and as a person types them. */
const visits: readonly (readonly [name: string, given: Readonly<Record<string, unknown>>, script: Script])[] = [
  ['know', { ...wifi, wants: 'know', playbook: null }, { ...fullVisit, wants: key('k') }],
  [
    'interrupted',
    { ...wifi, wants: null, playbook: null, readbacks: [{ answer: 'interrupted' }] },
    { ...fullVisit, readbacks: key('i') },
  ],
  [
    'fixed, with all there is to say',
    {
      ...wifi,
      client: 'Cleo, 0199',
      devices: ['tablet'],
      words: 'The wifi drops\n  on my kitchen laptop, at night',
      readbacks: [{ answer: 'nearly', correction: 'not only at night' }, ...yes],
      worry: 'the exam',
      blocked: 'send invoices',
      deadline: 'fri',
      answers: { where: 'certain rooms' },
      checks: ['wired', 'signal'],
      fixes: [cable],
      choice: 'fix',
      choiceWords: 'yes please',
      when: 'now',
      works: 'yes',
      spent: 30,
      charged: '45',
      paid: 'cash',
      promises: [
        { what: 'send the invoice', who: 'me', due: 'fri' },
        { what: 'order it', who: 'Anna', due: '3d' },
      ],
    },
    {
      ...typed,
      client: line('Cleo, 0199'),
      devices: line('tablet'),
      words: line('The wifi drops\n  on my kitchen laptop, at night'),
      readbacks: [key('n', 'not only at night'), key('y')],
      worry: line('the exam'),
      blocked: line('send invoices by fri'),
      'answers.where': key('2'),
      checks: ticks('wired', 'signal'),
      promises: line('send the invoice by fri; Anna: order it by 3d'),
      choice: key('a', 'yes please'),
    },
  ],
  [
    'the second of two fixes, on another day',
    {
      ...wifi,
      fixes: [cable, mesh],
      choice: 'fix',
      option: 'two-more-boxes',
      when: 'fri',
      promises: [{ what: 'call', due: 'tomorrow' }],
    },
    {
      ...typed,
      fixes: line('A longer cable 80; Two more boxes ~300 max 400'),
      sideEffects: [line('a hole; dust'), line('none known')],
      choice: key('b'),
      when: key('d', 'fri'),
      promises: line('call by tomorrow'),
    },
  ],
  [
    'living with it, data at stake, the device in the words',
    {
      client: 'Ada Brown',
      words: 'My kitchen laptop is slow',
      readbacks: yes,
      wants: 'look',
      playbook: 'slow-computer',
      stakes: 'only-copy',
      worry: 'the photos',
      answers: { where: 'one program' },
      fixes: [],
      choice: 'live-with-it',
      choiceWords: 'well, I can live with it',
    },
    {
      ...fullVisit,
      words: line('My kitchen laptop is slow'),
      stakes: key('o'),
      worry: line('the photos'),
      'answers.where': key('2'),
      fixes: line(''),
      choice: key('l', 'well, I can live with it'),
    },
  ],
  [
    'no playbook, our own words, thinking',
    {
      client: 'Cleo, 0199',
      words: 'It hums',
      readbacks: yes,
      wants: 'look',
      devices: ['wall'],
      playbook: 'none',
      frequency: '3/week',
      minutes: 5,
      changed: 'new box',
      since: 'mon',
      fixes: [cable],
      liveWithIt: { how: 'sleep elsewhere', risk: 'it may grow' },
      choice: 'think',
      until: '2w',
    },
    {
      ...typed,
      client: line('Cleo, 0199'),
      words: line('It hums'),
      devices: line('wall'),
      playbook: key('0'),
      frequency: line('3/week 5min'),
      changed: line('new box, since mon'),
      liveWithIt: line('sleep elsewhere; risk: it may grow'),
      choice: key('t'),
      until: line('2w'),
    },
  ],
  [
    'handing over',
    { ...wifi, devices: ['d-pr1nt2', 'tablet'], choice: 'hand-over', handOverTo: 'the landlord', handOverBy: 'fri' },
    { ...fullVisit, devices: line('2, tablet'), fixes: line(''), choice: key('h'), handOverBy: line('fri') },
  ],
  [
    'our no',
    { ...wifi, choice: 'no', reason: 'It is not safe', alternative: 'I note what to look for' },
    { ...fullVisit, fixes: line(''), choice: key('n') },
  ],
  [
    'a danger, and more charged than told',
    {
      ...wifi,
      words: 'The wifi drops and smoke is coming out of the box',
      redFlags: ['smoke'],
      fixes: [cable],
      choice: 'fix',
      when: 'now',
      works: 'no',
      charged: '90',
      overrunAgreed: 'yes, go on',
    },
    {
      ...typed,
      words: line('The wifi drops and smoke is coming out of the box'),
      playbook: key('o', 'wifi-drops'),
      choice: key('a'),
      works: key('n'),
      work: line('90'),
    },
  ],
  [
    'not asked whether it works',
    { ...wifi, fixes: [cable], choice: 'fix', when: 'now' },
    { ...typed, choice: key('a'), works: key('-'), work: line('') },
  ],
];

/** What a person would type line by line to say the same. */
function linesOf(raw: Raw, { form }: Step): readonly string[] {
  if (raw.type === 'text') return form.type === 'lines' ? [...raw.text.split('\n'), ''] : [raw.text];
  if (raw.type === 'checked') {
    const items = form.type === 'checks' ? form.items : [];
    return [raw.ids.map((id) => items.findIndex((item) => item.id === id) + 1).join(' ')];
  }
  const asksMore = form.type === 'keys' && form.keys.some(({ key: one, then }) => one === raw.key && then);
  return asksMore ? [raw.key, raw.text ?? ''] : [raw.key];
}

/** The plain respondent, fed with the lines of a script. */
function plainly(script: Script): Respondent {
  const waiting: string[] = [];
  const reader = { next: () => Promise.resolve(waiting.shift()) };
  const plain = createPlain({ render: () => '', reader, output: new PassThrough().resume() });
  const asked: string[] = [];
  return {
    ask(step, problem) {
      asked.push(step.id);
      waiting.push(...linesOf(scripted(script, step, asked.filter((id) => id === step.id).length), step));
      return plain.ask(step, problem);
    },
    echo: (text) => plain.echo(text),
  };
}

test.each(visits)('%s: a file, prompts and plain lines make the same records', async (_name, given, script) => {
  const answered = answerFromFile(scene, given);
  if (!answered.ok) throw new Error(answered.refusal.message);
  const filed = recordsFrom(answered.state.answers);
  const prompted = await visit(script);
  expect(prompted.problems).toEqual([]);
  expect(recordsFrom(prompted.draft.answers)).toEqual(filed);
  const plain = await interview({ scene, draft: emptyDraft(), facing: false, save: () => {} }, plainly(script));
  expect(plain.how).toBe('done');
  expect(recordsFrom(plain.draft.answers)).toEqual(filed);
});
