import { firedFlags, matchPlaybooks } from '../domain/match.ts';
import type { Answers } from './answers.ts';
import { keys } from './keys.ts';
import { partsOf } from './parts.ts';
import { always, heard, pathOf } from './path.ts';
import { lineOf, text } from './prompts.ts';
import type { Rule, Turn } from './rule.ts';
import { chosenPlaybook, clientName, knownClient } from './scene.ts';
import type { Raw, Reading } from './step.ts';

const client: Rule = {
  id: 'client',
  stage: 'Listen',
  who: 'helper',
  keys: ['client'],
  when: always,
  required: true,
  prompt: ({ scene, aside }) => ({
    ask: keys.client.ask,
    hint: 'A name; a new one may bring its phone: Ada Brown, 0123 456789',
    // Other people's names stay off the screen until three letters have told who is meant.
    form: {
      type: 'line',
      suggest: (typed) =>
        suggestNames(
          scene.clients.map(({ name }) => name),
          typed,
        ),
    },
    ...lineOf(aside.client),
    read: (raw) => {
      const typed = text(raw);
      const known = knownClient(scene, typed);
      const echo = known ? `${known.name}, known to us` : `${clientName(typed)}, new`;
      return { ok: true, patch: { client: typed || null }, ...(typed ? { echo } : {}) };
    },
  }),
};

function suggestNames(names: readonly string[], typed: string): readonly string[] {
  const start = typed.trim().toLowerCase();
  if (start.length < 3) return [];
  return names.filter((name) => name.toLowerCase().startsWith(start) && name.toLowerCase() !== start).slice(0, 3);
}

const words: Rule = {
  id: 'words',
  stage: 'Listen',
  who: 'client',
  keys: ['words'],
  when: always,
  required: true,
  prompt: ({ aside }) => ({
    ask: keys.words.ask,
    hint: 'Their own words, as they say them. An empty line ends.',
    form: { type: 'lines' },
    ...lineOf(aside.words),
    read: (raw) => ({ ok: true, patch: { words: text(raw) || null } }),
  }),
};

const readbacks: Rule = {
  id: 'readbacks',
  stage: 'Listen',
  who: 'client',
  keys: ['readbacks'],
  when: always,
  // Typed afterwards, there may have been no read-back.
  required: ({ on }) => !on,
  isOpen: ({ answers }) => pathOf(answers) === 'listening',
  // One answer at a time, so that an earlier "nearly" and its correction are not lost.
  undo: ({ readbacks: given, ...rest }) =>
    given && given.length > 1 ? { ...rest, readbacks: given.slice(0, -1) } : rest,
  prompt: (turn) => ({
    ask: 'Say it back. Did I get that right?',
    show: [sayBack(turn)],
    form: {
      type: 'keys',
      keys: [
        { key: 'y', label: "yes, that's it" },
        { key: 'n', label: 'nearly', then: { ask: 'What did I miss? (their words)', required: true } },
        { key: 'x', label: 'no', then: { ask: 'How was it then? (their words)', required: true } },
        { key: 'i', label: 'they have to go: not settled' },
        ...(turn.answers.on ? [{ key: '-', label: 'it was not said back' }] : []),
      ],
    },
    read: (raw) => readReadback(raw, turn.answers),
  }),
};

function sayBack({ scene, answers }: Turn) {
  const correction = answers.readbacks?.at(-1)?.correction;
  const spoken = correction ?? answers.words ?? '';
  const best = matchPlaybooks(answers.words ?? '', scene.playbooks)[0];
  const playbook = chosenPlaybook(scene, answers) ?? scene.playbooks.find(({ id }) => id === best?.id);
  const owner = knownClient(scene, answers.client);
  const devices = scene.devices.filter(({ client: id }) => id === owner?.id);
  const parts = { ...partsOf(answers.words ?? '', { devices }, playbook), ...partsOf(spoken, { devices }, playbook) };
  return { type: 'parts', parts, ...(correction ? { correction } : {}) } as const;
}

const readbackKeys = { y: 'yes', n: 'nearly', x: 'no', i: 'interrupted' } as const;

function readReadback(raw: Raw, answers: Answers): Reading {
  if (raw.type === 'key' && raw.key === '-') return { ok: true, patch: { readbacks: null } };
  if (raw.type !== 'key' || !(raw.key in readbackKeys)) return { ok: false, reason: 'Press y, n, x or i.' };
  const answer = readbackKeys[raw.key as keyof typeof readbackKeys];
  const correction = raw.text?.trim() ? { correction: raw.text } : {};
  return { ok: true, patch: { readbacks: [...(answers.readbacks ?? []), { answer, ...correction }] } };
}

const wants: Rule = {
  id: 'wants',
  stage: 'Listen',
  who: 'client',
  keys: ['wants'],
  when: heard,
  required: true,
  isOpen: ({ answers }) => pathOf(answers) === 'heard',
  prompt: () => ({
    ask: keys.wants.ask,
    form: {
      type: 'keys',
      keys: [
        { key: 'l', label: 'look at it' },
        { key: 'k', label: 'know about it' },
      ],
    },
    read: (raw) => ({ ok: true, patch: { wants: raw.type === 'key' && raw.key === 'k' ? 'know' : 'look' } }),
  }),
};

/** The first action of each danger that the words name, before any further question. */
export function cards({ scene, answers }: Turn): readonly Rule[] {
  if (!answers.words) return [];
  return firedFlags(answers.words, scene.playbooks).map(({ playbook, flag }): Rule => {
    const id = `${playbook}/${flag.id}`;
    return {
      id: `card:${id}`,
      stage: 'Listen',
      who: 'helper',
      keys: ['cards'],
      when: always,
      card: true,
      isOpen: (turn) => !turn.answers.cards?.includes(id) && !turn.answers.redFlags?.includes(flag.id),
      undo: 'never',
      leaveOpen: (turn) => ({ cards: [...(turn.answers.cards ?? []), id] }),
      prompt: (turn) => ({
        ask: 'Do this first. Then press Enter.',
        show: [{ type: 'card', danger: flag.text, firstAction: flag.firstAction }],
        form: {
          type: 'keys',
          keys: [
            { key: 'y', label: 'done, go on' },
            { key: 'n', label: 'this is not so here' },
          ],
          enter: 'y',
        },
        read: (raw) => {
          const seen = { cards: [...(turn.answers.cards ?? []), id] };
          const isSo = raw.type === 'key' && raw.key === 'y';
          return { ok: true, patch: isSo ? { ...seen, redFlags: [...(turn.answers.redFlags ?? []), flag.id] } : seen };
        },
      }),
    };
  });
}

/** Stage one: their words, said back until yes, and what they want of us. */
export const listening = { client, words, readbacks, wants };
