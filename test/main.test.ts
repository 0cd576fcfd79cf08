import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../src/errors.ts';
import { HeardError } from '../src/errors.ts';
import { report } from '../src/main.ts';
import { heard } from './cli/desk.ts';

describe('what ends a run', () => {
  test.each([
    ['usage', 2],
    ['not-found', 1],
    ['ambiguous', 1],
    ['disk', 1],
    ['damaged', 1],
    ['read-only', 1],
    ['refused', 1],
    ['interrupted', 130],
  ] satisfies [ErrorCode, number][])('%s exits %i and is said with its hint', (code, exit) => {
    const err: string[] = [];
    const stderr = { isTTY: false, columns: undefined, write: (text: string) => void err.push(text) };
    expect(report(new HeardError('It is so.', { code, hint: 'Do this.' }), [], { stderr })).toBe(exit);
    expect(err.join('')).toBe('heard: It is so.\nDo this.\n');
  });

  test('leaving an interview exits 130', async () => expect((await heard(['show', 'leave'])).code).toBe(130));

  test('a reader that went away is no failure', async () => {
    expect(await heard(['show', 'pipe'])).toMatchObject({ code: 0, err: '' });
  });

  test('a bug exits 70, says so and repeats nothing a client said', async () => {
    const { code, err } = await heard(['show', 'break']);
    expect(code).toBe(70);
    expect(err).toMatch(/^heard: This is a bug in heard \(TypeError\)/);
    expect(err).not.toContain('Ana');
  });

  test('a bug under --json is one JSON object', async () => {
    const { code, err } = await heard(['show', 'break', '--json']);
    expect([code, JSON.parse(err).error.code]).toEqual([70, 'bug']);
  });

  test('--debug shows where it happened', async () => {
    expect((await heard(['show', 'break', '--debug'])).err).toContain('desk.ts');
  });

  test('an escape sequence in a message is shown, not obeyed', async () => {
    const { err } = await heard(['show', 'evil']);
    expect(err).not.toContain('\u001b');
    expect(err).toContain('There is no case ␛[2J.');
  });
});
