import { z } from 'zod';

/** An amount in integer minor units (cents, yen, fils) of an ISO 4217 currency. */
export const moneySchema = z.looseObject({
  amount: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
