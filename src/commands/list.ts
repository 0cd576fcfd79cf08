import type { Index } from '../domain/journal.ts';
import { currentClients } from '../domain/known-clients.ts';
import type { Row } from '../domain/row.ts';
import { inOrder, isSelected, isUnasked, orders } from '../domain/selection.ts';
import type { PrefixOf } from '../output/id-view.ts';
import { listView } from '../output/list-view.ts';
import { rowDocument } from '../output/row-document.ts';
import { casePrefixes } from './case-ids.ts';
import type { Command } from './command.ts';
import { tellDamage } from './damage.ts';
import { clientFilter } from './find-client.ts';
import { type ListInput, listInput } from './list-input.ts';
import type { Ports } from './ports.ts';
import { prefixLook } from './prefix-look.ts';
import { takePeriod } from './typed.ts';

interface Listed extends Found {
  readonly now: number;
  readonly prefixOf: PrefixOf;
  readonly filtered: boolean;
  /** How many were asked for; absent for as many as a person reads at once. */
  readonly limit: number | undefined;
}

interface Found {
  /** Read as far as they are asked for. */
  readonly rows: Iterable<Row>;
  readonly total: number;
}

/** More than this scrolls away unread; scripts get all of them from --json. */
const screenful = 50;

/** `heard list`: cases, newest first. What waits is read alone unless closed cases are asked for too. */
export const list: Command<ListInput, Listed> = {
  path: 'list',
  args: '[words...]',
  summary: 'Cases, newest first',
  examples: ['heard list', 'heard list --status thinking,scheduled', 'heard list -a -c "Ana Miller" printer'],
  flags: [
    { flags: '-s, --status <status>', about: 'open, thinking, scheduled, living-with-it, handed-over or closed' },
    { flags: '-c, --client <name>', about: 'of this client' },
    { flags: '--since <day>', about: 'opened on this day or later' },
    { flags: '--until <day>', about: 'opened on this day or earlier' },
    { flags: '-a, --all', about: 'closed ones too' },
    { flags: '-n, --limit <count>', about: 'at most so many (50; with --json all)' },
    { flags: '--sort <order>', about: `by ${orders.join(', ')} (opened)` },
  ],
  input: listInput,
  async run(typed, ports) {
    const index = await ports.index();
    const found = findRows(typed, index, ports);
    tellDamage(index.faults(), ports);
    const { words, status, client, since, until, all, limit } = typed;
    const filtered = words.length > 0 || all || [status, client, since, until].some((filter) => filter !== undefined);
    const prefixOf = casePrefixes(index, ports);
    return { ...found, now: ports.clock.now(), prefixOf, filtered, limit };
  },
  human: ({ rows, total, now, prefixOf, filtered, limit }, style) => {
    const drawn = [...firstOf(rows, limit ?? screenful)];
    const more = limit === undefined ? total - drawn.length : 0;
    return listView(drawn, { now, filtered, more, ...prefixLook(prefixOf, style) }, style);
  },
  json: ({ rows, limit }) => ({
    schemaVersion: 1,
    cases: Array.from(firstOf(rows, limit ?? Number.POSITIVE_INFINITY), rowDocument),
  }),
};

function* firstOf(rows: Iterable<Row>, most: number): Generator<Row> {
  let count = 0;
  for (const row of rows) {
    if (count === most) return;
    yield row;
    count += 1;
  }
}

function findRows(
  { words, status, client, all, sort, ...typed }: ListInput,
  index: Index,
  ports: Pick<Ports, 'clock' | 'output'>,
): Found {
  const selection = {
    statuses: status ?? (all ? ('all' as const) : undefined),
    isOf: client === undefined ? undefined : clientFilter(client, index),
    period: takePeriod(typed, ports),
    words,
  };
  const clientOf = currentClients(index.clients());
  const current = (row: Row) => ({ ...row, client: clientOf(row.client) });
  if (sort === 'opened' && isUnasked(selection))
    return { rows: mapped(index.open(), current), total: index.countOpen() };
  const wantsClosed = selection.statuses === 'all' || selection.statuses?.includes('closed');
  const stored = wantsClosed ? index.all() : index.open();
  const rows = inOrder(
    Array.from(stored, current).filter((row) => isSelected(row, selection)),
    sort,
  );
  return { rows, total: rows.length };
}

function* mapped<T, U>(things: Iterable<T>, change: (thing: T) => U): Generator<U> {
  for (const thing of things) yield change(thing);
}
