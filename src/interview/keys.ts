import { z } from 'zod';
import type { Condition } from '../domain/condition.ts';
import { speakDate, startOf } from '../domain/dates.ts';
import { choices } from '../domain/decision.ts';
import { parseFrequency, writeFrequency } from '../domain/frequency.ts';
import { clientName } from '../domain/known-clients.ts';
import { readbackSchema, wantsChoices } from '../domain/listening.ts';
import { nearest } from '../domain/nearest.ts';
import { ringAnswers, ringEntrySchema } from '../domain/offer.ts';
import { causes, paidBy, worksAnswers } from '../domain/outcome.ts';
import { type Parsed, quoted, refused, understood } from '../domain/parsed.ts';
import { levels, scopeChoices, stakesChoices } from '../domain/problem.ts';
import type { AnswerId, AnswerOf } from './answers.ts';
import type { Check } from './checks.ts';
import { date, dateOrText, flag, minutes, money, oneOf, shape, shown, text, texts } from './checks.ts';
import { gesture, promises } from './commitments.ts';
import { always, choosing, curable, heard, looking, offering, workable } from './path.ts';
import { playbookAnswers } from './playbook-answers.ts';
import { liveWithIt, option, quotes } from './quote-answers.ts';
import { chosenPlaybook, clientsNamed, knownClient } from './scene.ts';

/** What an answer key asks, which answers leave it out, and what it accepts. */
export interface KeyRule<T> {
  /** The question as said aloud, or what the helper fills in. */
  readonly ask: string;
  readonly when: Condition;
  readonly check: Check<T>;
}

const caseKinds = ['incident', 'request', 'question', 'advice', 'our-slip', 'complaint'] as const;

const client: Check<string> = (value, scene) => {
  if (typeof value !== 'string' || clientName(value) === '') return refused('this needs a name such as Ada Brown');
  const typed = value.trim();
  const [one, other] = clientsNamed(scene, typed);
  if (one && other) return refused(`two clients are called ${quoted(typed)}: give the id, ${one.id} or ${other.id}`);
  const isId = /^c-[0-9a-hjkmnp-tv-z]{6}$/.test(typed);
  return isId && !one
    ? refused(`there is no client ${quoted(typed)}: give a name such as Ada Brown`)
    : understood(typed);
};

const devices: Check<readonly string[]> = (value, scene, answers) => {
  const typed = texts(value, scene, answers);
  const owner = knownClient(scene, answers.client)?.id;
  const isOwned = (one: string) => scene.devices.some(({ id, client: of }) => id === one && of === owner);
  const stranger = typed.ok
    ? typed.value.find((one) => /^d-[0-9a-hjkmnp-tv-z]{6}$/.test(one) && !isOwned(one))
    : undefined;
  return stranger === undefined
    ? typed
    : refused(`this client has no device ${quoted(stranger)}: give its name, such as kitchen laptop`);
};

/** A day or time that is not ahead. */
const past: Check<string> = (value, scene, answers) => {
  const when = date('past')(value, scene, answers);
  if (!when.ok || startOf(when.value) <= scene.now) return when;
  return refused(`${speakDate(when.value)} is still to come: give the day it happened, such as yesterday`);
};

const playbook: Check<string> = (value, scene) => {
  const typed = typeof value === 'string' ? value.trim().toLowerCase() : '';
  const ids = scene.playbooks.map(({ id }) => id);
  if (typed === 'none' || ids.includes(typed)) return understood(typed);
  const near = nearest(typed, ids) ?? 'none';
  return refused(`there is no playbook ${shown(value)}; it may be none, or one such as ${near} (heard playbook list)`);
};

const frequency: Check<string> = (value) => {
  const parsed = parseFrequency(typeof value === 'string' ? value : '');
  return parsed.ok ? understood(writeFrequency(parsed.value)) : parsed;
};

const checksDone: Check<readonly string[]> = (value, scene, answers) => {
  const ids = texts(value, scene, answers);
  const known = chosenPlaybook(scene, answers)?.checks.map(({ id }) => id) ?? [];
  const stranger = ids.ok ? ids.value.find((id) => !known.includes(id)) : undefined;
  return stranger === undefined
    ? ids
    : refused(`${shown(stranger)} is not a check of this playbook; it has ${known.join(', ') || 'none'}`);
};

const redFlags: Check<readonly string[]> = (value, scene, answers) => {
  const ids = texts(value, scene, answers);
  const known = [...new Set(scene.playbooks.flatMap((one) => one.redFlags.map(({ id }) => id)))];
  const stranger = ids.ok ? ids.value.find((id) => !known.includes(id)) : undefined;
  return stranger === undefined
    ? ids
    : refused(`${shown(stranger)} is not a red flag of any playbook; give one such as ${nearest(stranger, known)}`);
};

const when: Check<string> = (value, scene, answers) =>
  value === 'now' ? understood(value) : date('due')(value, scene, answers);

const people: Check<number> = shape(z.int().positive().max(100_000), 'a whole number of people such as 1');

function named(value: unknown, find: (typed: string) => Parsed<string>): Parsed<string> {
  return typeof value === 'string' && value.trim() !== ''
    ? find(value.trim())
    : refused('this needs an id such as 2611-k7m4xq');
}

