import type { Parsed } from '../domain/parsed.ts';
import { understood } from '../domain/parsed.ts';
import type { SecretName } from '../domain/secrets/secret.ts';
import { blankWithin, secretsWithin, speakSecrets, textsWithin } from '../domain/secrets/within.ts';
import type { Guard } from './guard.ts';
import { strangeKey } from './prompts.ts';
import type { Reply, Respondent } from './respondent.ts';
import { settled } from './settled.ts';
import type { Raw, Step } from './step.ts';

/** A guard that asks the respondent about each secret once, and never again about a text that may stay. */
export function createSecretGuard(respondent: Respondent): Guard {
  const staying = new Set<string>();
  return async (event, step, answers) => {
    if (event.type === 'back' || secretsWithin(event.patch).length === 0) return event;
    const known = new Set([...staying, ...textsWithin(answers)]);
    const names = secretsWithin(event.patch, known);
    if (names.length === 0) return event;
    const wish = await settled(secretStep(step, names), wishOf, respondent);
    if (wish === 'back' || wish === 'leave') return wish;
    if (wish.value === 'blank') return { ...event, patch: blankWithin(event.patch, known) };
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

function wishOf(raw: Raw): Parsed<Wish> {
  const key = raw.type === 'key' ? raw.key : '';
  return key === 'b' || key === 'k' ? understood(wishes[key]) : strangeKey;
}
