import { z } from 'zod';
import { kindsOf } from './kind.ts';

/** What the fold of one note builds up. */
export interface NoteState {
  taken: { readonly at: string; readonly by: string; readonly text: string; readonly client: string | null } | null;
  /** The case it was filed in. */
  filed: string | null;
}

const kind = kindsOf<NoteState>();

/** A note: taken in passing, filed in a case later. */
export const noteKinds = {
  taken: kind({
    shape: { text: z.string(), client: z.string().optional() },
    text: ['text', 'client'],
    apply: (state, { text = '', client }, { record, at }) => {
      state.taken ??= { at, by: record.by, text, client: client ?? null };
    },
  }),
  filed: kind({
    shape: { case: z.string() },
    text: [],
    apply: (state, event) => {
      state.filed = event.case ?? null;
    },
  }),
  unfiled: kind({
    shape: {},
    text: [],
    apply: (state) => {
      state.filed = null;
    },
  }),
};
