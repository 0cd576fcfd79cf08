import { isOverdue } from '../domain/dates.ts';
import { clean } from './clean.ts';
import { type Cell, flow, table } from './columns.ts';
import { type PrefixOf, showId } from './id-view.ts';
import { nearDate } from './near-date.ts';
import type { Style } from './style.ts';

/** One thing that waits, and the case it belongs to. */
export interface WaitingItem {
  readonly id: string;
  readonly client: string | null;
  /** What is to be done, in a few words. */
  readonly what: string;
  /** Date or instant; null for what has no date. */
  readonly due: string | null;
}

/** What waits for the helper, as far as it is due. */
export interface Waiting {
  /** Open cases that cannot wait. */
  readonly urgent: readonly WaitingItem[];
  readonly drafts: readonly WaitingItem[];
  readonly promises: readonly WaitingItem[];
  /** Fixes whose day has come. */
  readonly booked: readonly WaitingItem[];
  readonly decisions: readonly WaitingItem[];
  readonly followUps: readonly WaitingItem[];
  /** How many notes are not filed. */
  readonly notes: number;
}

const kinds = ['urgent', 'drafts', 'promises', 'booked', 'decisions', 'followUps'] as const;
type Kind = (typeof kinds)[number];

interface Wording {
  readonly one: string;
  readonly many: string;
  /** What to type to go on; CASE stands for the case. */
  readonly next: string;
}

const wordings: Readonly<Record<Kind, Wording>> = {
  urgent: { one: 'case that cannot wait', many: 'cases that cannot wait', next: 'heard show CASE' },
  drafts: { one: 'interview not finished', many: 'interviews not finished', next: 'heard resume CASE' },
  promises: { one: 'promise due today or earlier', many: 'promises due today or earlier', next: 'heard keep CASE' },
  booked: {
    one: 'fix booked for today or earlier',
    many: 'fixes booked for today or earlier',
    next: 'heard done CASE',
  },
  decisions: {
    one: 'decision due today or earlier',
    many: 'decisions due today or earlier',
    next: 'heard decide CASE',
  },
  followUps: { one: 'case to ask about again', many: 'cases to ask about again', next: 'heard show CASE' },
};

/** How much waits, one line a kind, with no name in it: a client may be looking. */
export function waitingCounts(waiting: Waiting): string[] {
  const counted = kinds.flatMap((kind) => {
    const { length } = waiting[kind];
    const { one, many } = wordings[kind];
    return length === 0 ? [] : [`${length} ${length === 1 ? one : many}`];
  });
  if (waiting.notes > 0) counted.push(`${waiting.notes} ${waiting.notes === 1 ? 'note' : 'notes'} not yet filed`);
  return counted.length === 0 ? ['Nothing is waiting.'] : counted;
}

function heading(count: string | undefined, next: string, style: Style): string[] {
  return flow(
    [
      { text: count ?? '', paint: style.strong },
      { text: next, paint: style.key },
    ],
    style.columns,
  );
}

interface WaitingLook {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly prefixOf?: PrefixOf;
}

/** What waits, case by case, under its count, with what to type for it. */
export function waitingView(waiting: Waiting, look: WaitingLook, style: Style): string {
  const counts = waitingCounts(waiting);
  const cellsOf = ({ id, client, what, due }: WaitingItem): Cell[] => [
    { text: `  ${id}`, paint: () => `  ${showId(id, look.prefixOf, style)}` },
    {
      text: due === null ? '' : nearDate(due, look.now, style),
      paint: due !== null && isOverdue(due, look.now) ? style.warn : style.quiet,
    },
    { text: clean(client ?? '') },
    { text: clean(what) },
  ];
  const blocks = kinds.flatMap((kind) => {
    const items = waiting[kind];
    if (items.length === 0) return [];
    return [
      [...heading(counts.shift(), wordings[kind].next, style), ...table(items.map(cellsOf), style.columns)].join('\n'),
    ];
  });
  const notes = waiting.notes === 0 ? [] : [heading(counts.shift(), 'heard notes', style).join('\n')];
  const all = [...blocks, ...notes];
  return all.length === 0 ? `Nothing is waiting.\nStart a case: ${style.key('heard new')}` : all.join('\n\n');
}
