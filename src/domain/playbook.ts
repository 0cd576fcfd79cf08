import { z } from 'zod';
import type { ByQuestion, Condition } from './condition.ts';
import { holds } from './condition.ts';
import { currency, figure, flag, id, pair, text, trigger, wrong, yearly } from './playbook-field.ts';
import { checkLinks } from './playbook-links.ts';

export const slots = [
  'devices',
  'since',
  'changed',
  'scope',
  'message',
  'frequency',
  'minutes',
  'deadline',
  'blocked',
  'tried',
  'stakes',
  'worry',
] as const;
export type Slot = (typeof slots)[number];

export const questionTypes = ['text', 'choice', 'yes-no', 'number', 'date'] as const;
export const flagKinds = ['safety', 'money', 'data', 'security'] as const;

const comparable = z.union([z.string().trim().min(1), z.number(), z.boolean()], wrong.answer);
const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ question: id, equals: comparable }),
      z.strictObject({ question: id, in: z.array(comparable).min(1) }),
      z.strictObject({ question: id, answered: flag }),
      z.strictObject({ all: z.array(conditionSchema).min(1) }),
      z.strictObject({ any: z.array(conditionSchema).min(1) }),
    ],
    wrong.condition,
  ),
);

const questionSchema = z.strictObject({
  id: id.describe('The key of the answer. Never changes once cases hold it.'),
  slot: z
    .enum([...slots, 'device'])
    .transform((slot): Slot => (slot === 'device' ? 'devices' : slot))
    .describe('The common question this one stands for: it is skipped when that is already known.')
    .optional(),
  ask: text.describe('The question as it is said aloud to the client.'),
  type: z
    .enum([...questionTypes, 'boolean'])
    .transform((type) => (type === 'boolean' ? 'yes-no' : type))
    .describe('How it is answered. `boolean` is another word for yes-no.'),
  choices: z
    .array(text.max(120))
    .min(2)
    .max(9)
    .describe('The answers to choose from; only for type choice.')
    .optional(),
  when: conditionSchema.describe('Asked only if this holds of the answers to earlier questions.').optional(),
  value: figure.describe('How much the answer tells. When there is room for one question, the highest is asked.'),
});

const checkSchema = z.strictObject({
  id,
  text: text.describe('A safe, reversible thing the helper looks at or tries. Order: the least effort first.'),
});

const fixSchema = z.strictObject({
  id,
  title: text.describe('What will be true when it is done, as the client reads it.'),
  hours: pair.describe('Hours of work, [low, high].'),
  parts: z
    .array(
      z.strictObject({
        text: text.describe('The part, in plain words.'),
        price: pair.describe('Price, [low, high], in `currency`.'),
      }),
    )
    .default([])
    .describe('What has to be bought.'),
  yearly: yearly.describe('Money that comes back every year, in `currency`: an amount or [low, high].').optional(),
  sideEffects: z
    .array(text)
    .min(1)
    .describe('What may be different or less good afterwards. At least one, and honest.'),
  excludes: z.array(text).default([]).describe('What is not included.'),
  assumes: z.array(text).default([]).describe('What the price takes for granted.'),
});

const redFlagSchema = z.strictObject({
  id,
  text: text.describe('The danger, as the helper sees it listed.'),
  kind: z.enum(flagKinds).describe('What is in danger. Safety, money and data make the case urgent.'),
  firstAction: text.describe('One or two sentences a frightened person can act on at once.'),
  triggers: z
    .array(trigger)
    .min(1)
    .describe(
      "With triggers, the card is shown when one of them is in the client's words. Without, it is shown whenever this playbook is the best match.",
    )
    .optional(),
});

/** The playbook format. Input may hold numbers and booleans as text; what comes out does not. */
export const playbookSchema = z
  .strictObject({
    id: id
      .refine((value) => value !== 'none', {
        message: '"none" means no playbook',
        params: { mend: 'Choose another id.' },
      })
      .describe("The file's name without .yaml."),
    title: text.describe('The problem in a few plain words.'),
    component: text
      .max(60)
      .describe('The kind of thing that is broken: computer, network, printer, email, security, compatibility …'),
    touchesData: flag
      .default(false)
      .describe('yes if files could be lost: the client is then asked whether there is a copy.'),
    currency: currency.default('USD').describe('The currency of all prices in this file, three letters.'),
    triggers: z.array(trigger).min(1).describe('What clients say when they have this problem.'),
    questions: z.array(questionSchema).default([]).describe('Asked in this order; a `when` names earlier ones.'),
    checks: z.array(checkSchema).default([]).describe('Safe things to try, the least effort first.'),
    workaround: text.describe('How to live with it, in one sentence the client reads.'),
    risk: text.describe('What may happen while living with it, in one sentence the client reads.'),
    fixes: z.array(fixSchema).default([]).describe('Lasting remedies with what they take.'),
    escalate: text.describe('When somebody else must decide or repair, and who.'),
    sayNo: z
      .strictObject({
        ask: text.describe('What we may be asked to do and will not.'),
        reason: text.describe('Why not, as the client hears it.'),
        alternative: text.describe('What we can do in its place.'),
      })
      .describe('The request that gets a no, with its reason and something better.'),
    redFlags: z.array(redFlagSchema).default([]).describe('True dangers, shown before any further question.'),
    supportProducts: z
      .array(text.max(60))
      .default([])
      .describe('Products whose support dates matter here, such as windows.'),
    sources: z.array(text.max(500)).default([]).describe('Where the facts come from, with the date seen.'),
  })
  .superRefine((playbook, context) => {
    for (const { path, message, mend } of checkLinks(playbook))
      context.addIssue({ code: 'custom', path: [...path], message, params: { mend } });
  });

export type Playbook = z.infer<typeof playbookSchema>;
type Some<T> = T extends readonly (infer Item)[]
  ? readonly Some<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: Some<T[Key]> | undefined }
    : T;
/** Some of what a playbook file holds, as it is written there. */
export type PlaybookParts = Some<z.input<typeof playbookSchema>>;
export type Question = z.infer<typeof questionSchema>;
export type PlaybookFix = z.infer<typeof fixSchema>;
export type RedFlag = z.infer<typeof redFlagSchema>;

/** The JSON Schema that an editor checks a playbook file against. */
export function playbookJsonSchema(): object {
  return { title: 'heard playbook', ...z.toJSONSchema(playbookSchema, { io: 'input' }) };
}

/** Where a playbook comes from: with heard, from the helper, or from the helper in place of one that came with heard. */
export type Origin = 'shipped' | 'own' | 'overriding';

/** The playbooks at hand: those that came with heard and the helper's own. */
export interface Playbooks {
  /** By title. */
  all(): readonly Playbook[];
  get(id: string): Playbook | undefined;
  /** Undefined where there is none of that id. */
  originOf(id: string): Origin | undefined;
  /** Own files that could not be used, each with one sentence that says where and why. */
  faults(): readonly { readonly file: string; readonly message: string }[];
}

/** The questions whose condition holds, in the playbook's order, answered ones included. */
export function openQuestions(playbook: Playbook, answers: ByQuestion): readonly Question[] {
  return playbook.questions.filter(({ when }) => when === undefined || holds(when, answers));
}

/** The text with `{{name}}` replaced by the client's name, character for character. */
export function fillName(text: string, name: string): string {
  return text.replaceAll('{{name}}', () => name);
}
