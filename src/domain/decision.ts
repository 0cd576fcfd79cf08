import { z } from 'zod';

export const choices = ['fix', 'live-with-it', 'think', 'hand-over', 'no'] as const;
export type Choice = (typeof choices)[number];

/** What was chosen, in the client's words, with what that choice requires. */
export const decisionSchema = z.looseObject({
  choice: z.enum(choices),
  option: z.string().optional(),
  words: z.string().optional(),
  reason: z.string().optional(),
  alternative: z.string().optional(),
  until: z.string().optional(),
  handOverTo: z.string().optional(),
  handOverBy: z.string().optional(),
  /** `now` or a date. */
  when: z.string().optional(),
});
export type Decision = z.infer<typeof decisionSchema>;
