import { z } from 'zod';
import type { CaseState } from '../case-state.ts';
import { gestureSchema } from '../outcome.ts';
import { keysOf, kindsOf, known } from './kind.ts';

const kind = kindsOf<CaseState>();

const gesture = gestureSchema.shape;
const recurrence = { minutes: z.number().nonnegative().optional(), words: z.string().optional() };
const feedback = {
  type: z.enum(['compliment', 'complaint']),
  words: z.string(),
  mayShow: z.boolean().optional(),
};

const gestureKeys = keysOf(gesture);
const recurrenceKeys = keysOf(recurrence);
const feedbackKeys = keysOf(feedback);

/** What is said, given and noted beside the visit. */
export const asideKinds = {
  recurred: kind({
    shape: recurrence,
    text: ['words'],
    apply: (state, event, { at }) => {
      state.recurrences.push({ ...known(event, recurrenceKeys), at });
    },
  }),
  gestured: kind({
    shape: gesture,
    text: ['why'],
    apply: (state, event, { at }) => {
      state.gestures.push({ ...known(event, gestureKeys), at });
    },
  }),
  feedback: kind({
    shape: feedback,
    text: ['words'],
    apply: (state, event, { at }) => {
      state.feedback.push({ ...known(event, feedbackKeys), at });
    },
  }),
  noted: kind({
    shape: { text: z.string(), note: z.string().optional(), by: z.string().optional() },
    text: ['text'],
    apply: (state, { text = '', note, by }, { record, at }) => {
      state.notes.push({ id: note ?? record.id, at, by: by ?? record.by, text });
      if (note !== undefined) state.filedNotes.push(note);
    },
  }),
  linked: kind({
    shape: { causedBy: z.string().optional(), repeatOf: z.string().optional() },
    text: [],
    apply: (state, event) => {
      Object.assign(state.links, known(event, ['causedBy', 'repeatOf']));
    },
  }),
};
