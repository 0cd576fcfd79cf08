import { speakDate } from '../domain/dates.ts';
import { speakFrequency, writeFrequency } from '../domain/frequency.ts';
import { clientName } from '../domain/known-clients.ts';
import { speakMinutes } from '../domain/minutes.ts';
import { fillName, type Question } from '../domain/playbook.ts';
import { readBlockedLine } from '../domain/shorthand/blocked-line.ts';
import { readChangedLine } from '../domain/shorthand/changed-line.ts';
import { readFrequencyLine } from '../domain/shorthand/frequency-line.ts';
import type { AnswerId } from './answers.ts';
import { keys } from './keys.ts';
import { own } from './own-question.ts';
import { offering } from './path.ts';
import { questionsNow } from './playbook-answers.ts';
import { keyBefore, keyIn, lineOf, skip, strangeKey, text } from './prompts.ts';
import type { Asked, Candidate, Rule, Turn } from './rule.ts';
import { chosenPlaybook, earlierFacts } from './scene.ts';
import type { Reading } from './step.ts';

type TextKey = 'worry' | 'tried' | 'message';

const base = { stage: 'Log', who: 'client', when: offering } as const;

/** A choice among words, by a letter each. */
function lettered(
  id: 'stakes' | 'scope',
  letters: Readonly<Record<string, readonly [value: string, label: string]>>,
): Rule {
  const values = { ...Object.fromEntries(Object.entries(letters).map(([key, [value]]) => [key, value])), '-': null };
  return {
    ...base,
    id,
    keys: [id],
    prompt: ({ aside }) => ({
      ask: keys[id].ask,
      form: {
        type: 'keys',
        keys: [...Object.entries(letters).map(([key, [, label]]) => ({ key, label })), skip],
        enter: skip.key,
      },
      ...keyBefore(values, aside[id]),
      read: (raw) => {
        const value = keyIn<string | null>(raw, values);
        return value === undefined ? strangeKey : { ok: true, patch: { [id]: value } };
      },
    }),
  };
}

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

const bySlot: Readonly<Partial<Record<AnswerId, Candidate>>> = {
  stakes,
  worry: plain('worry'),
  blocked,
  deadline: blocked,
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
  const questions = questionsNow(turn.scene, turn.answers);
  const byValue = ranked(questions, turn).flatMap(asCandidate);
  const first = [...(playbook?.touchesData ? [stakes] : []), plain('worry'), blocked];
  const best = byValue.find((one) => !one.isKnown?.(turn) && !first.some(({ id }) => id === one.id));
  const ordered = [...first, ...(best ? [best] : []), frequency, changed, scope, plain('tried'), ...byValue];
  const spoken = ordered.map((candidate) => inPlaybookWords(candidate, questions));
  return spoken.filter(({ id }, index) => spoken.findIndex((other) => other.id === id) === index);
}

/**
 * The most telling first. When the client comes back the playbook's own go ahead of the common ones: those are asked in each
 * visit, and would for ever keep the places of what never had its turn.
 */
function ranked(questions: readonly Question[], { scene, answers }: Turn): readonly Question[] {
  const byValue = [...questions].sort((one, other) => other.value - one.value);
  if (!earlierFacts(scene, answers)) return byValue;
  return [...byValue.filter(({ slot }) => !slot), ...byValue.filter(({ slot }) => slot)];
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
      ask: fillName(question.ask, clientName(turn.answers.client ?? '')),
    }),
  };
}
