import type { Row } from '../domain/row.ts';
import { clean } from './clean.ts';
import { type Cell, table } from './columns.ts';
import { type PrefixOf, showId } from './id-view.ts';
import { nearDates } from './near-date.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

interface ListLook {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly prefixOf?: PrefixOf;
  /** True where a filter was given, closed cases included: nothing found then means something else. */
  readonly filtered?: boolean;
  /** How many others there are. */
  readonly more?: number;
}

/** Said of a case whose opening was withdrawn while another machine was still writing to it: short, as it must never be cut. */
const doubted = 'withdrawn?';
const doubt = `${doubted} Taken back on one machine, but another has written to it since: heard show CASE --history`;

/** The status as it is typed, and beside it how the case ended and what needs a look. */
export function statusOf({ status, result, contested, disputed }: Row): string {
  if (disputed) return contested ? `${doubted}, contested` : doubted;
  const ended = status === 'closed' && result !== null ? ` (${result})` : '';
  return `${status}${ended}${contested ? ', contested' : ''}`;
}

type Near = (value: string) => string;

function cellsOf(
  row: Row,
  { prefixOf, near }: Pick<ListLook, 'prefixOf'> & { readonly near: Near },
  style: Style,
): Cell[] {
  return [
    { text: row.id, paint: () => showId(row.id, prefixOf, style) },
    { text: near(row.openedAt), paint: style.quiet },
    { text: clean(row.client?.name ?? '') },
    row.contested || row.disputed ? { text: statusOf(row), paint: style.warn } : { text: statusOf(row) },
    row.priority === 'NOW' && row.status !== 'closed'
      ? { text: row.priority, paint: style.bad }
      : { text: row.status === 'closed' ? '' : (row.priority ?? '') },
    { text: clean(row.words) },
  ];
}

/** Cases as a table, one or two lines each; a sentence that says what to do when there are none. */
export function listView(rows: readonly Row[], look: ListLook, style: Style): string {
  if (rows.length > 0) {
    const near = nearDates(look.now, style);
    const lines = table(
      rows.map((row) => cellsOf(row, { ...look, near }, style)),
      style.columns,
    );
    const { more = 0 } = look;
    if (rows.some(({ disputed }) => disputed)) lines.push(...wrap(doubt, style.columns).map(style.quiet));
    if (more > 0) lines.push(style.quiet(`${more} more: heard list --limit ${rows.length + more}`));
    return lines.join('\n');
  }
  if (look.filtered) return `No case fits.\nEvery case: ${style.key('heard list --all')}`;
  return `No open cases.\nStart one: ${style.key('heard new')}\nClosed ones too: ${style.key('heard list --all')}`;
}
