import type { Parsed } from '../domain/parsed.ts';
import { refused, understood } from '../domain/parsed.ts';
import { writePromises } from '../domain/shorthand/promises.ts';
import type { Block } from '../domain/shown.ts';
import { readByClient } from '../domain/wording/facing.ts';
import type { Answers, Patch } from './answers.ts';
import type { Event } from './machine.ts';
import { text as typedIn } from './prompts.ts';
import type { Respondent } from './respondent.ts';
import { settled } from './settled.ts';
import type { Action, Raw, Step } from './step.ts';

/** An action and what it was told, as a line that it reads. */
export interface Told {
  readonly action: Action;
  readonly line: string;
}

/** The action that brought the patch; undefined where the patch answers the question itself. */
export function toldIn(patch: Patch, step: Step, answers: Answers): Told | undefined {
  const action = (id: string) => step.actions.find((one) => one.id === id);
  const [worry, promise] = [action('worryAnswer'), action('promise')];
  const { worryAnswer, promises } = patch as Answers;
  if (worry && worryAnswer) return { action: worry, line: worryAnswer };
  if (!promise || !promises || step.id === 'promises') return undefined;
  const added = promises.filter((one) => !answers.promises?.includes(one));
  return { action: promise, line: writePromises(added) };
}

/** What the action is told instead, as it reads it, starting from what it was told. `back` and `leave`: nothing was changed. */
export async function toldAgain(
  { action, line }: Told,
  show: readonly Block[],
  { step, respondent }: { readonly step: Step; readonly respondent: Respondent },
): Promise<{ readonly value: Patch } | 'back' | 'leave'> {
  const { stage, count } = step;
  const again: Step = { ...action, id: 'rewording', stage, who: 'helper', count, actions: [], show, before: line };
  return await settled(again, (raw) => patchOf(action, raw), respondent);
}

function patchOf(action: Action, raw: Raw): Parsed<Patch> {
  if (typedIn(raw) === '') return refused('This needs a few words; Escape goes back to the question.');
  const reading = action.read(raw);
  return reading.ok ? understood(reading.patch) : reading;
}

/** A line that speaks of the first answer, in the words of the second. */
export function inNewWords(line: string, before: Event, after: Event): string {
  if (before.type === 'back' || after.type === 'back') return line;
  const texts = readByClient(after.patch).map(({ text }) => text);
  return readByClient(before.patch).reduce((said, { text }, at) => said.replace(text, () => texts[at] ?? text), line);
}
