import { clientName } from '../domain/known-clients.ts';
import { matchesIn } from './hearing.ts';
import { keys } from './keys.ts';
import { partsOf } from './parts.ts';
import { always, heard, pathOf } from './path.ts';
import { keyBefore, keyIn, lineOf, strangeKey, text, withLine } from './prompts.ts';
import type { Rule, Turn } from './rule.ts';
import { chosenPlaybook, knownClient } from './scene.ts';
import type { Key, Raw, Reading } from './step.ts';

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
    // As typed: not even a blank at an end is taken away.
    read: (raw) => ({ ok: true, patch: { words: raw.type === 'text' && raw.text.trim() ? raw.text : null } }),
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
  undo: ({ answers: { readbacks: given, ...rest } }) =>
    given && given.length > 1 ? { ...rest, readbacks: given.slice(0, -1) } : rest,
  prompt: (turn) => {
    const earlier = turn.aside.readbacks?.[turn.answers.readbacks?.length ?? 0];
    const was = keyBefore(readbackKeys, earlier?.answer);
    return {
      ask: 'Say it back. Did I get that right?',
      show: [sayBack(turn)],
      form: { type: 'keys', keys: withLine(keysToAnswer(turn), was.before, earlier?.correction) },
      ...was,
      read: (raw) => readReadback(raw, turn),
    };
  },
};

function keysToAnswer({ answers: { on, readbacks: given } }: Turn): readonly Key[] {
  return [
    { key: 'y', label: "yes, that's it" },
    { key: 'n', label: 'nearly', then: { ask: 'What did I miss? (their words)', required: true } },
    { key: 'x', label: 'no', then: { ask: 'How was it then? (their words)', required: true } },
    { key: 'i', label: 'they have to go: not settled' },
    ...(on && !given ? [{ key: '-', label: 'it was not said back' }] : []),
  ];
}

function sayBack({ scene, answers }: Turn) {
  const corrections = (answers.readbacks ?? []).flatMap(({ correction }) => correction ?? []);
  const correction = corrections.at(-1);
  const best = matchesIn(answers.words ?? '', scene.playbooks)[0];
  const playbook = chosenPlaybook(scene, answers) ?? scene.playbooks.find(({ id }) => id === best?.id);
  const owner = knownClient(scene, answers.client);
  const devices = scene.devices.filter(({ client: id }) => id === owner?.id);
  const parts = partsOf([answers.words ?? '', ...corrections], devices, playbook);
  return { type: 'parts', parts, ...(correction ? { correction } : {}) } as const;
}

const readbackKeys = { y: 'yes', n: 'nearly', x: 'no', i: 'interrupted' } as const;

function readReadback(raw: Raw, turn: Turn): Reading {
  const { answers } = turn;
  if (raw.type !== 'key' || !keysToAnswer(turn).some(({ key }) => key === raw.key)) return strangeKey;
  const answer = keyIn(raw, readbackKeys);
  if (!answer) return { ok: true, patch: { readbacks: null } };
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
  prompt: ({ aside }) => ({
    ask: keys.wants.ask,
    form: {
      type: 'keys',
      keys: [
        { key: 'l', label: 'look at it' },
        { key: 'k', label: 'know about it' },
      ],
    },
    ...keyBefore(wantsKeys, aside.wants),
    read: (raw) => {
      const chosen = keyIn(raw, wantsKeys);
      return chosen ? { ok: true, patch: { wants: chosen } } : strangeKey;
    },
  }),
};

const wantsKeys = { l: 'look', k: 'know' } as const;

/** Stage one: their words, said back until yes, and what they want of us. */
export const listening = { client, words, readbacks, wants };
