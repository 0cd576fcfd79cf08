import { z } from 'zod';
import type { CaseState } from '../case-state.ts';
import type { Money } from '../money.ts';
import { type Works, workSchema, worksAnswers } from '../outcome.ts';
import { keysOf, kindsOf, known, type Standing } from './kind.ts';

const kind = kindsOf<CaseState>();

const yesOrNo = z.enum(['yes', 'no']);
const works = z.enum(worksAnswers);
const standings: Readonly<Record<Works, Standing>> = {
  yes: { status: 'closed', result: 'fixed' },
  no: { status: 'open', result: 'not-fixed' },
  'not-tested': { status: 'open', result: null },
};

const followUp = {
  reached: yesOrNo,
  works: works.optional(),
  sideEffects: z.array(z.looseObject({ text: z.string(), came: yesOrNo })).optional(),
  anythingNew: z.union([z.string(), z.boolean()]).optional(),
  ease: z.number().optional(),
  words: z.string().optional(),
};

const followUpKeys = keysOf(followUp);

/** Doing the work, asking whether it helped, and asking again later. */
export const workKinds = {
  worked: kind({
    shape: workSchema.shape,
    text: ['overrunAgreed', 'text'],
    apply: (state, event, { at, report }) => {
      const { minutes, charged } = state.work;
      Object.assign(state.work, known(event, ['paid', 'cause', 'overrunAgreed']));
      if (event.minutes !== undefined) state.work.minutes = (minutes ?? 0) + event.minutes;
      if (event.charged !== undefined) state.work.charged = sum(charged, event.charged, report);
      state.workAt = at;
    },
  }),
  checked: kind({
    shape: { works, words: z.string().optional() },
    text: ['words'],
    standing: (event) => event.works && standings[event.works],
    apply: (state, event, { at }) => {
      state.works = event.works ?? null;
      state.workAt = at;
    },
  }),
  'followed-up': kind({
    shape: followUp,
    text: ['sideEffects', 'anythingNew', 'words'],
    standing: (event) => (event.works === 'no' ? standings.no : undefined),
    apply: (state, event, { at }) => {
      state.followUps.push({ ...known(event, followUpKeys), at });
      state.followUpOn = null;
      if (event.works === 'no') state.works = 'no';
    },
  }),
  'follow-up-set': kind({
    shape: { due: z.string() },
    text: [],
    apply: (state, { due }) => {
      state.followUpOn = due ?? null;
    },
  }),
};

function sum(before: Money | undefined, more: Money, report: (reason: string) => void): Money {
  if (before === undefined) return { amount: more.amount, currency: more.currency };
  if (before.currency === more.currency) return { ...before, amount: before.amount + more.amount };
  report(`An amount in ${more.currency} is left out of what was charged, which is in ${before.currency}.`);
  return before;
}
