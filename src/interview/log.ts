import { matchPlaybooks } from '../domain/match.ts';
import type { Playbook } from '../domain/playbook.ts';
import { keys } from './keys.ts';
import { offering } from './path.ts';
import { lineOf, text } from './prompts.ts';
import type { Rule, Turn } from './rule.ts';
import { chosenPlaybook, knownClient, namedDevice } from './scene.ts';
import type { Raw, Reading } from './step.ts';

const devices: Rule = {
  id: 'devices',
  stage: 'Log',
  who: 'helper',
  keys: ['devices'],
  when: offering,
  isOpen: ({ scene, answers }) => answers.devices === undefined && !namedDevice(scene, answers),
  prompt: ({ scene, answers, aside }) => {
    const owner = knownClient(scene, answers.client);
    const owned = scene.devices.filter(({ client }) => client === owner?.id).slice(0, 8);
    return {
      ask: keys.devices.ask,
      hint:
        owned.length > 0
          ? 'Its number, or a name for a new one. Enter leaves it open.'
          : 'A name for it, such as "kitchen laptop". Enter leaves it open.',
      ...(owned.length > 0
        ? { show: [{ type: 'known', lines: owned.map(({ name }, index) => `${index + 1}  ${name}`) }] }
        : {}),
      form: { type: 'line' },
      ...lineOf(aside.devices?.join(', ')),
      read: (raw) => {
        const typed = text(raw)
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== '');
        const ids = typed.map((one) => owned[Number(one) - 1]?.id ?? one);
        const names = typed.map((one) => owned[Number(one) - 1]?.name ?? one);
        return typed.length === 0
          ? { ok: true, patch: { devices: null } }
          : { ok: true, patch: { devices: ids }, echo: names.join(', ') };
      },
    };
  },
};

const playbook: Rule = {
  id: 'playbook',
  stage: 'Log',
  who: 'helper',
  keys: ['playbook'],
  when: offering,
  prompt: ({ scene, answers }) => {
    const matches = matchPlaybooks(answers.words ?? '', scene.playbooks);
    return {
      ask: keys.playbook.ask,
      ...(matches.length === 0 ? { show: [{ type: 'known', lines: ['No playbook fits these words.'] }] } : {}),
      form: {
        type: 'keys',
        keys: [
          ...matches.map(({ title, matched }, index) => ({
            key: String(index + 1),
            label: `${title} (${matched.join(', ')})`,
          })),
          { key: '0', label: 'none of these' },
          {
            key: 'o',
            label: 'another kind',
            then: { ask: `Which one? (${scene.playbooks.map(({ id }) => id).join(', ')})`, required: true },
          },
        ],
      },
      read: (raw) =>
        readPlaybook(
          raw,
          matches.map(({ id }) => id),
        ),
    };
  },
};

function readPlaybook(raw: Raw, ids: readonly string[]): Reading {
  if (raw.type !== 'key') return { ok: false, reason: 'Press one of the keys.' };
  if (raw.key === 'o') return { ok: true, patch: { playbook: raw.text ?? '' } };
  return { ok: true, patch: { playbook: ids[Number(raw.key) - 1] ?? 'none' } };
}

const checks: Rule = {
  id: 'checks',
  stage: 'Log',
  who: 'helper',
  keys: ['checks'],
  when: offering,
  isOpen: (turn) => turn.answers.checks === undefined && checksOf(turn).length > 0,
  prompt: (turn) => ({
    ask: keys.checks.ask,
    hint: 'All of them can be undone. Press / if one of them cured it.',
    form: { type: 'checks', items: checksOf(turn) },
    ...lineOf(turn.aside.checks?.join(',')),
    read: (raw) => ({ ok: true, patch: { checks: raw.type === 'checked' && raw.ids.length > 0 ? raw.ids : null } }),
  }),
};

function checksOf({ scene, answers }: Turn): Playbook['checks'] {
  return chosenPlaybook(scene, answers)?.checks ?? [];
}

/** What the helper fills in around the questions to the client. */
export const logging = { devices, playbook, checks };
