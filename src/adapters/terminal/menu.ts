import { AbortPromptError, ExitPromptError } from '@inquirer/core';
import inquirer from 'inquirer';
import { HeardError } from '../../errors.ts';
import { clean } from '../../output/clean.ts';
import type { Keyboard } from './keyboard.ts';
import { onEnding } from './signals.ts';

interface Choice {
  readonly name: string;
  readonly value: string;
}

/** Questions of one line outside an interview, as inquirer asks them. Escape and Ctrl-C leave with an `interrupted` error. */
export interface Menu {
  choose(question: string, choices: readonly Choice[]): Promise<string>;
  line(question: string): Promise<string>;
}

export function stopped(): HeardError {
  return new HeardError('Stopped. Nothing was changed.', { code: 'interrupted' });
}

/** Runs one prompt that Escape, Ctrl-D, the end of input or a closed terminal aborts. */
async function abortable<T>(keyboard: Keyboard, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (keyboard.readableEnded) throw stopped();
  const controller = new AbortController();
  const abort = () => controller.abort();
  const pressed = (_text: string | undefined, key: { readonly name?: string; readonly ctrl: boolean }) => {
    if (key.name === 'escape' || (key.ctrl && key.name === 'd')) abort();
  };
  keyboard.on('keypress', pressed);
  keyboard.on('end', abort);
  const forget = onEnding(abort);
  try {
    return await run(controller.signal);
  } catch (error) {
    if (error instanceof AbortPromptError || error instanceof ExitPromptError) throw stopped();
    throw error;
  } finally {
    keyboard.removeListener('keypress', pressed);
    keyboard.removeListener('end', abort);
    forget();
  }
}

interface Paper {
  readonly output: NodeJS.WritableStream & { readonly columns?: number | undefined };
  readonly wrap: (text: string, columns: number) => readonly string[];
}

export function createMenu(keyboard: Keyboard, { output, wrap }: Paper): Menu {
  // The sign before a question takes two columns; inquirer itself breaks a long one within words.
  const fitted = (question: string) => wrap(clean(question), (output.columns || 80) - 2).join('\n');
  const promptWith = (signal: AbortSignal) => inquirer.createPromptModule({ input: keyboard, output, signal });
  return {
    choose: (question, choices) =>
      abortable(keyboard, async (signal) => {
        const shown = choices.map(({ name, value }) => ({ name: clean(name), value }));
        const { answer } = await promptWith(signal)([
          { type: 'select', name: 'answer', message: fitted(question), choices: shown },
        ]);
        return answer;
      }),
    line: (question) =>
      abortable(keyboard, async (signal) => {
        const { answer } = await promptWith(signal)([{ type: 'input', name: 'answer', message: fitted(question) }]);
        return answer;
      }),
  };
}
