import { z } from 'zod';
import type { CaseState, PromiseState } from '../case-state.ts';
import { kindsOf } from './kind.ts';

const kind = kindsOf<CaseState>();

const why = z.string().optional();

/** Promises: made, moved, and ended once and for all by being kept or released. */
export const promiseKinds = {
  promised: kind({
    shape: { id: z.string(), what: z.string(), who: z.string(), due: z.string() },
    text: ['what', 'who'],
    apply: (state, { id, what = '', who = '', due = '' }) => {
      promise(state, id).made ??= { what, who, due };
    },
  }),
  'promise-kept': kind({
    shape: { id: z.string() },
    text: [],
    apply: (state, { id }) => {
      promise(state, id).final ??= 'kept';
    },
  }),
  'promise-moved': kind({
    shape: { id: z.string(), due: z.string(), why },
    text: ['why'],
    apply: (state, { id, due }) => {
      const moved = promise(state, id);
      if (moved.final === undefined && due !== undefined) moved.movedTo = due;
    },
  }),
  'promise-released': kind({
    shape: { id: z.string(), why },
    text: ['why'],
    apply: (state, { id }) => {
      promise(state, id).final ??= 'released';
    },
  }),
};

/** The promise of that id, begun here if the event that made it comes later in fold order. */
function promise(state: CaseState, id = ''): PromiseState {
  const found = state.promises.get(id) ?? {};
  state.promises.set(id, found);
  return found;
}
