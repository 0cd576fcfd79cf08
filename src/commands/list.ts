import type { Index } from '../domain/journal.ts';
import { currentClients } from '../domain/known-clients.ts';
import type { Row } from '../domain/row.ts';
import { inOrder, isSelected, orders } from '../domain/selection.ts';
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

interface Listed {
  readonly rows: readonly Row[];
  readonly now: number;
  readonly prefixOf: PrefixOf;
  readonly filtered: boolean;
  /** How many were asked for; absent for as many as a person reads at once. */
  readonly limit: number | undefined;
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
    const rows = currentRows(typed, index, ports);
    tellDamage(index.faults(), ports);
    const { words, status, client, since, until, all, limit } = typed;
    const filtered = words.length > 0 || all || [status, client, since, until].some((filter) => filter !== undefined);
    const prefixOf = casePrefixes(index, ports);
    return { rows: rows.slice(0, limit), now: ports.clock.now(), prefixOf, filtered, limit };
  },
  human: ({ rows, now, prefixOf, filtered, limit = screenful }, style) =>
    listView(rows, { now, filtered, limit, ...prefixLook(prefixOf, style) }, style),
  json: ({ rows }) => ({ schemaVersion: 1, cases: rows.map(rowDocument) }),
};

function currentRows(
  { words, status, client, all, sort, ...typed }: ListInput,
  index: Index,
  ports: Pick<Ports, 'clock' | 'output'>,
): readonly Row[] {
  const selection = {
    statuses: status ?? (all ? ('all' as const) : undefined),
    isOf: client === undefined ? undefined : clientFilter(client, index),
    period: takePeriod(typed, ports),
    words,
  };
  const wantsClosed = selection.statuses === 'all' || selection.statuses?.includes('closed');
  const stored = wantsClosed ? [...index.all()] : index.waiting();
  const clientOf = currentClients(index.clients());
  const rows = stored.map((row) => ({ ...row, client: clientOf(row.client) }));
  return inOrder(
    rows.filter((row) => isSelected(row, selection)),
    sort,
  );
}
