import type { SecretName } from '../domain/secrets/secret.ts';
import { blankWithin, secretsWithin, speakSecrets, textsWithin } from '../domain/secrets/within.ts';
import type { Answers } from './answers.ts';
import type { Event } from './machine.ts';
import { strangeKey } from './prompts.ts';
import type { Reply, Respondent } from './respondent.ts';
import type { Step } from './step.ts';

/** Looks through an answer before it is kept. `back` and `leave`: nothing was settled, and nothing of it is kept. */
export type Guard = (event: Event, step: Step, answers: Answers) => Promise<Event | 'back' | 'leave'>;

/** A guard that asks the respondent about each secret once, and never again about a text that may stay. */
export function createGuard(respondent: Respondent): Guard {
  const staying = new Set<string>();
  return async (event, step, answers) => {
    if (event.type === 'back' || secretsWithin(event.patch).length === 0) return event;
    const settled = new Set([...staying, ...textsWithin(answers)]);
    const names = secretsWithin(event.patch, settled);
    if (names.length === 0) return event;
    const wish = await askWish(secretStep(step, names), respondent);
    if (wish === 'blank') return { ...event, patch: blankWithin(event.patch, settled) };
    if (wish !== 'keep') return wish;
    for (const text of textsWithin(event.patch)) staying.add(text);
    return event;
  };
}

/** What was entered, in the shape of `Prompt.before`; undefined for an action, which is no answer to the question. */
export function enteredIn(reply: Reply): string | undefined {
  if (reply.type !== 'raw' || reply.raw.type === 'checked') return undefined;
  const { raw } = reply;
  return raw.type === 'text' ? raw.text : `${raw.key}\n${raw.text ?? ''}`;
}

const wishes = { b: 'blank', k: 'keep' } as const;
type Wish = (typeof wishes)[keyof typeof wishes];

/** It says what it saw without repeating it, and is no question to the client. */
function secretStep({ stage, count }: Step, names: readonly SecretName[]): Step {
  return {
    id: 'secret',
    stage,
    who: 'helper',
    count,
    actions: [],
    ask: `That looks like ${speakSecrets(names)}. Blank it out before it is kept?`,
    form: {
      type: 'keys',
      keys: [
        { key: 'b', label: 'blank it out' },
        { key: 'k', label: 'keep it as typed' },
      ],
    },
    read: () => ({ ok: true, patch: {} }),
  };
}

async function askWish(step: Step, respondent: Respondent): Promise<Wish | 'back' | 'leave'> {
  let problem: string | undefined;
  for (;;) {
    const reply = await respondent.ask(step, problem);
    if (reply.type === 'back' || reply.type === 'leave') return reply.type;
    const key = reply.raw.type === 'key' ? reply.raw.key : '';
    if (key === 'b' || key === 'k') return wishes[key];
    problem = strangeKey.reason;
  }
}
