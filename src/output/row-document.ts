import type { Row } from '../domain/row.ts';
import { cut } from './width.ts';

const wordColumns = 120;

/** A row as `list --json` prints it: these keys, the words cut to their first 120 columns; `disputed` only where it is true. */
export function rowDocument(row: Row) {
  const { id, status, openedAt, updatedAt, closedAt, client, playbook, priority, choice, result, followUpOn } = row;
  const words = cut(row.words, wordColumns);
  const known = { id, status, openedAt, updatedAt, closedAt, client, playbook, priority, choice, result, followUpOn };
  return { ...known, words, ...(row.disputed && { disputed: true }) };
}
