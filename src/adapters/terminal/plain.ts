import type { Reply, Respondent } from '../../interview/respondent.ts';
import type { Action, Step } from '../../interview/step.ts';
import { clean } from '../../output/clean.ts';
import { actionReply } from './pad.ts';
import { hearAnswer, type Talk } from './plain-forms.ts';
import type { LineReader } from './plain-lines.ts';
import { findKey } from './question.ts';

export interface PlainParts {
  /** What stands above the question, safe to print; shown once a step. */
  readonly render: (step: Step) => string;
  readonly reader: LineReader;
  readonly output: NodeJS.WritableStream;
}

/** "Listen, 3 of 10." as a screen reader reads it well. */
function announce({ stage, count }: Step): string {
  return count.of > 0 ? `${stage}, ${count.asked} of ${count.of}.` : `${stage}.`;
}

/** The action picked from the list; undefined closes the list. */
async function pickAction(actions: readonly Action[], talk: Talk): Promise<Action | 'leave' | undefined> {
  for (const { key, label } of actions) talk.say(`${key}: ${clean(label)}`);
  for (;;) {
    const line = (await talk.hear())?.trim();
    if (line === undefined || line === 'leave') return 'leave';
    if (line === 'back') return undefined;
    const key = findKey(actions, line)?.key;
    const action = actions.find((each) => each.key === key);
    if (action) return action;
    talk.say(`Please type one of: ${actions.map((each) => each.key).join(', ')}. Or: back`);
  }
}

async function askAction(step: Step, talk: Talk): Promise<Reply | undefined> {
  const action = await pickAction(step.actions, talk);
  if (action === undefined) return undefined;
  if (action === 'leave') return { type: 'leave' };
  if (action.immediate) return actionReply(action, { type: 'key', key: action.key }, { type: 'leave' });
  const heard = await hearAnswer(action, talk);
  // What was being typed at an action is no answer to the question below it.
  if (heard.type === 'leave') return { type: 'leave' };
  return heard.type === 'raw' ? actionReply(action, heard.raw, { type: 'leave' }) : undefined;
}

/** Someone who reads line by line: nothing moves, nothing is drawn twice. */
export function createPlain({ render, reader, output }: PlainParts): Respondent {
  const say = (line: string) => void output.write(`${line}\n`);
  const respondent: Respondent = {
    async ask(step, problem) {
      const direct = step.actions.find(({ id }) => id === step.direct);
      const talk: Talk = {
        say,
        hear: () => reader.next(),
        typing: (typed) => respondent.onTyping?.(typed),
        direct,
      };
      if (problem === undefined) {
        say(`\n${announce(step)}`);
        const block = render(step).trimEnd();
        if (block !== '') say(block);
      } else {
        say(clean(problem));
      }
      for (;;) {
        const heard = await hearAnswer(step, talk);
        if (heard.type === 'direct') {
          if (direct) return actionReply(direct, { type: 'key', key: direct.key }, { type: 'leave' });
          continue;
        }
        if (heard.type !== 'actions') return heard;
        const reply = step.actions.length > 0 ? await askAction(step, talk) : undefined;
        if (reply) return reply;
      }
    },
    echo: (line) => say(clean(line)),
  };
  return respondent;
}
