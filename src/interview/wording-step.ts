import { isInPlaybook, readByClient, saidByClient } from '../domain/wording/facing.ts';
import { checkWording, speakWarning } from '../domain/wording/wording.ts';
import type { Answers, Patch } from './answers.ts';
import { strangeKey } from './prompts.ts';
import type { Respondent } from './respondent.ts';
import { type Doubtful, listed, rewritten, settled } from './rewording.ts';
import type { Scene } from './scene.ts';
import type { Guard } from './secret-step.ts';
import type { Raw, Step } from './step.ts';

/**
 * A guard that shows what the client may hear in a text they will read. One key keeps it, another writes it again; a text
 * that may stay, and what a playbook brought, is not asked about.
 */
export function createWordingGuard({ playbooks }: Pick<Scene, 'playbooks'>, respondent: Respondent): Guard {
  const staying = new Set<string>();
  return async (event, step, answers) => {
    if (event.type === 'back') return event;
    let { patch } = event;
    for (;;) {
      const found = doubtfulIn(patch, answers, staying);
      const doubtful = found.filter(({ text }) => !isInPlaybook(text, playbooks));
      if (doubtful.length === 0) return patch === event.patch ? event : { ...event, patch };
      const wish = await settled(wordingStep(step, doubtful), wishOf, respondent);
      if (wish === 'back' || wish === 'leave') return wish;
      if (wish.value === 'k') for (const { text } of doubtful) staying.add(text);
      const again = wish.value === 'k' ? patch : await rewritten(patch, doubtful, { step, respondent });
      if (again === 'back' || again === 'leave') return again;
      patch = again;
    }
  };
}

/** Texts that were kept before were settled then. */
function doubtfulIn(patch: Patch, answers: Answers, staying: ReadonlySet<string>): readonly Doubtful[] {
  const kept = new Set([...staying, ...readByClient(answers).map(({ text }) => text)]);
  const texts = new Set(readByClient(patch).map(({ text }) => text));
  const clientWords = saidByClient([answers, patch]);
  return [...texts].flatMap((text) => {
    const remarks = kept.has(text) ? [] : checkWording(text, { clientWords }).map(speakWarning);
    return remarks.length > 0 ? [{ text, remarks }] : [];
  });
}

/** It is shown with a finding alone, and is no question to the client. */
function wordingStep({ stage, count }: Step, doubtful: readonly Doubtful[]): Step {
  return {
    id: 'wording',
    stage,
    who: 'helper',
    count,
    actions: [],
    show: listed(doubtful.flatMap(({ remarks }) => remarks)),
    ask: 'The client will read this. Keep it as typed?',
    form: {
      type: 'keys',
      keys: [
        { key: 'k', label: 'keep it (Enter)' },
        { key: 'e', label: 'write it again' },
      ],
      enter: 'k',
    },
    read: () => ({ ok: true, patch: {} }),
  };
}

function wishOf(raw: Raw) {
  const key = raw.type === 'key' ? raw.key : '';
  return key === 'k' || key === 'e' ? ({ ok: true, value: key } as const) : strangeKey;
}
