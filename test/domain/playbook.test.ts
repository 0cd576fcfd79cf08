import { expect, test } from 'vitest';
import { fillName, openQuestions, playbookJsonSchema } from '../../src/domain/playbook.ts';
import { checkPlaybook } from '../../src/domain/playbook-check.ts';

const small = {
  id: 'kettle',
  title: 'The kettle does not boil',
  component: 'kitchen',
  triggers: ['kettle'],
  workaround: 'Use a pot.',
  risk: 'It stays cold.',
  escalate: 'The wire is hot - an electrician.',
  sayNo: { ask: 'Open it', reason: 'It is sealed.', alternative: 'We find another.' },
};
const question = { id: 'lamp', ask: 'Does the lamp light up, {{name}}?', type: 'yes-no', value: '8' };
const fix = { id: 'new', title: 'It boils', hours: ['0.5', '1'], sideEffects: ['It is louder.'] };

/** The faults of the small playbook with some keys changed, as `path: message`. */
function faultsOf(change: Record<string, unknown>): readonly string[] {
  const checked = checkPlaybook({ ...small, ...change });
  return checked.ok ? [] : checked.misfits.map(({ path, message, mend }) => `${path.join('.')}: ${message}. ${mend}`);
}

test('numbers and booleans may be text, and come out as numbers and booleans', () => {
  const checked = checkPlaybook({
    ...small,
    touchesData: 'yes',
    questions: [
      { ...question, type: 'boolean' },
      { ...question, id: 'kind', slot: 'device', when: { question: 'lamp', answered: 'true' } },
    ],
    fixes: [{ ...fix, yearly: '60', parts: [{ text: 'A cord', price: ['4', '9.5'] }] }],
  });
  expect(checked).toMatchObject({
    ok: true,
    playbook: {
      touchesData: true,
      currency: 'USD',
      questions: [
        { type: 'yes-no', value: 8 },
        { slot: 'devices', when: { question: 'lamp', answered: true } },
      ],
      fixes: [{ hours: [0.5, 1], yearly: [60, 60], parts: [{ price: [4, 9.5] }], excludes: [] }],
      checks: [],
      redFlags: [],
    },
  });
});

