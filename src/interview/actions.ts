import { formatMoney, parseMoney } from '../domain/money.ts';
import { readPromises } from '../domain/shorthand/promises.ts';
import type { Answers } from './answers.ts';
import { readGesture } from './commitments.ts';
import { keys } from './keys.ts';
import type { Path } from './path.ts';
import { pathOf } from './path.ts';
import { priorityLine } from './priority-line.ts';
import { lineOf, text } from './prompts.ts';
import type { Turn } from './rule.ts';
import { chosenPlaybook } from './scene.ts';
import type { Action, Reading } from './step.ts';

/** An action and the paths on which it may be taken. */
interface Offered {
  readonly paths: readonly Path[];
  make(turn: Turn): Action;
}

const anywhere: readonly Path[] = ['listening', 'interrupted', 'heard', 'know', 'look', 'cured'];
const afterYes: readonly Path[] = ['heard', 'know', 'look', 'cured'];
const atWork: readonly Path[] = ['look', 'cured'];

type Simple = Pick<Action, 'id' | 'key' | 'label'>;

function immediate(action: Simple, patch: Reading): Action {
  return { ...action, ask: action.label, form: { type: 'line' }, immediate: true, read: () => patch };
}

/** One private or plain line of text. */
function line(action: Simple & Pick<Action, 'ask' | 'hint' | 'isPrivate'>, read: (typed: string) => Reading): Action {
  return {
    ...action,
    form: { type: 'line' },
    read: (raw) => (text(raw) === '' ? { ok: true, patch: {} } : read(text(raw))),
  };
}

const nothing: Reading = { ok: true, patch: {} };

const offered: readonly Offered[] = [
  { paths: anywhere, make: () => immediate({ id: 'back', key: 'b', label: 'back to the question before' }, nothing) },
  {
    paths: anywhere,
    make: () => immediate({ id: 'leave', key: 'x', label: 'leave: they have to go, all is kept' }, nothing),
  },
  { paths: anywhere, make: redFlag },
  {
    paths: ['heard', 'look'],
    make: () =>
      immediate(
        { id: 'fixed', key: 'c', label: 'a check already cured it' },
        { ok: true, patch: { fixedByCheck: true } },
      ),
  },
  {
    paths: anywhere,
    make: ({ answers }) =>
      line({ id: 'second', key: 's', label: 'a second problem, kept as a note', ask: keys.parked.ask }, (typed) =>
        append(answers, 'parked', typed),
      ),
  },
  {
    paths: anywhere,
    make: ({ answers }) =>
      line({ id: 'note', key: 'm', label: 'a note for me alone', ask: keys.notes.ask, isPrivate: true }, (typed) =>
        append(answers, 'notes', typed),
      ),
  },
  {
    paths: anywhere,
    make: () =>
      line(
        { id: 'feeling', key: 'h', label: 'how they feel about it', ask: keys.feeling.ask, isPrivate: true },
        (typed) => ({ ok: true, patch: { feeling: typed }, echo: 'Kept.' }),
      ),
  },
  { paths: atWork, make: hourValue },
  { paths: ['look'], make: priority },
  {
    paths: ['look'],
    make: () =>
      line({ id: 'worryAnswer', key: 'a', label: 'an answer to their worry', ask: keys.worryAnswer.ask }, (typed) => ({
        ok: true,
        patch: { worryAnswer: typed },
        echo: 'Kept.',
      })),
  },
  { paths: afterYes, make: promise },
  { paths: afterYes, make: gesture },
  {
    paths: ['look'],
    make: () => immediate({ id: 'show', key: 'f', label: 'show both ways to the client' }, nothing),
  },
];

/** What may be done after `/` at this point of the visit. Nothing about money before the client's yes. */
export function actionsFor(turn: Turn): readonly Action[] {
  const path = pathOf(turn.answers);
  const actions = offered.filter(({ paths }) => paths.includes(path)).map(({ make }) => make(turn));
  return turn.only === 'offer' ? actions.filter(({ id }) => ofOffer.includes(id)) : actions;
}

/** What may be done where nothing but the offer is written. */
const ofOffer: readonly string[] = ['back', 'leave', 'hourValue', 'worryAnswer', 'show'];

function append(answers: Answers, key: 'parked' | 'notes', typed: string): Reading {
  return { ok: true, patch: { [key]: [...(answers[key] ?? []), typed] }, echo: 'Kept.' };
}

function redFlag({ scene, answers }: Turn): Action {
  const chosen = chosenPlaybook(scene, answers);
  const all = (chosen ? [chosen] : scene.playbooks).flatMap(({ redFlags }) => redFlags);
  const flags = all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index).slice(0, 18);
  return {
    id: 'redFlag',
    key: 'r',
    label: 'a red flag',
    ask: keys.redFlags.ask,
    form: {
      type: 'checks',
      items: flags.map(({ id, text: danger }) => ({ id, text: danger })),
    },
    ...lineOf(answers.redFlags?.join(',')),
    // The first action of each new one is shown next, alone.
    read: (raw) => {
      const ids = raw.type === 'checked' ? raw.ids : [];
      const others = (answers.redFlags ?? []).filter((one) => !flags.some(({ id }) => id === one));
      return { ok: true, patch: { redFlags: [...others, ...ids] } };
    },
  };
}

function hourValue({ scene }: Turn): Action {
  return line(
    {
      id: 'hourValue',
      key: 'w',
      label: 'what an hour is worth to them',
      ask: keys.hourValue.ask,
      hint: 'For example: 40',
    },
    (typed) => {
      const amount = parseMoney(typed, scene.preferences.currency);
      return amount.ok
        ? { ok: true, patch: { hourValue: typed }, echo: `An hour is worth ${formatMoney(amount.value)} to them.` }
        : amount;
    },
  );
}

function priority({ scene, answers }: Turn): Action {
  const action = {
    id: 'priority',
    key: 'i',
    label: 'impact and urgency',
    ask: priorityLine(scene, answers),
    hint: 'Type both, like: high medium',
  };
  return line(action, (typed) => {
    const [impact, urgency, ...rest] = typed.toLowerCase().split(/[\s,]+/);
    return rest.length === 0 && isLevel(impact) && isLevel(urgency)
      ? { ok: true, patch: { impact, urgency } }
      : { ok: false, reason: 'Type impact and urgency, each low, medium or high, like: high medium' };
  });
}

function isLevel(word: string | undefined): boolean {
  return word === 'low' || word === 'medium' || word === 'high';
}

function promise({ scene, answers }: Turn): Action {
  return line(
    { id: 'promise', key: 'p', label: 'a promise', ask: keys.promises.ask, hint: 'For example: call back by fri' },
    (typed) => {
      const read = readPromises(typed, scene.now);
      return read.ok ? { ok: true, patch: { promises: [...(answers.promises ?? []), ...read.value] } } : read;
    },
  );
}

function gesture(_turn: Turn): Action {
  return line(
    {
      id: 'gesture',
      key: 'g',
      label: 'make something right',
      ask: keys.gesture.ask,
      hint: 'For example: credit 20, for the lost morning',
    },
    (typed) => {
      const given = readGesture(typed);
      return given
        ? { ok: true, patch: { gesture: given } }
        : { ok: false, reason: 'Type what, an amount if there is one, and why, like: credit 20, for the lost morning' };
    },
  );
}
