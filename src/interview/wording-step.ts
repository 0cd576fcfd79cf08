import type { Block } from '../domain/shown.ts';
import { isInPlaybook, readByClient, saidByClient } from '../domain/wording/facing.ts';
import { checkWording, speakWarning } from '../domain/wording/wording.ts';
import type { Answers, Patch } from './answers.ts';
import type { Guard } from './guard.ts';
import { strangeKey } from './prompts.ts';
import type { Respondent } from './respondent.ts';
import { toldAgain, toldIn } from './rewording.ts';
import type { Scene } from './scene.ts';
import { settled } from './settled.ts';
import type { Raw, Step } from './step.ts';

/** A text that the client may hear otherwise than it is meant, and what is said of it, a line each. */
interface Doubtful {
  readonly text: string;
  readonly remarks: readonly string[];
}

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
      if (wish.value === 'k') {
        for (const { text } of doubtful) staying.add(text);
        continue;
      }
      const remarks = remarksOn(doubtful);
      const told = toldIn(patch, step, answers);
      if (!told) {
        // The question itself is asked again, with the whole line on it: it alone knows how its line is read.
        for (const remark of remarks) respondent.echo(remark);
        return 'back';
      }
      const again = await toldAgain(told, shown(remarks), { step, respondent });
      if (again === 'back' || again === 'leave') return again;
      patch = again.value;
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

const mostRemarks = 5;

/** What is said of the texts, each once. */
function remarksOn(doubtful: readonly Doubtful[]): readonly string[] {
  return [...new Set(doubtful.flatMap(({ remarks }) => remarks))].slice(0, mostRemarks);
}

function shown(remarks: readonly string[]): readonly Block[] {
  return [{ type: 'known', lines: remarks }];
}

/** It is shown with a finding alone, and is no question to the client. */
function wordingStep({ stage, count }: Step, doubtful: readonly Doubtful[]): Step {
  return {
    id: 'wording',
    stage,
    who: 'helper',
    count,
    actions: [],
    show: shown(remarksOn(doubtful)),
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
