import { z } from 'zod';

/** What answers and cases refer to. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id is small letters, digits and single hyphens, such as "slow-computer"')
  .max(60);

const template = /\{\{(?!name\}\})/;
/** Words a person reads; the one template is `{{name}}`. */
export const text = z
  .string()
  .trim()
  .min(1, 'this must not be empty')
  .max(2000)
  .refine(
    (value) => !template.test(value),
    "the one template is {{name}}, the client's name; no other {{ may stand here",
  );

/** A word or phrase to be found in the client's words. */
export const trigger = text
  .max(80)
  .regex(/[\p{L}\p{N}]/u, 'a trigger needs a letter or a digit')
  .describe('A word or phrase as clients say it. Case, punctuation, plurals and small misspellings are taken care of.');

/** A number, or its text: the YAML is read without types, so that a phone number such as 0123 stays as typed. */
export const figure = z
  .union([z.number(), z.string().regex(/^\s*\d+(\.\d+)?\s*$/, 'a number such as 1.5')], 'a number such as 1.5')
  .transform(Number)
  .pipe(z.number().nonnegative('a number of 0 or more').max(1_000_000));
/** Yes or no, or its text. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', 'yes', 'no'])], 'yes or no')
  .transform((value) => value === true || value === 'true' || value === 'yes');

/** `[low, high]`. */
export const pair = z
  .tuple([figure, figure], 'two numbers, low and high, such as [1, 2.5]')
  .refine(([low, high]) => !(low > high), 'the low figure comes first: [low, high]');
/** An amount, or `[low, high]`; always a pair when read. */
export const yearly = z.union(
  [pair, figure.transform((amount): [number, number] => [amount, amount])],
  'an amount such as 60, or low and high such as [60, 120]',
);
