import { PassThrough, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { createPerson } from '../../../src/adapters/terminal/person.ts';
import type { Reply } from '../../../src/interview/respondent.ts';
import type { Step } from '../../../src/interview/step.ts';
import { createStyle } from '../../../src/output/style.ts';
import { pad, wrap } from '../../../src/output/width.ts';
import { renderBlock, steps } from './steps.ts';

// On a dumb terminal node's line editor edits nothing, whatever its streams are.
beforeAll(() => void vi.stubEnv('TERM', 'xterm-256color'));

/** A person on streams, and everything shown to them. */
function sit() {
  const input = new PassThrough();
  let shown = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      shown += String(chunk);
      done();
    },
  });
  // inquirer ends an injected output after each prompt.
  const output = Object.assign(sink, { columns: 60, rows: 24, end: () => sink });
  const person = createPerson({
    env: {},
    input,
    output,
    style: createStyle({ color: false, columns: 60 }),
    wrap,
    pad,
    render: renderBlock,
    renderPlain: () => 'The block.',
  });
  return { person, input, shown: () => shown };
}

async function answer(style: 'prompts' | 'lines', step: Step, strokes: readonly string[]): Promise<Reply> {
  const { person, input } = sit();
  const reply = person.respondent(style).ask(step);
  for (const stroke of strokes) {
    input.write(stroke);
    await wait(stroke === '\u001b' ? 80 : 2);
  }
  return reply;
}

const raw = (value: object) => ({ type: 'raw', raw: value });
const text = (value: string) => raw({ type: 'text', text: value });
const note = { type: 'action', action: 'note', raw: { type: 'text', text: 'gate 4' } };
const worded = (before: string) => ({ ...steps.worry, before });
const linesBefore = { ...steps.words, before: 'first\nsecond' };

describe('prompts and lines give the same reply', () => {
  test.each([
    ['a line', steps.worry, ['the photos', '\r'], ['the photos'], text('the photos')],
    ['a line left empty', steps.worry, ['\r'], [''], text('')],
    ['blanks kept as typed', steps.worry, ['  a  ', '\r'], ['  a  '], text('  a  ')],
    ['a line kept from before', worded('the till'), ['\r'], [''], text('the till')],
    ['a line from before emptied', worded('x'), ['\u007f', '\r'], ['-'], text('')],
    ['several lines', steps.words, ['one', '\r', 'two', '\r', '\r'], ['one', 'two', ''], text('one\ntwo')],
    ['no lines', steps.words, ['\r'], [''], text('')],
    ['lines kept from before', linesBefore, ['\r'], [''], text('first\nsecond')],
    ['a key', steps.choice, ['l'], ['l'], raw({ type: 'key', key: 'l' })],
    ['a key in capitals', steps.choice, ['L'], ['L'], raw({ type: 'key', key: 'l' })],
    ['Enter alone is no choice', steps.choice, ['\r', 'l'], ['', 'l'], raw({ type: 'key', key: 'l' })],
    ['Enter that stands for a key', steps.look, ['\r'], [''], raw({ type: 'key', key: 'l' })],
    ['an unknown key', steps.choice, ['z', 'l'], ['z', 'l'], raw({ type: 'key', key: 'l' })],
    [
      'a key with text',
      steps.choice,
      ['f', 'go on', '\r'],
      ['f', 'go on'],
      raw({ type: 'key', key: 'f', text: 'go on' }),
    ],
    ['a key without its text', steps.choice, ['f', '\r'], ['f', ''], raw({ type: 'key', key: 'f' })],
    [
      'text that is needed',
      steps.choice,
      ['t', '\r', 'fri', '\r'],
      ['t', '', 'fri'],
      raw({ type: 'key', key: 't', text: 'fri' }),
    ],
    ['back from text to keys', steps.choice, ['t', '\u001b', 'l'], ['t', 'back', 'l'], raw({ type: 'key', key: 'l' })],
    ['checks', steps.checks, ['3', '1', '\r'], ['3 1'], raw({ type: 'checked', ids: ['restart', 'dns'] })],
    ['no checks', steps.checks, ['\r'], [''], raw({ type: 'checked', ids: [] })],
    [
      'checks from before',
      { ...steps.checks, before: 'dns,cable' },
      ['3', '\r'],
      ['3'],
      raw({ type: 'checked', ids: ['cable'] }),
    ],
    ['a key kept from before', { ...steps.choice, before: 'l' }, ['\r'], [''], raw({ type: 'key', key: 'l' })],
    [
      'a key and its half typed line',
      { ...steps.choice, before: 't\nfri' },
      ['\r'],
      [''],
      raw({ type: 'key', key: 't', text: 'fri' }),
    ],
    ['back', steps.worry, ['\u001b'], ['back'], { type: 'back' }],
    ['back by action', steps.worry, ['/', 'b'], ['/', 'b'], { type: 'back' }],
    ['leave', steps.worry, ['\u0003'], ['leave'], { type: 'leave' }],
    ['leave by action', steps.worry, ['/', 'q'], ['/', 'q'], { type: 'leave' }],
    ['leave in the middle', steps.words, ['one', '\r', '\u0003'], ['one', 'leave'], { type: 'leave', typed: 'one' }],
    [
      'an action at once',
      steps.choice,
      ['/', 'x'],
      ['/', 'x'],
      { type: 'action', action: 'fixedByCheck', raw: { type: 'key', key: 'x' } },
    ],
    ['an action with a line', steps.choice, ['/', 'm', 'gate 4', '\r'], ['/', 'm', 'gate 4'], note],
    ['actions closed again', steps.choice, ['/', '\u001b', 'l'], ['/', 'back', 'l'], raw({ type: 'key', key: 'l' })],
    ['text that is a slash', steps.worry, ['/', '/', '\r'], ['\\/'], text('/')],
    ['text that is a word', steps.worry, ['back', '\r'], ['\\back'], text('back')],
  ] as const)('%s', async (_name, step, strokes, lines, reply) => {
    expect(await answer('prompts', step, strokes)).toEqual(reply);
    const typed = lines.map((line) => `${line}\n`);
    expect(await answer('lines', step, typed)).toEqual(reply);
  });

  test.each(['prompts', 'lines'] as const)('the end of input leaves, now and ever after (%s)', async (style) => {
    const { person, input } = sit();
    const respondent = person.respondent(style);
    const first = respondent.ask(steps.worry);
    input.end();
    expect(await first).toEqual({ type: 'leave' });
    expect(await respondent.ask(steps.choice)).toEqual({ type: 'leave' });
  });
});

