import { speakDate } from '../domain/dates.ts';
import { speakMinutes } from '../domain/minutes.ts';
import type { Money } from '../domain/money.ts';
import { decimal, formatMoney } from '../domain/money.ts';
import { readPromises, writePromises } from '../domain/shorthand/promises.ts';
import { readWorkLine } from '../domain/shorthand/work-line.ts';
import { toldFee } from '../domain/visit-cost.ts';
import type { Answers } from './answers.ts';
import { keys } from './keys.ts';
import { moneyOf } from './nuisance.ts';
import { acceptedFix } from './offer-value.ts';
import { choosing, looking, working } from './path.ts';
import { keyBefore, keyIn, lineOf, strangeKey, text, withLine } from './prompts.ts';
import type { Rule } from './rule.ts';
import type { Scene } from './scene.ts';
import { dateOf } from './spoken-date.ts';
import type { Key, Reading } from './step.ts';

const when: Rule = {
  id: 'when',
  stage: 'Record',
  who: 'client',
  keys: ['when'],
  when: choosing('fix'),
  prompt: ({ scene, aside }) => {
    const { before } = { ...(aside.when ? { before: 'd' } : {}), ...keyBefore(whenKeys, aside.when) };
    return {
      ask: keys.when.ask,
      form: { type: 'keys', keys: withLine(daysToChoose, before, aside.when) },
      ...lineOf(before),
      read: (raw) => {
        if (raw.type === 'key' && raw.key === 'd') return dateOf('when', (raw.text ?? '').trim(), scene);
        const chosen = keyIn<string | null>(raw, whenKeys);
        return chosen === undefined ? strangeKey : { ok: true, patch: { when: chosen } };
      },
    };
  },
};

const whenKeys = { n: 'now', '-': null };
const daysToChoose: readonly Key[] = [
  { key: 'n', label: 'now' },
  { key: 'd', label: 'another day', then: { ask: 'Which day? (fri, 3d, 2026-12-01)', required: true } },
  { key: '-', label: 'not settled yet' },
];

const worksKeys: Readonly<Record<string, string | null>> = { y: 'yes', n: 'no', t: 'not-tested', '-': null };

const works: Rule = {
  id: 'works',
  stage: 'Record',
  who: 'client',
  keys: ['works'],
  when: working,
  prompt: ({ aside }) => ({
    ask: keys.works.ask,
    form: {
      type: 'keys',
      keys: [
        { key: 'y', label: 'yes' },
        { key: 'n', label: 'no' },
        { key: 't', label: 'cannot be tested yet' },
        { key: '-', label: 'not asked' },
      ],
    },
    ...keyBefore(worksKeys, aside.works),
    read: (raw) => {
      const answer = keyIn(raw, worksKeys);
      return answer === undefined ? strangeKey : { ok: true, patch: { works: answer } };
    },
  }),
};

const work: Rule = {
  id: 'work',
  stage: 'Record',
  who: 'helper',
  keys: ['spent', 'charged', 'paid'],
  when: working,
  prompt: ({ scene, aside }) => ({
    ask: 'How long did it take, what did you charge, and how was it paid?',
    hint: 'For example: 30min 45 cash, or 45 later. Enter leaves it open.',
    form: { type: 'line' },
    ...lineOf(writtenWork(aside)),
    read: (raw) => readWork(text(raw), scene),
  }),
};

function writtenWork({ spent, charged, paid }: Answers): string | undefined {
  const parts = [typeof spent === 'number' ? `${spent}min` : '', charged ?? '', paid ?? ''];
  return parts.filter((part) => part !== '').join(' ') || undefined;
}

function readWork(line: string, scene: Scene): Reading {
  const read = readWorkLine(line, scene.preferences.currency);
  if (!read.ok) return read;
  const { spent, charged, paid } = read.value;
  const echo = [spent && speakMinutes(spent), charged && formatMoney(charged), paid].filter(Boolean).join(', ');
  const patch = { spent: spent ?? null, charged: charged ? decimal(charged) : null, paid: paid ?? null };
  return { ok: true, patch, ...(echo ? { echo } : {}) };
}

/** More than was accepted, or without a quote more than the fee told before, needs the client's words. */
export function overrun(scene: Scene, answers: Answers): Money | undefined {
  const charged = moneyOf(scene, answers.charged);
  const fix = acceptedFix(scene, answers);
  const told = fix ? (fix.ceiling ?? fix.total) : toldFee(scene.preferences);
  return charged && told && charged.amount > told.amount ? told : undefined;
}

const overrunAgreed: Rule = {
  id: 'overrunAgreed',
  stage: 'Record',
  who: 'helper',
  keys: ['overrunAgreed'],
  when: looking,
  required: true,
  isOpen: ({ scene, answers }) => overrun(scene, answers) !== undefined && !answers.overrunAgreed,
  prompt: ({ scene, answers, aside }) => {
    const told = overrun(scene, answers);
    return {
      ask: `That is more than the ${told ? formatMoney(told) : 'price'} they were told. In which words did they agree?`,
      hint: 'If they have not been asked yet, press Escape and charge what was agreed.',
      form: { type: 'line' },
      ...lineOf(aside.overrunAgreed),
      read: (raw) => ({ ok: true, patch: { overrunAgreed: text(raw) || null } }),
    };
  },
};

const promises: Rule = {
  id: 'promises',
  stage: 'Record',
  who: 'helper',
  keys: ['promises'],
  when: looking,
  prompt: ({ scene, aside }) => ({
    ask: keys.promises.ask,
    hint: 'For example: send the invoice by fri; Anna: order the part by 3d. Enter for none.',
    form: { type: 'line' },
    ...lineOf(aside.promises && writePromises(aside.promises)),
    read: (raw) => {
      const read = readPromises(text(raw), scene.now);
      if (!read.ok) return read;
      if (read.value.length === 0) return { ok: true, patch: { promises: null } };
      return {
        ok: true,
        patch: { promises: read.value },
        echo: read.value.map(({ what, due }) => `${what}: ${speakDate(due)}`).join('; '),
      };
    },
  }),
};

/** Stage four: what was done, whether it works, and what was promised. */
export const recording: readonly Rule[] = [when, works, work, overrunAgreed, promises];