test.each([
  [
    'a missing key',
    { risk: undefined },
    'risk: "risk" is missing. Add a line "risk: …". What may happen while living with it, in one sentence the client reads.',
  ],
  ['a misspelt key', { tittle: 'x' }, 'tittle: unknown key "tittle". Did you mean title?'],
  [
    'a misspelt key further down',
    { fixes: [{ ...fix, hour: [1, 2] }] },
    'fixes.0.hour: unknown key "hour". Did you mean hours?',
  ],
  [
    'text in place of a list',
    { triggers: 'kettle' },
    'triggers: this must be a list. Write each entry on a line of its own, after "- ".',
  ],
  [
    'nothing in place of a list, once',
    { triggers: '' },
    'triggers: this must be a list. Write each entry on a line of its own, after "- ".',
  ],
  ['a list in place of text', { risk: ['a'] }, 'risk: this must be text. Write it on one line after the colon.'],
  [
    'empty text',
    { risk: '  ' },
    'risk: this must not be empty. Write it after the colon, or take the line out if nothing belongs there.',
  ],
  [
    'an id with blanks',
    { id: 'My Kettle' },
    'id: this cannot be an id. Use small letters, digits and single hyphens, such as slow-computer.',
  ],
  ['the id that means no playbook', { id: 'none' }, 'id: "none" means no playbook. Choose another id.'],
  [
    'a trigger that nobody can say',
    { triggers: ['?!'] },
    'triggers.0: a trigger needs a letter or a digit. Write a word that clients say.',
  ],
  [
    'another template',
    { risk: 'Dear {{client}}' },
    'risk: the one template is {{name}}, no other {{ may stand here. Heard puts the client in for {{name}}; take any other out.',
  ],
  [
    'hours the wrong way round',
    { fixes: [{ ...fix, hours: [2, 1] }] },
    'fixes.0.hours: the low figure comes first. Write them as [low, high].',
  ],
  [
    'hours that are no number',
    { fixes: [{ ...fix, hours: ['an hour', 2] }] },
    'fixes.0.hours.0: this must be a number of 0 or more. Write it like 1.5.',
  ],
  [
    'a fix without a side effect',
    { fixes: [{ ...fix, sideEffects: [] }] },
    'fixes.0.sideEffects: too few: at least 1. Add what is missing. What may be different or less good afterwards. At least one, and honest.',
  ],
  ['an id used twice', { fixes: [fix, fix] }, 'fixes.1.id: "new" is used twice. Give each its own id.'],
  [
    'a choice without choices',
    { questions: [{ ...question, type: 'choice' }] },
    'questions.0.type: "lamp" is a choice without choices. Add a line such as "choices: [one, the other]".',
  ],
  [
    'choices without a choice',
    { questions: [{ ...question, choices: ['a', 'b'] }] },
    'questions.0.choices: "lamp" has choices, and its type is yes-no. Write "type: choice", or take them out.',
  ],
  [
    'the same choice twice',
    { questions: [{ ...question, type: 'choice', choices: ['A', 'a'] }] },
    'questions.0.choices: "lamp" offers the same choice twice. Keep one of the two.',
  ],
  [
    'an unknown type',
    { questions: [{ ...question, type: 'colour' }] },
    'questions.0.type: this must be one of text, choice, yes-no, number, date, boolean. Choose one of them.',
  ],
  [
    'stakes with other choices',
    { questions: [{ ...question, slot: 'stakes', type: 'choice', choices: ['much', 'little'] }] },
    'questions.0.choices: a question for "stakes" has choices of its own. Write "type: choice" and "choices: [copied, only-copy, unknown, none]", or take the slot out.',
  ],
  [
    'a condition on a later question',
    {
      questions: [
        { ...question, when: { question: 'kind', equals: 'a' } },
        { ...question, id: 'kind' },
      ],
    },
    'questions.0.when: "kind" is not the id of an earlier question in this playbook. Take the condition out of the first question.',
  ],
  [
    'a condition on itself',
    { questions: [{ ...question, when: { question: 'lamp', answered: true } }] },
    'questions.0.when: "lamp" is not the id of an earlier question in this playbook. Take the condition out of the first question.',
  ],
  [
    'a condition that can never hold',
    { questions: [question, { ...question, id: 'kind', when: { all: [{ question: 'lamp', equals: 'maybe' }] } }] },
    'questions.1.when: "maybe" is no answer to "lamp". It offers yes, no.',
  ],
  [
    'a condition that is none',
    { questions: [question, { ...question, id: 'kind', when: { question: 'lamp', equal: 'yes' } }] },
    'questions.1.when: this is no condition. Write {question: ID, equals: ANSWER}, {question: ID, in: [ANSWERS]}, {question: ID, answered: yes}, {all: [CONDITIONS]} or {any: [CONDITIONS]}.',
  ],
  [
    'a key that is none by far',
    { sayNo: { ...small.sayNo, colour: 'red' } },
    'sayNo.colour: unknown key "colour". Take it out, or use one of ask, reason, alternative.',
  ],
  [
    'a slip in one of several words',
    { questions: [{ ...question, type: 'chioce' }] },
    'questions.0.type: this must be one of text, choice, yes-no, number, date, boolean. Did you mean choice?',
  ],
  [
    'a slip in the id of an earlier question',
    { questions: [question, { ...question, id: 'kind', when: { question: 'lmap', equals: 'yes' } }] },
    'questions.1.when: "lmap" is not the id of an earlier question in this playbook. Did you mean lamp?',
  ],
  ['a text that is too long', { component: 'k'.repeat(61) }, 'component: too many letters: at most 60. Shorten it.'],
  [
    'too many choices',
    { questions: [{ ...question, type: 'choice', choices: [...'abcdefghij'] }] },
    'questions.0.choices: too many: at most 9. Take some out.',
  ],
  [
    'three hours in place of two',
    { fixes: [{ ...fix, hours: [1, 2, 3] }] },
    'fixes.0.hours: this must be two numbers, low and high. Write them like [1, 2.5].',
  ],
  ['words where yes or no belongs', { touchesData: 'maybe' }, 'touchesData: this must be yes or no. Write yes or no.'],
])('refuses %s', (_, change, fault) => {
  expect(faultsOf(change)).toEqual([fault]);
});

test('a playbook that is no block of keys is refused', () => {
  expect(checkPlaybook('kettle')).toEqual({
    ok: false,
    misfits: [{ path: [], message: 'this must be a block of keys', mend: expect.stringContaining('such as "id: …"') }],
  });
});

test('a question with a condition is open only while it holds', () => {
  const checked = checkPlaybook({
    ...small,
    questions: [question, { ...question, id: 'kind', when: { question: 'lamp', equals: 'no' } }],
  });
  const open = (answers: Record<string, unknown>) =>
    checked.ok && openQuestions(checked.playbook, answers).map(({ id }) => id);
  expect(open({})).toEqual(['lamp']);
  expect(open({ lamp: false })).toEqual(['lamp', 'kind']);
});

test("the client's name stands wherever {{name}} stood, character for character", () => {
  expect(fillName('{{name}}, is it on? Thanks, {{name}}', '$& $1')).toBe('$& $1, is it on? Thanks, $& $1');
});

test('the JSON Schema explains each key to an editor', () => {
  const schema = playbookJsonSchema() as { properties: Record<string, { description?: string }>; required: string[] };
  expect(Object.entries(schema.properties).filter(([, { description }]) => !description)).toEqual([]);
  expect(schema).toMatchObject({ additionalProperties: false });
  expect(schema.required).toEqual(['id', 'title', 'component', 'triggers', 'workaround', 'risk', 'escalate', 'sayNo']);
});
