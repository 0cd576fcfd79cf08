import { z } from 'zod';
import { moneySchema } from './money-schema.ts';

export const results = ['fixed', 'living-with-it', 'heard', 'no', 'handed-over', 'not-fixed', 'withdrawn'] as const;
export type Result = (typeof results)[number];
export const worksAnswers = ['yes', 'no', 'not-tested'] as const;
export type Works = (typeof worksAnswers)[number];
export const paidBy = ['cash', 'card', 'transfer', 'later', 'none'] as const;
export const causes = [
  'setting',
  'wear',
  'update',
  'end-of-support',
  'untested-mix',
  'account',
  'accident',
  'attack',
  'our-work',
  'unknown',
  'none-found',
] as const;

/** Work that was done. Several add up in minutes and charged. */
export const workSchema = z.looseObject({
  minutes: z.number().nonnegative().optional(),
  charged: moneySchema.optional(),
  paid: z.enum(paidBy).optional(),
  cause: z.enum(causes).optional(),
  overrunAgreed: z.string().optional(),
  text: z.string().optional(),
});
export type Work = z.infer<typeof workSchema>;

export const gestureTypes = ['call', 'revisit', 'correction', 'credit', 'free-time', 'replacement'] as const;
export const gestureSchema = z.looseObject({
  type: z.enum(gestureTypes),
  value: moneySchema.optional(),
  why: z.string(),
});
export type Gesture = z.infer<typeof gestureSchema>;
