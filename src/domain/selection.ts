import type { Named, Status } from './case.ts';
import { isWithin, type Period } from './period.ts';
import { hasWords } from './phrase.ts';
import type { Priority } from './problem.ts';
import type { Row } from './row.ts';

/** Which cases are asked for. What is absent excludes nothing. */
export interface Selection {
  /** Absent: every status but closed; `all`: every status. */
  readonly statuses?: readonly Status[] | 'all' | undefined;
  readonly isOf?: ((client: Named | null) => boolean) | undefined;
  readonly period: Period;
  /** All of them must stand in the words, the client's name or the playbook. */
  readonly words: readonly string[];
}

/** True where nothing was asked for, so that what is open is listed as it stands. */
export function isUnasked({ statuses, isOf, period, words }: Selection): boolean {
  return (
    statuses === undefined &&
    isOf === undefined &&
    words.length === 0 &&
    Object.values(period).every((end) => end === undefined)
  );
}

/** True for a row that lists show under this selection. What was withdrawn is shown only where another machine disputes it. */
export function isSelected(row: Row, { statuses, isOf, period, words }: Selection): boolean {
  if (row.withdrawn && !row.disputed) return false;
  if (statuses === undefined && row.status === 'closed' && !row.disputed) return false;
  if (statuses !== undefined && statuses !== 'all' && !statuses.includes(row.status)) return false;
  if (isOf !== undefined && !isOf(row.client)) return false;
  if (!isWithin(row.openedAt, period)) return false;
  return words.length === 0 || hasWords([row.words, row.client?.name, row.playbook].join('\n'), words);
}

export const orders = ['opened', 'updated', 'priority', 'client', 'status'] as const;
export type Order = (typeof orders)[number];

const ranks: Readonly<Record<Priority, number>> = { NOW: 0, TODAY: 1, 'THIS WEEK': 2, 'WHEN IT SUITS': 3 };
const rank = ({ priority }: Row) => (priority === null ? 4 : ranks[priority]);
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

const ways: Readonly<Record<Order, (one: Row, other: Row) => number>> = {
  opened: (one, other) => compare(other.openedAt, one.openedAt),
  updated: (one, other) => compare(other.updatedAt, one.updatedAt),
  priority: (one, other) => rank(one) - rank(other),
  client: (one, other) => compare(one.client?.name.toLowerCase() ?? '', other.client?.name.toLowerCase() ?? ''),
  status: (one, other) => compare(one.status, other.status),
};

/** The rows in that order; where two are equal the one opened later comes first, then by id. */
export function inOrder(rows: readonly Row[], order: Order): readonly Row[] {
  const way = ways[order];
  return [...rows].sort((one, other) => way(one, other) || ways.opened(one, other) || compare(one.id, other.id));
}
