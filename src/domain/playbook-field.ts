import { z } from 'zod';

/** What fields find wrong. */
export const wrong = {
  id: 'this cannot be an id',
  empty: 'this must not be empty',
  template: 'the one template is {{name}}, no other {{ may stand here',
  trigger: 'a trigger needs a letter or a digit',
  figure: 'this must be a number of 0 or more',
  flag: 'this must be yes or no',
  pair: 'this must be two numbers, low and high',
  order: 'the low figure comes first',
  yearly: 'this must be an amount, or low and high',
  currency: 'this must be three capital letters',
  answer: 'this must be an answer to that question',
  condition: 'this is no condition',
} as const;

/** How to mend what a field finds wrong, by its message. */
export const mends: Readonly<Record<string, string>> = {
  [wrong.id]: 'Use small letters, digits and single hyphens, such as slow-computer.',
  [wrong.empty]: 'Write it after the colon, or take the line out if nothing belongs there.',
  [wrong.template]: 'Heard puts the client in for {{name}}; take any other out.',
  [wrong.trigger]: 'Write a word that clients say.',
  [wrong.figure]: 'Write it like 1.5.',
  [wrong.flag]: 'Write yes or no.',
  [wrong.pair]: 'Write them like [1, 2.5].',
  [wrong.order]: 'Write them as [low, high].',
  [wrong.yearly]: 'Write it like 60, or [60, 120].',
  [wrong.currency]: 'Write it like USD.',
  [wrong.answer]: 'Write one of its choices, or yes or no.',
  [wrong.condition]:
    'Write {question: ID, equals: ANSWER}, {question: ID, in: [ANSWERS]}, {question: ID, answered: yes}, {all: [CONDITIONS]} or {any: [CONDITIONS]}.',
};

/** What answers and cases refer to. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, wrong.id)
  .max(60);
/** Three letters. */
export const currency = z.string().regex(/^[A-Z]{3}$/, wrong.currency);

const template = /\{\{(?!name\}\})/;
/** Words a person reads; the one template is `{{name}}`. */
export const text = z
  .string()
  .trim()
  .min(1, wrong.empty)
  .max(2000)
  .refine((value) => !template.test(value), wrong.template);

/** A word or phrase to be found in the client's words. */
export const trigger = text
  .max(80)
  .regex(/[\p{L}\p{N}]/u, wrong.trigger)
  .describe('A word or phrase as clients say it. Case, punctuation, plurals and small misspellings are taken care of.');

/** A number, or its text: the YAML is read without types, so that a phone number such as 0123 stays as typed. */
export const figure = z
  .union([z.number(), z.string().regex(/^\s*\d+(\.\d+)?\s*$/, wrong.figure)], wrong.figure)
  .transform(Number)
  .pipe(z.number().nonnegative(wrong.figure).max(1_000_000));
/** Yes or no, or its text. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', 'yes', 'no'])], wrong.flag)
  .transform((value) => value === true || value === 'true' || value === 'yes');

/** `[low, high]`. */
export const pair = z.tuple([figure, figure], wrong.pair).refine(([low, high]) => !(low > high), wrong.order);
/** An amount, or `[low, high]`; always a pair when read. */
export const yearly = z.union([pair, figure.transform((amount): [number, number] => [amount, amount])], wrong.yearly);
