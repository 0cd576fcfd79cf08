import { z } from 'zod';
import { agreedOf } from '../agreed.ts';
import type { CaseState } from '../case-state.ts';
import { type Choice, decisionSchema } from '../decision.ts';
import { results } from '../outcome.ts';
import { keysOf, kindsOf, known, type Standing } from './kind.ts';

const kind = kindsOf<CaseState>();

const decision = decisionSchema.shape;
/** Record ids of all heads of the chain that the writer knew of. */
const replaces = z.array(z.string());

const decisionKeys = keysOf(decision);

const standings: Readonly<Record<Choice, Standing>> = {
  fix: { status: 'open', result: null },
  'live-with-it': { status: 'living-with-it', result: 'living-with-it' },
  think: { status: 'thinking', result: null },
  'hand-over': { status: 'handed-over', result: 'handed-over' },
  no: { status: 'closed', result: 'no' },
};

/** The chain of decisions: what is in force is what no later one replaces. */
export const decidingKinds = {
  decided: kind({
    shape: { ...decision, replaces },
    text: ['option', 'words', 'reason', 'alternative', 'handOverTo'],
    standing: ({ choice, when }) => {
      if (choice === 'fix' && when !== undefined && when !== 'now') return { status: 'scheduled', result: null };
      return choice && standings[choice];
    },
    apply: (state, event, { at }) => {
      state.decision = { ...known(event, decisionKeys), at };
      state.agreed = agreedOf(state.decision, state.offer);
    },
  }),
  closed: kind({
    shape: { result: z.enum(results), replaces },
    text: [],
    standing: ({ result }) => ({ status: 'closed', result: result ?? null }),
  }),
  reopened: kind({
    shape: { why: z.string(), replaces },
    text: ['why'],
    standing: () => ({ status: 'open', result: null }),
    apply: (state) => {
      state.works = null;
    },
  }),
};
