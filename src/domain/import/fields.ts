import { closingResults } from '../closing.ts';
import { choices } from '../decision.ts';
import { isCaseId } from '../ids.ts';
import { wantsChoices } from '../listening.ts';
import { parseMinutes } from '../minutes.ts';
import { type Money, parseMoney } from '../money.ts';
import { causes, paidBy, worksAnswers } from '../outcome.ts';
import { type Parsed, refused, understood } from '../parsed.ts';
import { type DayForm, whyNotPast } from './day-form.ts';

/** How the cells of a file are written. */
export interface Forms {
  readonly day: DayForm;
  /** As the mapping spells it, to be shown to a person. */
  readonly dates: string;
  /** What stands before the cents. */
  readonly decimal: '.' | ',';
  /** ISO 4217, of the row. */
  readonly currency: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Reads a cell that is not empty. A reason goes on after the cell: 'is no amount'. */
type Read<T> = (cell: string, forms: Forms) => Parsed<T>;

const text: Read<string> = (cell) => understood(cell);
const name: Read<string> = (cell) => understood(cell.trim());

/**
 * What a row can tell of a case, by the ids of the interview's questions where there is one, and how each is read. `on` is the
 * day it happened, `spent` and `charged` what the work took.
 */
export const fields = {
  id: formed(isCaseId, 'is no id of a case, such as 2611-k7m4xq'),
  client: name,
  contact: name,
  words: text,
  on: pastDay,
  closedOn: pastDay,
  followUp: day,
  by: name,
  kind: name,
  feeling: text,
  wants: oneOf(wantsChoices),
  devices: (cell) => understood(namesIn(cell)),
  playbook: name,
  component: name,
  since: text,
  changed: text,
  blocked: text,
  deadline: text,
  message: text,
  tried: text,
  worry: text,
  seen: text,
  choice: oneOf(choices),
  choiceWords: text,
  works: oneOf(worksAnswers),
  spent: minutes,
  charged: money,
  currency: formed((cell) => /^[A-Z]{3}$/.test(cell), 'is no currency, such as EUR'),
  paid: oneOf(paidBy),
  cause: oneOf(causes),
  result: oneOf(closingResults),
  notes: text,
} as const satisfies Readonly<Record<string, (cell: string, forms: Forms) => Parsed<unknown>>>;

export type FieldName = keyof typeof fields;
type ValueOf<Field> = Field extends (...given: never[]) => Parsed<infer Value> ? Value : never;

/** What a row says; absent where its cell is empty or no column stands for it. */
export type RowValues = { readonly [Name in FieldName]?: ValueOf<(typeof fields)[Name]> };

export const fieldNames = Object.keys(fields) as readonly FieldName[];
/** Without these there is no case. */
export const neededFields = ['client', 'words', 'on'] as const satisfies readonly FieldName[];

function formed(isRight: (text: string) => boolean, reason: string): Read<string> {
  return (cell) => (isRight(cell.trim()) ? understood(cell.trim()) : refused(reason));
}

function oneOf<const Value extends string>(known: readonly Value[]): Read<Value> {
  return (cell) => {
    const found = known.find((value) => value === cell.trim().toLowerCase());
    if (found !== undefined) return understood(found);
    return refused(`is not one of ${known.join(', ')}: say under "values" of the mapping what it stands for`);
  };
}

function day(cell: string, { day: read, dates }: Forms): Parsed<string> {
  const found = read(cell);
  return found === undefined ? refused(`is no day written as ${dates}`) : understood(found);
}

function pastDay(cell: string, forms: Forms): Parsed<string> {
  const found = day(cell, forms);
  const reason = found.ok ? whyNotPast(found.value, forms.now) : undefined;
  return reason === undefined ? found : refused(reason);
}

function minutes(cell: string): Parsed<number> {
  const found = parseMinutes(cell);
  return found.ok ? found : refused('is no length of time such as 45, 45min or 1h30');
}

function money(cell: string, { decimal, currency }: Forms): Parsed<Money> {
  const bare = cell.replace(/[\s'’]/g, '').replace(/[.,]-+$/, '');
  const found = parseMoney(decimal === '.' ? bare : bare.replaceAll('.', '').replace(',', '.'), currency);
  const example = decimal === '.' ? '1250.50' : '1250,50';
  return found.ok ? found : refused(`is no amount of ${currency} such as ${example}`);
}

/** Names separated by semicolons, as heard's own export joins them; each once. */
function namesIn(cell: string): readonly string[] {
  const names = cell.split(';').map((one) => one.trim());
  return [...new Set(names.filter((one) => one !== ''))];
}
