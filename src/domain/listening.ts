import { z } from 'zod';

export const readbackAnswers = ['yes', 'nearly', 'no', 'interrupted'] as const;
export const readbackSchema = z.looseObject({
  text: z.string().optional(),
  answer: z.enum(readbackAnswers),
  correction: z.string().optional(),
});
export type Readback = z.infer<typeof readbackSchema>;

export const wantsChoices = ['look', 'know'] as const;

/** What the client said, and whether they agreed with how it was said back. */
export const listeningSchema = z.looseObject({
  words: z.string(),
  readbacks: z.array(readbackSchema).optional(),
  confirmed: z.boolean().optional(),
  wants: z.enum(wantsChoices).optional(),
  feeling: z.string().optional(),
});
export type Listening = z.infer<typeof listeningSchema>;
