import { speakDate } from '../domain/dates.ts';
import { speakFrequency, writeFrequency } from '../domain/frequency.ts';
import { speakMinutes } from '../domain/minutes.ts';
import { openQuestions, type Question } from '../domain/playbook.ts';
import { readBlockedLine } from '../domain/shorthand/blocked-line.ts';
import { readChangedLine } from '../domain/shorthand/changed-line.ts';
import { readFrequencyLine } from '../domain/shorthand/frequency-line.ts';
import type { AnswerId } from './answers.ts';
import { keys } from './keys.ts';
import { offering } from './path.ts';
import { checkQuestion, questionFacts } from './playbook-answers.ts';
import { lineOf, text } from './prompts.ts';
import type { Asked, Rule, Turn } from './rule.ts';
import { chosenPlaybook, clientName, earlierFacts } from './scene.ts';
import type { Form, Raw, Reading } from './step.ts';

type TextKey = 'worry' | 'tried' | 'message' | 'since' | 'deadline';

/** A question to the client that competes for the places left in the budget. */
export interface Candidate extends Rule {
  /** True when it need not be asked: an earlier answer is shown and kept. */
  isKnown?(turn: Turn): boolean;
}

const base = { stage: 'Log', who: 'client', when: offering } as const;

/** A choice among words, by a letter each. */
function lettered(
  id: 'stakes' | 'scope',
  letters: Readonly<Record<string, readonly [value: string, label: string]>>,
): Rule {
  return {
    ...base,
    id,
    keys: [id],
    prompt: () => ({
      ask: keys[id].ask,
      hint: 'Enter leaves it open.',
      form: {
        type: 'keys',
        keys: [...Object.entries(letters).map(([key, [, label]]) => ({ key, label })), skip],
        enter: skip.key,
      },
      read: (raw) => ({ ok: true, patch: { [id]: (raw.type === 'key' ? letters[raw.key]?.[0] : undefined) ?? null } }),
    }),
  };
}

const skip = { key: '-', label: 'leave it open' } as const;

const stakes: Candidate = {
  ...lettered('stakes', {
    c: ['copied', 'there is another copy'],
    o: ['only-copy', 'this is the only one'],
    u: ['unknown', 'nobody knows'],
    n: ['none', 'nothing on it matters'],
  }),
  isKnown: ({ scene, answers }) => (earlierFacts(scene, answers)?.answers.stakes ?? undefined) !== undefined,
};

const scope: Candidate = lettered('scope', {
  o: ['one', 'this one'],
  s: ['several', 'several'],
  a: ['all', 'all of them'],
});

/** One line that fills one key. */
function plain(id: TextKey): Candidate {
  return {
    ...base,
    id,
    keys: [id],
    prompt: ({ aside }) => ({
      ask: keys[id].ask,
      hint: 'Enter leaves it open.',
      form: { type: 'line' },
      ...lineOf(aside[id]),
      read: (raw) => ({ ok: true, patch: { [id]: text(raw) || null } }),
    }),
  };
}

/** One line that fills several keys; those it does not fill are left open. */
function paired(
  id: 'blocked' | 'frequency' | 'changed',
  others: readonly AnswerId[],
  asked: (turn: Turn) => Pick<Asked, 'hint' | 'before'> & { readonly understand: (line: string) => Reading },
): Candidate {
  return {
    ...base,
    id,
    keys: [id, ...others],
    prompt: (turn) => {
      const { understand, ...rest } = asked(turn);
      return {
        ask: keys[id].ask,
        ...rest,
        form: { type: 'line' },
        read: (raw) => {
          const empty = Object.fromEntries([id, ...others].map((key) => [key, null]));
          const line = text(raw);
          const reading: Reading = line === '' ? { ok: true, patch: {} } : understand(line);
          return reading.ok ? { ...reading, patch: { ...empty, ...reading.patch } } : reading;
        },
      };
    },
  };
}

const blocked = paired('blocked', ['deadline'], ({ scene, aside }) => ({
  hint: 'For example: send invoices by fri',
  ...lineOf(joined(aside.blocked, aside.deadline && `by ${aside.deadline}`)),
  understand: (line) => {
    const { blocked: what, deadline } = readBlockedLine(line, scene.now);
    const echo = deadline ? `must work by ${speakDate(deadline)}` : undefined;
    return { ok: true, patch: { blocked: what ?? null, deadline: deadline ?? null }, ...(echo ? { echo } : {}) };
  },
}));

const frequency = paired('frequency', ['minutes', 'fullStop'], ({ aside }) => ({
  hint: 'For example: 3/week 5min, once, or: does not work at all',
  ...lineOf(joined(aside.frequency, aside.minutes && `${aside.minutes}min`, aside.fullStop ? 'dead' : undefined)),
  understand: (line) => {
    const read = readFrequencyLine(line);
    if (!read.ok) return read;
    const { frequency: often, minutes, fullStop } = read.value;
    const echo = [
      often && speakFrequency(often),
      minutes && `${speakMinutes(minutes)} each time`,
      fullStop && 'does not work at all',
    ];
    return {
      ok: true,
      patch: { frequency: often ? writeFrequency(often) : null, minutes: minutes ?? null, fullStop: fullStop ?? null },
      echo: echo.filter(Boolean).join(', '),
    };
  },
}));

