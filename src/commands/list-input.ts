import { type Status, statuses } from '../domain/case.ts';
import { type Order, orders } from '../domain/selection.ts';
import type { InputSchema } from './command.ts';

/** What `heard list` was asked for. Checked by hand: zod takes longer to load than the whole list takes to show. */
export interface ListInput {
  readonly words: readonly string[];
  readonly status: readonly Status[] | undefined;
  readonly client: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly all: boolean;
  readonly limit: number | undefined;
  readonly sort: Order;
}

type Safe = ReturnType<InputSchema<ListInput>['safeParse']>;
type Typed = Readonly<Record<string, unknown>>;

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

function safeParse(typed: unknown): Safe {
  const { words, status, client, since, until, all, limit, sort = 'opened' } = typed as Typed;
  const wanted = text(status)
    ?.split(',')
    .map((word) => word.trim().toLowerCase());
  const known = wanted?.flatMap((word) => statuses.find((one) => one === word) ?? []);
  if (known?.length !== wanted?.length) return notOneOf(statuses, 'status');
  const order = orders.find((one) => one === sort);
  if (order === undefined) return notOneOf(orders, 'sort');
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(String(limit))) {
    const message = 'a whole number above 0, such as 20';
    return { success: false, error: { issues: [{ code: 'custom', path: ['limit'], message, input: limit }] } };
  }
  const data: ListInput = {
    words: Array.isArray(words) ? words : [],
    status: known,
    client: text(client),
    since: text(since),
    until: text(until),
    all: all === true,
    limit: limit === undefined ? undefined : Number(limit),
    sort: order,
  };
  return { success: true, data };
}

function notOneOf(values: readonly string[], key: string): Safe {
  const message = `one of ${values.join(', ')}`;
  return { success: false, error: { issues: [{ code: 'invalid_value', values: [...values], path: [key], message }] } };
}

/** Checked by hand: to load zod takes as long as to list ten thousand cases. */
export const listInput: InputSchema<ListInput> = {
  safeParse,
  parse(typed) {
    const checked = safeParse(typed);
    if (checked.success) return checked.data;
    throw new Error(checked.error.issues[0]?.message);
  },
};
