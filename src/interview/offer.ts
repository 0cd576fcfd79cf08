import type { Choice } from '../domain/decision.ts';
import { readLivingLine, writeLivingLine } from '../domain/shorthand/living-line.ts';
import type { AnswerId } from './answers.ts';
import { keys } from './keys.ts';
import { chosenFix, offerOf } from './offer-value.ts';
import { choosing, offering as onOffer } from './path.ts';
import { priorityLine } from './priority-line.ts';
import { lineOf, strangeKey, text, withLine } from './prompts.ts';
import { isProposed, proposalsFor, readQuotes, writeQuotes } from './proposals.ts';
import { lacksSideEffect } from './quote-answers.ts';
import type { Rule, Turn } from './rule.ts';
import { chosenPlaybook } from './scene.ts';
import { dateOf } from './spoken-date.ts';
import type { Key, Raw, Reading } from './step.ts';

const fixes: Rule = {
  id: 'fixes',
  stage: 'Offer',
  who: 'helper',
  keys: ['fixes'],
  when: onOffer,
  prompt: ({ scene, answers, aside, only }) => ({
    ask: keys.fixes.ask,
    hint: `A number, with a price of your own if you like (1 240), or title and price: New laptop 900. ${beforeTax(scene.preferences)}Several with ; between. Enter for no fix.`,
    show: [
      { type: 'known', lines: [priorityLine(scene, answers)] },
      { type: 'proposals', proposals: proposalsFor(scene, answers) },
    ],
    form: { type: 'line' },
    ...lineOf(aside.fixes && writeQuotes(scene, answers, aside.fixes)),
    read: (raw) => readQuotes({ scene, answers, aside, only }, text(raw)),
  }),
};

function beforeTax({ tax }: Turn['scene']['preferences']): string {
  return tax === undefined ? '' : `Prices before ${tax} % tax. `;
}

const sideEffects: Rule = {
  id: 'sideEffects',
  stage: 'Offer',
  who: 'helper',
  keys: ['fixes'],
  when: onOffer,
  required: true,
  isOpen: ({ answers }) => (answers.fixes ?? []).some(lacksSideEffect),
  undo: ({ scene, answers }) => {
    const last = answers.fixes?.findLast((quote) => !lacksSideEffect(quote) && !isProposed(scene, answers, quote));
    if (!answers.fixes || !last) return answers;
    const { sideEffects: _, ...bare } = last;
    return { ...answers, fixes: answers.fixes.map((quote) => (quote === last ? bare : quote)) };
  },
  prompt: ({ answers, aside }) => {
    const quotes = answers.fixes ?? [];
    const bare = quotes.find(lacksSideEffect);
    const was = aside.fixes?.find(({ id }) => id === bare?.id);
    return {
      ask: `What may be different or less good after "${bare?.title}"?`,
      hint: 'One honest side effect, several with ; between, or: none known',
      form: { type: 'line' },
      ...lineOf(was?.sideEffects?.join('; ')),
      read: (raw) => {
        const effects = text(raw)
          .split(';')
          .map((one) => one.trim())
          .filter((one) => one !== '');
        if (effects.length === 0)
          return { ok: false, reason: 'A quote needs one honest side effect, or "none known".' };
        return {
          ok: true,
          patch: { fixes: quotes.map((quote) => (quote === bare ? { ...quote, sideEffects: effects } : quote)) },
        };
      },
    };
  },
};

const liveWithIt: Rule = {
  id: 'liveWithIt',
  stage: 'Offer',
  who: 'helper',
  keys: ['liveWithIt'],
  when: onOffer,
  // In a visit a playbook's workaround and risk stand as they are.
  isOpen: ({ scene, answers, only }) =>
    answers.liveWithIt === undefined && (only === 'offer' || !chosenPlaybook(scene, answers)),
  prompt: ({ aside }) => ({
    ask: keys.liveWithIt.ask,
    hint: 'For example: restart it each morning; risk: it may stop on a busy day; gone for good: the photos; look again: 2w',
    form: { type: 'line' },
    ...lineOf(aside.liveWithIt && writeLivingLine(aside.liveWithIt)),
    read: (raw) => readLiving(text(raw)),
  }),
};

function readLiving(line: string): Reading {
  const living = readLivingLine(line);
  return { ok: true, patch: { liveWithIt: Object.keys(living).length > 0 ? living : null } };
}