/** Every answer key there is, in the order of the visit: each is checked after those it leans on. */
export const keys: { readonly [Id in AnswerId]: KeyRule<AnswerOf[Id]> } = {
  client: { ask: 'Who is it for?', when: always, check: client },
  on: { ask: 'When did it happen?', when: always, check: past },
  kind: { ask: 'What kind of case is it?', when: always, check: oneOf(caseKinds) },
  causedBy: {
    ask: 'Which case of ours brought this about?',
    when: always,
    check: (value, scene) => named(value, scene.caseNamed),
  },
  fromNote: {
    ask: 'Which note did it start from?',
    when: always,
    check: (value, scene) => named(value, scene.noteNamed),
  },
  words: { ask: 'Tell me what has been happening, from the start.', when: always, check: text },
  feeling: { ask: 'How do they feel about it? (for you alone)', when: always, check: text },
  cards: { ask: 'Which red flags were shown?', when: always, check: texts },
  redFlags: { ask: 'Which red flags do you see?', when: always, check: redFlags },
  notes: { ask: 'What do you want to note for yourself?', when: always, check: texts },
  parked: { ask: 'What else did they bring up?', when: always, check: texts },
  readbacks: {
    ask: 'Did I get that right?',
    when: always,
    check: shape(z.array(readbackSchema).min(1), 'a list such as [{"answer": "yes"}]'),
  },
  fixedByCheck: { ask: 'Did a check already cure it?', when: curable, check: flag },
  wants: {
    ask: 'Would you like me to look at it, or did you want me to know about it?',
    when: heard,
    check: oneOf(wantsChoices),
  },
  devices: { ask: 'Which device is it?', when: looking, check: devices },
  playbook: { ask: 'What kind of problem is it?', when: looking, check: playbook },
  stakes: {
    ask: 'If this stopped for good tonight, is there another copy of what is on it?',
    when: looking,
    check: oneOf(stakesChoices),
  },
  worry: { ask: 'What worries you most about it?', when: looking, check: text },
  blocked: { ask: 'What can you not do because of it, and by when must it work?', when: looking, check: text },
  deadline: { ask: 'By when must it work?', when: looking, check: date('due') },
  frequency: {
    ask: 'How often does it happen, and how long does it hold you up each time?',
    when: looking,
    check: frequency,
  },
  minutes: { ask: 'How many minutes does it cost each time?', when: looking, check: minutes },
  fullStop: { ask: 'Does it not work at all?', when: looking, check: flag },
  changed: { ask: 'When was it last fine, and what is different since?', when: looking, check: text },
  since: { ask: 'Since when?', when: looking, check: dateOrText },
  scope: { ask: 'Is it one device, several, or all of them?', when: looking, check: oneOf(scopeChoices) },
  tried: { ask: 'What has been tried so far?', when: looking, check: text },
  message: { ask: 'What does the message say, word for word?', when: looking, check: text },
  answers: { ask: "What did they answer to the playbook's own questions?", when: looking, check: playbookAnswers },
  checks: { ask: 'Which checks did you do?', when: looking, check: checksDone },
  people: { ask: 'How many people does it hold up?', when: looking, check: people },
  seen: { ask: 'What did you see yourself?', when: looking, check: text },
  impact: { ask: 'How much does it stop?', when: looking, check: oneOf(levels) },
  urgency: { ask: 'How pressing is it?', when: looking, check: oneOf(levels) },
  hourValue: { ask: 'What is an hour of their time worth to them?', when: looking, check: money },
  directCostYear: { ask: 'What else does it cost them a year?', when: offering, check: money },
  worryAnswer: { ask: 'What is the answer to their worry?', when: offering, check: text },
  fixes: { ask: 'What could fix it for good, and for how much?', when: offering, check: quotes },
  liveWithIt: { ask: 'How can they live with it, and what is the risk?', when: offering, check: liveWithIt },
  ring: {
    ask: 'What did each maker answer?',
    when: offering,
    check: shape(
      z.array(ringEntrySchema),
      `a list such as [{"piece": "doorbell", "maker": "Acme", "answer": "${ringAnswers.join('" or "')}"}]`,
    ),
  },
  choice: { ask: 'What would you like to do?', when: offering, check: oneOf(choices) },
  option: { ask: 'Which of the fixes?', when: choosing('fix'), check: option },
  choiceWords: {
    ask: 'In which words did they choose?',
    when: { all: [offering, { question: 'choice', answered: true }] },
    check: text,
  },
  reason: { ask: 'Why do we say no?', when: choosing('no'), check: text },
  alternative: { ask: 'What can we do for them instead?', when: choosing('no'), check: text },
  until: { ask: 'Until when would you like to think about it?', when: choosing('think'), check: date('due') },
  handOverTo: { ask: 'Who can decide?', when: choosing('hand-over'), check: text },
  handOverBy: { ask: 'By when will they decide?', when: choosing('hand-over'), check: date('due') },
  when: { ask: 'Shall I do it now, or on another day?', when: choosing('fix'), check: when },
  works: { ask: 'Does the thing you wanted to do work now?', when: workable, check: oneOf(worksAnswers) },
  spent: { ask: 'How many minutes did it take?', when: looking, check: minutes },
  charged: { ask: 'What did you charge, tax included?', when: looking, check: money },
  paid: { ask: 'How was it paid?', when: looking, check: oneOf(paidBy) },
  overrunAgreed: { ask: 'It is more than was quoted. In which words did they agree?', when: looking, check: text },
  cause: { ask: 'What was the cause?', when: looking, check: oneOf(causes) },
  promises: { ask: 'Anything promised, by when?', when: always, check: promises },
  gesture: { ask: 'What did you do to make it right?', when: always, check: gesture },
  followUp: { ask: 'When do we ask how it went?', when: always, check: date('due') },
};

/** The keys in the order they are checked in. */
export const keyOrder = Object.keys(keys) as readonly AnswerId[];

/** True if the text is an answer key that a file may hold. */
export function isAnswerId(id: string): id is Exclude<AnswerId, 'cards'> {
  return Object.hasOwn(keys, id) && id !== 'cards';
}
