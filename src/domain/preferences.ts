import { z } from 'zod';

const money = z.string().regex(/^\d+(\.\d{1,3})?$/, 'an amount such as 90 or 90.00');
const line = z.string().trim().min(1);

/** What the helper sets once. Amounts are decimal strings in `currency`. */
export const preferencesSchema = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters such as USD')
    .default('USD'),
  /** Price of an hour of work; without it quotes are typed, never guessed. */
  rate: money.optional(),
  /** Hours are rounded up to this step. */
  rounding: z.coerce.number().positive().max(8).default(0.25),
  /** The least a visit costs. */
  minimumFee: money.default('0'),
  /** For coming, whatever is decided. */
  callOutFee: money.optional(),
  /** For finding the cause, whatever is decided. */
  diagnosisFee: money.optional(),
  /** The fee told before the visit: more than this needs the client's yes. */
  visitFee: money.optional(),
  /** Percent added to each line, as a decimal string. */
  tax: z
    .string()
    .regex(/^\d{1,2}(\.\d{1,3})?$/, 'a percentage such as 19 or 7.7')
    .optional(),
  /** What may be given away to make something right. */
  goodwillLimit: money.default('50'),
  /** Who decides above that. */
  goodwillDecider: z.string().min(1).optional(),
  validDays: z.coerce.number().int().positive().default(14),
  warrantyDays: z.coerce.number().int().nonnegative().default(30),
  reviewDays: z.coerce.number().int().positive().default(90),
  followUpDays: z.coerce.number().int().positive().default(7),
  /** What stands on the sheet, as typed. */
  business: line.optional(),
  /** Lines, separated by ";" or line breaks. */
  address: line.optional(),
  phone: line.optional(),
  mail: line.optional(),
  taxNumber: line.optional(),
  /** The helper's own: heard brings none along. */
  terms: line.optional(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** Preferences as kept on this machine. */
export interface Settings {
  read(): Preferences;
  /** Only what was set, as typed. */
  stored(): Readonly<Record<string, unknown>>;
  set(key: keyof Preferences, value: unknown): void;
  /** The file's path. */
  path(): string;
}