describe('lines', () => {
  test('say stage, count, block, question and keys, with nothing that moves a cursor', async () => {
    const { person, input, shown } = sit();
    const reply = person.respondent('lines').ask({ ...steps.choice, hint: 'One key.', before: 'l' });
    input.write('l\n');
    await reply;
    expect(shown()).toBe(
      [
        '\nListen, 3 of 10.',
        'The block.',
        'What shall we do?',
        'One key.',
        'f: I would like the fix',
        'l: I can live with it (as before; Enter keeps it)',
        't: I need to think\n',
      ].join('\n'),
    );
  });

  test('a problem is said without the block', async () => {
    const { person, input, shown } = sit();
    const reply = person.respondent('lines').ask(steps.worry, 'No such day. For example: fri');
    input.write('x\n');
    await reply;
    expect(shown()).toBe('No such day. For example: fri\nWhat worries you most about it?\n');
  });

  test('lines that came in one piece answer one question each', async () => {
    const { person, input } = sit();
    const respondent = person.respondent('lines');
    input.write('the photos\nl\n');
    expect(await respondent.ask(steps.worry)).toEqual(text('the photos'));
    expect(await respondent.ask(steps.choice)).toEqual(raw({ type: 'key', key: 'l' }));
  });

  test('a control sequence in a question is shown, not sent', async () => {
    const { person, input, shown } = sit();
    const reply = person.respondent('lines').ask({ ...steps.worry, ask: 'Is it \u001b[31mred?' });
    input.write('\n');
    await reply;
    expect(shown()).toContain('Is it ␛[31mred?');
  });

  test('what is typed of several lines is passed on', async () => {
    const { person, input } = sit();
    const respondent = person.respondent('lines');
    const typed: string[] = [];
    respondent.onTyping = (soFar) => typed.push(soFar);
    const reply = respondent.ask(steps.words);
    input.write('one\ntwo\n\n');
    await reply;
    expect(typed).toEqual(['one', 'one\ntwo']);
  });

  test('outside an interview too, once lines were asked for', async () => {
    const { person, input } = sit();
    person.respondent('lines');
    const chosen = person.choose('What next?', [
      { name: 'a new case', value: 'new' },
      { name: 'go on', value: 'resume' },
    ]);
    input.write('2\n');
    expect(await chosen).toBe('resume');
    const sure = person.confirm('Really?');
    input.write('\nn\n');
    expect(await sure).toBe(false);
    const line = person.line('Say it:');
    input.end();
    await expect(line).rejects.toMatchObject({ code: 'interrupted' });
  });
});
