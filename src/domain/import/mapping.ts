import { z } from 'zod';
import { nearest } from '../nearest.ts';
import { type Parsed, quoted, refused, understood } from '../parsed.ts';
import { readDayForm } from './day-form.ts';
import { type FieldName, fieldNames, neededFields } from './fields.ts';

const field = z.enum(fieldNames as readonly [FieldName, ...FieldName[]]);
const named = <Value extends z.ZodType>(value: Value) => z.partialRecord(field, value);

const mappingSchema = z.strictObject({
  format: z.literal(1),
  /** The column of each field; of several columns the cells that are not empty are joined by a line break. */
  columns: named(z.union([z.string(), z.array(z.string()).min(1)])),
  /** What holds where a field has no column, or its cell is empty. */
  constants: named(z.string()).default({}),
  dates: z.string().default('ISO'),
  decimal: z.enum(['.', ',']).default('.'),
  /** The helper's own currency unless said. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** What words of the file stand for; null for nothing. */
  values: named(z.record(z.string(), z.string().nullable())).default({}),
});

/** Which column of a CSV file tells what of a case. */
export interface Mapping extends z.infer<typeof mappingSchema> {
  /** Columns that are not there are no fault, and a case is closed only where `closedOn` says when. */
  readonly isOwn?: boolean;
}

/** The columns of `heard export --format csv`. */
export const ownMapping: Mapping = {
  format: 1,
  columns: {
    id: 'id',
    on: 'opened_at',
    closedOn: 'closed_at',
    by: 'by',
    kind: 'kind',
    client: 'client',
    devices: 'devices',
    playbook: 'playbook',
    words: 'words',
    wants: 'wants',
    worry: 'worry',
    blocked: 'blocked',
    deadline: 'deadline',
    choice: 'choice',
    choiceWords: 'decision_words',
    result: 'result',
    works: 'works',
    spent: 'spent_minutes',
    charged: 'charged',
    currency: 'charged_currency',
    paid: 'paid',
    cause: 'cause',
    followUp: 'follow_up_on',
  },
  constants: {},
  dates: 'ISO',
  decimal: '.',
  values: {},
  isOwn: true,
};

const example =
  '{"format": 1, "columns": {"client": "Customer", "words": "Problem", "on": "Date"}, "dates": "DD.MM.YYYY"}';

/** The mapping that a JSON file holds; the reason names the key that is wrong. */
export function readMapping(text: string): Parsed<Mapping> {
  let typed: unknown;
  try {
    typed = JSON.parse(text);
  } catch {
    return refused(`The mapping is not JSON. It looks like ${example}.`);
  }
  const stranger = strangeField(typed);
  if (stranger !== undefined) return refused(stranger);
  const checked = mappingSchema.safeParse(typed);
  if (!checked.success) {
    const path = checked.error.issues[0]?.path.join('.') ?? '';
    return refused(
      `The mapping ${path === '' ? 'is not understood' : `has a "${path}" that does not fit`}. It looks like ${example}.`,
    );
  }
  const { columns, constants, dates } = checked.data;
  const missing = neededFields.find((name) => columns[name] === undefined && constants[name] === undefined);
  if (missing !== undefined) return refused(`The mapping names no column for "${missing}". It looks like ${example}.`);
  const form = readDayForm(dates);
  return form.ok ? understood(checked.data) : refused(`"dates" of the mapping: ${form.reason}`);
}

function strangeField(typed: unknown): string | undefined {
  const { columns, constants, values }: Readonly<Record<string, unknown>> = Object(typed);
  for (const part of [columns, constants, values]) {
    const strange = Object.keys(Object(part)).find((key) => !fieldNames.some((name) => name === key));
    if (strange === undefined) continue;
    return `${quoted(strange)} is nothing a case has: did you mean ${nearest(strange, fieldNames)}? There are ${fieldNames.join(', ')}.`;
  }
  return undefined;
}