const theirWords = { ask: 'In their own words? (Enter leaves it open)', required: false };
const otherChoices: Readonly<Record<string, readonly [choice: Choice, label: string]>> = {
  l: ['live-with-it', 'I can live with it'],
  t: ['think', 'I want to think about it'],
  h: ['hand-over', 'somebody else decides'],
  n: ['no', 'no, and what I can do instead'],
};

const choice: Rule = {
  id: 'choice',
  stage: 'Offer',
  who: 'client',
  keys: ['choice', 'option', 'choiceWords'],
  when: onOffer,
  required: true,
  isOpen: ({ answers }) => answers.choice === undefined || (answers.choice === 'fix' && !chosenFix(answers)),
  prompt: ({ scene, answers, aside }) => {
    const offer = offerOf(scene, answers);
    const fixKeys = offer.fixes.map((fix, index): Key & { readonly option: string } => ({
      key: letters[index] ?? String(index),
      label: offer.fixes.length === 1 ? 'fix it for good' : fix.title,
      then: theirWords,
      option: fix.id,
    }));
    const others = Object.entries(otherChoices).map(([key, [, label]]): Key => ({ key, label, then: theirWords }));
    const all = [...fixKeys.map(({ option: _, ...key }) => key), ...others];
    const before = keyOfChoice(aside, fixKeys);
    return {
      ask: keys.choice.ask,
      show: [{ type: 'offer', offer }],
      form: { type: 'keys', keys: withLine(all, before, aside.choiceWords) },
      direct: 'show',
      ...lineOf(before),
      read: (raw) => readChoice(raw, fixKeys),
    };
  },
};

const letters = ['a', 'b', 'c', 'd', 'e', 'g'];

function keyOfChoice(aside: Turn['aside'], fixKeys: readonly { readonly key: string; readonly option: string }[]) {
  if (aside.choice === 'fix') return (fixKeys.find(({ option }) => option === aside.option) ?? fixKeys[0])?.key;
  return Object.entries(otherChoices).find(([, [one]]) => one === aside.choice)?.[0];
}

function readChoice(raw: Raw, fixKeys: readonly (Key & { readonly option: string })[]): Reading {
  if (raw.type !== 'key') return strangeKey;
  const fix = fixKeys.find(({ key }) => key === raw.key);
  const chosen = fix ? 'fix' : otherChoices[raw.key]?.[0];
  if (!chosen) return strangeKey;
  const words = raw.text?.trim() ? raw.text : null;
  return { ok: true, patch: { choice: chosen, option: fix?.option ?? null, choiceWords: words } };
}

/** A required line that belongs to one choice; dates are echoed as understood. */
function follow(
  id: AnswerId & ('reason' | 'alternative' | 'until' | 'handOverTo' | 'handOverBy'),
  options: {
    readonly choice: Choice;
    readonly who: Rule['who'];
    readonly prefill?: (turn: Turn) => string | undefined;
  },
): Rule {
  const isDay = id === 'until' || id === 'handOverBy';
  return {
    id,
    stage: 'Offer',
    who: options.who,
    keys: [id],
    when: choosing(options.choice),
    required: true,
    prompt: (turn) => ({
      ask: keys[id].ask,
      ...(isDay ? { hint: 'For example: fri, 2w, or 2026-12-01' } : {}),
      form: { type: 'line' },
      ...lineOf(turn.aside[id] ?? options.prefill?.(turn)),
      read: (raw) => (isDay ? dateOf(id, text(raw), turn.scene) : { ok: true, patch: { [id]: text(raw) || null } }),
    }),
  };
}

const noTo = (part: 'reason' | 'alternative') => (turn: Turn) => chosenPlaybook(turn.scene, turn.answers)?.sayNo[part];

/** The offer opened again: what was decided stays until the client decides anew. */
export const reoffering: readonly Rule[] = [fixes, sideEffects, liveWithIt];

/** Stage three: the two options, and what was chosen. */
export const offering: readonly Rule[] = [
  fixes,
  sideEffects,
  liveWithIt,
  choice,
  follow('until', { choice: 'think', who: 'client' }),
  follow('handOverTo', { choice: 'hand-over', who: 'client' }),
  follow('handOverBy', { choice: 'hand-over', who: 'client' }),
  follow('reason', { choice: 'no', who: 'helper', prefill: noTo('reason') }),
  follow('alternative', { choice: 'no', who: 'helper', prefill: noTo('alternative') }),
];
