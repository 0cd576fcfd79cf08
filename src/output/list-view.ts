import type { Row } from '../domain/row.ts';
import { clean } from './clean.ts';
import { type Cell, table } from './columns.ts';
import { type PrefixOf, showId } from './id-view.ts';
import { nearDates } from './near-date.ts';
import type { Style } from './style.ts';

interface ListLook {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly prefixOf?: PrefixOf;
  /** True where a filter was given, closed cases included: nothing found then means something else. */
  readonly filtered?: boolean;
}

/** The status as it is typed, and beside it how the case ended and what needs a look. */
export function statusOf({ status, result, contested, disputed }: Row): string {
  const ended = status === 'closed' && result !== null ? ` (${result})` : '';
  return [`${status}${ended}`, ...(contested ? ['contested'] : []), ...(disputed ? ['withdrawn elsewhere'] : [])].join(
    ', ',
  );
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
    { text: statusOf(row), ...(row.contested || row.disputed ? { paint: style.warn } : {}) },
    {
      text: row.status === 'closed' ? '' : (row.priority ?? ''),
      ...(row.priority === 'NOW' ? { paint: style.bad } : {}),
    },
    { text: clean(row.words) },
  ];
}

/** Cases as a table, one or two lines each; a sentence that says what to do when there are none. */
export function listView(rows: readonly Row[], look: ListLook, style: Style): string {
  if (rows.length > 0) {
    const near = nearDates(look.now);
    const cells = rows.map((row) => cellsOf(row, { ...look, near }, style));
    return table(cells, style.columns).join('\n');
  }
  if (look.filtered) return `No case fits.\nEvery case: ${style.key('heard list --all')}`;
  return `No open cases.\nStart one: ${style.key('heard new')}\nClosed ones too: ${style.key('heard list --all')}`;
}
