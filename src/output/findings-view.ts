import { type FindingKind, findingKinds, type Remark, type Report, type Settled } from '../domain/finding.ts';
import { clean } from './clean.ts';
import { hang } from './columns.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

/** What a look at a home came to, and what was mended. */
export interface Examined extends Omit<Report, 'findings'> {
  readonly findings: readonly Settled[];
  /** What was done, a sentence each. */
  readonly done: readonly string[];
}

const titles: Readonly<Record<FindingKind, string>> = {
  home: 'The home',
  machine: 'This computer',
  'damaged-line': 'Damaged lines',
  'doubtful-line': 'Lines that were changed, and are used',
  'misplaced-record': 'Records in another folder than their own',
  correction: 'Corrections that were left out',
  copy: 'Copies in the journal',
  'redacted-text': 'Text that was taken out',
  stray: 'Files that do not belong there',
  'open-to-others': 'Open to others',
  'state-shared': 'The state folder',
  clock: 'The clock',
  'no-beginning': 'Cases without a beginning',
  contested: 'Decisions against each other',
  disputed: 'Taken back here, written to there',
  'note-filed-twice': 'Notes in two cases',
  'promise-twice': 'Promises written twice',
  'damaged-draft': 'Damaged drafts',
  'earlier-drafts': 'Drafts from before',
  'home-shared': 'Where the home lies',
  'home-on-network': 'The home on a network',
  'clock-set-back': 'The clock was set back',
};
/** More of one sort are counted: --json has them all. */
const named = 5;

/** Everything that is wrong, by what it is, each with its remedy; one sentence where all is well. */
export function findingsView({ findings, remarks, done, ...counts }: Examined, style: Style): string {
  const left = findings.filter(({ fixed }) => !fixed);
  const blocks = [
    ...(done.length === 0 ? [] : [[style.strong('Done'), ...done.flatMap((did) => item(did, style))]]),
    ...findingKinds.flatMap((kind) => blockOf(kind, left, style)),
    ...(remarks.length === 0
      ? []
      : [[style.strong('Good to know'), ...remarks.flatMap((one) => remarkLines(one, style))]]),
    closing(left, counts, style),
  ];
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}

function blockOf(kind: FindingKind, left: readonly Settled[], style: Style): string[][] {
  const own = left.filter((finding) => finding.kind === kind);
  if (own.length === 0) return [];
  const sorts = new Map<string, Settled[]>();
  for (const finding of own) {
    const sort = `${finding.message}\n${finding.remedy}`;
    sorts.set(sort, [...(sorts.get(sort) ?? []), finding]);
  }
  return [[style.strong(titles[kind]), ...[...sorts.values()].flatMap((same) => sortLines(same, style))]];
}

/** Places with the same thing wrong, then what it is and what to do. */
function sortLines(same: readonly Settled[], style: Style): string[] {
  const [first] = same;
  if (first === undefined) return [];
  const more = same.length - named;
  return [
    ...same.slice(0, named).flatMap(({ place }) => item(place, style)),
    ...(more > 0 ? item(`and ${more} more`, style) : []),
    ...hang('    ', clean(first.message), style.columns),
    ...hang('    ', clean(first.remedy), style.columns).map(style.quiet),
  ];
}

function remarkLines({ place, message }: Remark, style: Style): string[] {
  return [...item(place, style), ...hang('    ', clean(message), style.columns)];
}

const item = (text: string, style: Style) => hang('  ', clean(text), style.columns);

type Counts = Omit<Report, 'findings' | 'remarks'>;

function closing(left: readonly Settled[], { cases, notes, clients, lines }: Counts, style: Style): string[] {
  const read = [count(cases, 'case'), count(notes, 'note'), count(clients, 'client'), count(lines, 'line')].join(', ');
  if (left.length === 0 && lines === 0) {
    return wrap('Nothing is kept in this folder yet. Another one is named with --home.', style.columns);
  }
  if (left.length === 0) return wrap(`Everything is well: ${read} read.`, style.columns);
  const mends = 'heard doctor --fix mends what can be mended, and deletes nothing.';
  return [
    ...wrap(`${left.length === 1 ? '1 thing' : `${left.length} things`} to look at; ${read} read.`, style.columns),
    ...(left.some(({ mendable }) => mendable) ? wrap(mends, style.columns) : []),
  ];
}

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`;
