import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelAt, openLayer, type Pad, press, topOf, typedIn } from '../../../src/adapters/terminal/pad.ts';
import type { Step } from '../../../src/interview/step.ts';
import { steps } from './steps.ts';

const named = ['escape', 'return', 'tab', 'backspace', 'up', 'down', 'newline'];

function open(step: Step, before?: string): Pad {
  return { layers: [openLayer({ ...step, ...(before !== undefined && { before }) })], actions: step.actions };
}

/** Presses as a line editor would pass them on: a character goes on the line, Enter clears it. */
function strike(pad: Pad, key: string): Pad {
  const { line } = topOf(pad);
  if (named.includes(key)) return press(pad, { name: key, text: '', line: key === 'newline' ? line : '' });
  return press(pad, { name: key, text: key, line: line + key });
}

const strikeAll = (pad: Pad, keys: readonly string[]): Pad =>
  keys.reduce((now, key) => (now.reply ? now : strike(now, key)), pad);

describe('an open prompt', () => {
  test.each([
    ['Enter alone in keys does nothing', steps.choice, ['return'], undefined],
    ['a key that means nothing does nothing', steps.choice, ['z'], undefined],
    [
      'Enter stands for a key where the question says so',
      steps.look,
      ['return'],
      { type: 'raw', raw: { type: 'key', key: 'l' } },
    ],
    ['capitals are keys too', steps.choice, ['L'], { type: 'raw', raw: { type: 'key', key: 'l' } }],
    [
      'the line after a key may stay empty',
      steps.choice,
      ['f', 'return'],
      { type: 'raw', raw: { type: 'key', key: 'f' } },
    ],
    ['a required line may not', steps.choice, ['t', 'return'], undefined],
    [
      'Escape there returns to the keys',
      steps.choice,
      ['t', 'escape', 'l'],
      { type: 'raw', raw: { type: 'key', key: 'l' } },
    ],
    ['Escape is back', steps.choice, ['escape'], { type: 'back' }],
    ['Escape closes the actions', steps.choice, ['/', 'escape', 'l'], { type: 'raw', raw: { type: 'key', key: 'l' } }],
    [
      'an action done at once',
      steps.words,
      ['/', 'x'],
      { type: 'action', action: 'fixedByCheck', raw: { type: 'key', key: 'x' } },
    ],
    ['back by action', steps.words, ['/', 'b'], { type: 'back' }],
    ['leave by action keeps the words', steps.words, ['a', 'return', '/', 'q'], { type: 'leave', typed: 'a' }],
    [
      'an action with a line',
      steps.choice,
      ['/', 'm', 'o', 'k', 'return'],
      { type: 'action', action: 'note', raw: { type: 'text', text: 'ok' } },
    ],
    [
      'a slash behind text is text',
      steps.worry,
      ['a', '/', 'return'],
      { type: 'raw', raw: { type: 'text', text: 'a/' } },
    ],
    [
      'two slashes are one of text',
      steps.worry,
      ['/', '/', 'return'],
      { type: 'raw', raw: { type: 'text', text: '/' } },
    ],
    [
      'pasted lines are lines, empty ones too',
      steps.words,
      ['a', 'newline', 'newline', 'b', 'return', 'return'],
      { type: 'raw', raw: { type: 'text', text: 'a\n\nb' } },
    ],
    [
      'backspace reaches the line before',
      steps.words,
      ['a', 'return', 'backspace', 'b', 'return', 'return'],
      { type: 'raw', raw: { type: 'text', text: 'ab' } },
    ],
    [
      'Tab takes the first suggestion',
      steps.client,
      ['P', 'e', 't', 'tab', 'return'],
      { type: 'raw', raw: { type: 'text', text: 'Petra Vogel' } },
    ],
    [
      'numbers switch on and off',
      steps.checks,
      ['3', '1', '2', '2', 'return'],
      { type: 'raw', raw: { type: 'checked', ids: ['restart', 'dns'] } },
    ],
  ] as const)('%s', (_name, step, keys, reply) => {
    expect(strikeAll(open(step), keys).reply).toEqual(reply);
  });

  test('starts from what was answered before', () => {
    expect(strikeAll(open(steps.worry, 'the photos'), ['!', 'return']).reply).toMatchObject({
      raw: { text: 'the photos!' },
    });
    expect(strikeAll(open(steps.words, 'a\nb'), ['return']).reply).toMatchObject({ raw: { text: 'a\nb' } });
    expect(strikeAll(open(steps.checks, 'dns,cable'), ['3', 'return']).reply).toMatchObject({
      raw: { ids: ['cable'] },
    });
    expect(strikeAll(open(steps.choice, 'l'), ['return']).reply).toEqual({
      type: 'raw',
      raw: { type: 'key', key: 'l' },
    });
    expect(strikeAll(open(steps.choice, 'z'), ['return']).reply).toBeUndefined();
  });

  test('a line left half typed after a key goes on there', () => {
    const left = strikeAll(open(steps.choice), ['t', 'f', 'r']);
    expect(typedIn(left)).toBe('t\nfr');
    expect(strikeAll(open(steps.choice, 't\nfr'), ['i', 'return']).reply).toEqual({
      type: 'raw',
      raw: { type: 'key', key: 't', text: 'fri' },
    });
    expect(strikeAll(open(steps.choice, 't\nfr'), ['escape', 'l']).reply).toMatchObject({ raw: { key: 'l' } });
    // A line that is needed is not kept empty.
    expect(strikeAll(open(steps.choice, 't'), ['return']).reply).toBeUndefined();
  });

  test('knows what was typed and not entered, without what an action is told', () => {
    expect(typedIn(strikeAll(open(steps.words), ['a', 'return', 'b']))).toBe('a\nb');
    expect(typedIn(strikeAll(open(steps.words), ['a', 'return', '/', 'm', 'x']))).toBe('a');
    expect(typedIn(strikeAll(open(steps.checks), ['3', '1']))).toBe('restart,dns');
  });

  test('has signs for more than nine items', () => {
    expect([labelAt(8), labelAt(9), labelAt(10)]).toEqual(['9', 'a', 'b']);
  });

  test('withstands any keys, and Escape always finds the way out', () => {
    const keys = fc.array(fc.constantFrom(...named, '/', 'm', 'x', 't', 'f', '1', 'a'), { maxLength: 20 });
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(steps)), keys, (step, struck) => {
        const end = strikeAll(open(step), [...struck, 'escape', 'escape', 'escape', 'escape']);
        expect(end.reply).toBeDefined();
      }),
    );
  });
});
