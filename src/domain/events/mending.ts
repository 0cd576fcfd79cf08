import { z } from 'zod';
import { kindsOf } from './kind.ts';

const kind = kindsOf<never>();

/** Records about other records. They are resolved before the fold, for any subject, and apply nothing themselves. */
export const mendingKinds = {
  amended: kind({
    shape: {
      record: z.string(),
      index: z.int().nonnegative(),
      set: z.record(z.string(), z.unknown()).optional(),
      unset: z.array(z.string()).optional(),
    },
    text: ['set'],
  }),
  withdrawn: kind({ shape: { record: z.string() }, text: [] }),
  redacted: kind({
    shape: { records: z.array(z.string()), fields: z.array(z.string()).optional() },
    text: [],
  }),
};