const changed = paired('changed', ['since'], ({ scene, aside }) => ({
  hint: 'For example: new router, since mon',
  ...lineOf(joined(aside.changed, aside.since && `since ${aside.since}`)),
  understand: (line) => {
    const { changed: what, since } = readChangedLine(line, scene.now);
    const echo = since ? `since ${speakDate(since)}` : undefined;
    return { ok: true, patch: { changed: what ?? null, since: since ?? null }, ...(echo ? { echo } : {}) };
  },
}));

function joined(...parts: readonly (string | number | false | null | undefined)[]): string | undefined {
  const given = parts.filter((part) => part !== null && part !== undefined && part !== false && part !== '');
  return given.length > 0 ? given.join(', ') : undefined;
}

/** A playbook's own question. */
function own(question: Question): Candidate {
  return {
    ...base,
    id: `answers.${question.id}`,
    keys: ['answers'],
    isOpen: ({ answers }) => answers.answers?.[question.id] === undefined,
    isKnown: ({ scene, answers }) =>
      (earlierFacts(scene, answers)?.answers.answers?.[question.id] ?? undefined) !== undefined,
    leaveOpen: () => ({ answers: { [question.id]: null } }),
    undo: ({ answers: given, ...rest }) => {
      const { [question.id]: _, ...others } = given ?? {};
      return { ...rest, answers: others };
    },
    prompt: ({ answers, aside }) => ({
      ask: question.ask.replaceAll('{{name}}', clientName(answers.client ?? '')),
      hint: 'Enter leaves it open.',
      form: formOf(question),
      ...lineOf(textOf(aside.answers?.[question.id])),
      read: (raw) => readOwn(question, raw),
    }),
  };
}

function textOf(answer: string | number | boolean | null | undefined): string | undefined {
  if (answer === null || answer === undefined) return undefined;
  return typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : String(answer);
}

function formOf(question: Question): Form {
  if (question.type === 'yes-no') {
    return { type: 'keys', keys: [{ key: 'y', label: 'yes' }, { key: 'n', label: 'no' }, skip], enter: skip.key };
  }
  if (question.type !== 'choice') return { type: 'line' };
  const choices = (question.choices ?? []).map((label, index) => ({ key: String(index + 1), label }));
  return { type: 'keys', keys: [...choices, skip], enter: skip.key };
}

function readOwn(question: Question, raw: Raw): Reading {
  const answer = raw.type === 'key' ? chosen(question, raw.key) : text(raw);
  const checked = checkQuestion(question, answer);
  return checked.ok ? { ok: true, patch: { answers: { [question.id]: checked.value } } } : checked;
}

function chosen(question: Question, key: string): string {
  if (key === skip.key) return '';
  return question.type === 'choice' ? (question.choices?.[Number(key) - 1] ?? '') : key;
}

const bySlot: Readonly<Partial<Record<AnswerId, Candidate>>> = {
  stakes,
  worry: plain('worry'),
  blocked,
  deadline: plain('deadline'),
  frequency,
  minutes: frequency,
  changed,
  since: changed,
  scope,
  tried: plain('tried'),
  message: plain('message'),
};

/**
 * The questions that may take a place in the budget, in the order they take it: the stakes where data is touched, the
 * worry, what is blocked, the best of the playbook's questions, then the common ones and the rest of the playbook's.
 */
export function candidates(turn: Turn): readonly Candidate[] {
  const playbook = chosenPlaybook(turn.scene, turn.answers);
  const questions = playbook ? openQuestions(playbook, questionFacts(playbook, turn.answers)) : [];
  const [best, ...rest] = [...questions].sort((one, other) => other.value - one.value).flatMap(asCandidate);
  const ordered = [
    ...(playbook?.touchesData ? [stakes] : []),
    plain('worry'),
    blocked,
    ...(best ? [best] : []),
    frequency,
    changed,
    scope,
    plain('tried'),
    ...rest,
  ];
  const spoken = ordered.map((candidate) => inPlaybookWords(candidate, questions));
  return spoken.filter(({ id }, index) => spoken.findIndex((other) => other.id === id) === index);
}

/** A slotted question is the common question of its slot. */
function asCandidate(question: Question): readonly Candidate[] {
  if (!question.slot) return [own(question)];
  const common = bySlot[question.slot];
  return common ? [common] : [];
}

/** The playbook's wording for a common question, where it has one. */
function inPlaybookWords(candidate: Candidate, questions: readonly Question[]): Candidate {
  const question = questions.find(({ slot }) => slot === candidate.keys[0]);
  if (!question) return candidate;
  return {
    ...candidate,
    prompt: (turn) => ({
      ...candidate.prompt(turn),
      ask: question.ask.replaceAll('{{name}}', clientName(turn.answers.client ?? '')),
    }),
  };
}

/** What is known from an earlier case, one line a fact: shown once and kept. */
export function knownLines({ scene, answers }: Pick<Turn, 'scene' | 'answers'>): readonly string[] {
  const playbook = chosenPlaybook(scene, answers);
  const earlier = earlierFacts(scene, answers);
  if (!playbook || !earlier) return [];
  const own = playbook.questions.flatMap(({ id, ask }) => {
    const answer = textOf(earlier.answers.answers?.[id]);
    return answer === undefined ? [] : [`${ask} ${answer}`];
  });
  const stakesLine = earlier.answers.stakes ? [`Other copies: ${earlier.answers.stakes}`] : [];
  return [...stakesLine, ...own];
}
