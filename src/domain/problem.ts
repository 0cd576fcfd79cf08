import { z } from 'zod';

export const stakesChoices = ['copied', 'only-copy', 'unknown', 'none'] as const;
export const scopeChoices = ['one', 'several', 'all'] as const;
export const levels = ['low', 'medium', 'high'] as const;
export type Level = (typeof levels)[number];
export const priorities = ['NOW', 'TODAY', 'THIS WEEK', 'WHEN IT SUITS'] as const;
export type Priority = (typeof priorities)[number];
export const periods = ['day', 'week', 'month', 'year', 'once', 'constant'] as const;

/** How often it happens; `times` is null for `once` and `constant`. */
export const frequencySchema = z.looseObject({
  times: z.number().positive().nullable(),
  per: z.enum(periods),
});
export type Frequency = z.infer<typeof frequencySchema>;

/** The problem as facts. Every key is optional: absent means not answered. */
export const problemSchema = z
  .looseObject({
    playbook: z.string(),
    component: z.string(),
    scope: z.enum(scopeChoices),
    since: z.string(),
    changed: z.string(),
    blocked: z.string(),
    deadline: z.string(),
    frequency: frequencySchema,
    minutes: z.number().nonnegative(),
    people: z.int().positive(),
    fullStop: z.boolean(),
    message: z.string(),
    tried: z.string(),
    stakes: z.enum(stakesChoices),
    worry: z.string(),
    seen: z.string(),
    answers: z.record(z.string(), z.unknown()),
    checks: z.array(z.string()),
    redFlags: z.array(z.string()),
    fixedByCheck: z.boolean(),
    impact: z.enum(levels),
    urgency: z.enum(levels),
    priority: z.enum(priorities),
  })
  .partial();
export type Problem = z.infer<typeof problemSchema>;
