import type { Playbook } from '../domain/playbook.ts';
import { matchesIn } from './hearing.ts';
import { keys } from './keys.ts';
import { offering } from './path.ts';
import { keyBefore, keyIn, lineOf, strangeKey, text } from './prompts.ts';
import type { Rule, Turn } from './rule.ts';
import { chosenPlaybook, type KnownDevice, knownClient, namedDevice } from './scene.ts';
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
    const numbered = (one: string) => owned.findIndex(({ id }) => id === one) + 1;
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
      ...lineOf(aside.devices?.map((one) => numbered(one) || one).join(', ')),
      read: (raw) => readDevices(text(raw), owned),
    };
  },
};

function readDevices(line: string, owned: readonly KnownDevice[]): Reading {
  const typed = line
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (typed.length === 0) return { ok: true, patch: { devices: null } };
  const meant = typed.map((one) => owned[Number(one) - 1] ?? { id: one, name: one });
  const stray = meant.find(({ id }) => owned.length > 0 && /^\d{1,2}$/.test(id));
  return stray
    ? { ok: false, reason: `There is no device ${stray.id}: type a number from 1 to ${owned.length}, or a name.` }
    : { ok: true, patch: { devices: meant.map(({ id }) => id) }, echo: meant.map(({ name }) => name).join(', ') };
}

const playbook: Rule = {
  id: 'playbook',
  stage: 'Log',
  who: 'helper',
  keys: ['playbook'],
  when: offering,
  prompt: ({ scene, answers, aside }) => {
    const matches = matchesIn(answers.words ?? '', scene.playbooks);
    const ids = { ...Object.fromEntries(matches.map(({ id }, index) => [index + 1, id])), 0: 'none' };
    const was = { ...(aside.playbook ? { before: 'o' } : {}), ...keyBefore(ids, aside.playbook) };
    return {
      ask: keys.playbook.ask,
      ...(matches.length === 0 ? { show: [{ type: 'known', lines: ['No playbook fits these words.'] }] } : {}),
      form: {
        type: 'keys',
        keys: [
          ...matches.map(({ title }, index) => ({
            key: String(index + 1),
            label: title,
          })),
          { key: '0', label: 'none of these' },
          {
            key: 'o',
            label: 'another kind',
            then: {
              ask: 'Which one? The beginning of its id is enough (heard playbook list shows them all).',
              required: true,
              ...(was.before === 'o' && aside.playbook ? { before: aside.playbook } : {}),
            },
          },
        ],
      },
      ...was,
      read: (raw) => readPlaybook(raw, ids, scene),
    };
  },
};

function readPlaybook(raw: Raw, ids: Readonly<Record<string, string>>, { playbooks }: Turn['scene']): Reading {
  const isNamed = raw.type === 'key' && raw.key === 'o';
  const typed = isNamed ? (raw.text ?? '').trim().toLowerCase() : '';
  const begun = playbooks.filter(({ id }) => typed !== '' && id.startsWith(typed));
  const id = isNamed ? (begun.length === 1 ? begun[0]?.id : raw.text) : keyIn(raw, ids);
  return id === undefined ? strangeKey : { ok: true, patch: { playbook: id } };
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
