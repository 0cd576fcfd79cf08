import type { Device } from '../domain/book.ts';
import type { SupportStanding } from '../domain/support/device.ts';
import type { Standing } from '../domain/support/standing.ts';
import { clean } from './clean.ts';
import { facts, hang } from './columns.ts';
import type { Speech } from './speech.ts';
import type { Style } from './style.ts';
import { headOf, placeOf, spanWords, standingTail, standingWords } from './support-words.ts';
import { pad, widthOf, wrap } from './width.ts';

type Dates = Pick<Speech, 'date'>;

/** How a thing stands, a line for each fact with its source and the day it was seen, and a last one where that is long ago. */
export function standingLines(standing: SupportStanding, style: Style): string[] {
  const lines = standing.standings.flatMap((one) => factLines(one, `${headOf(standing)}: `, style));
  return [...lines, ...ageLines(standing.standings, '  ', style)];
}

/** What was asked for: its name as the title, a line for each fact, and where it has several versions a row for each. */
export function supportPage(standing: SupportStanding, style: Style): string {
  const { standings } = standing;
  const versions = [...new Set(standings.flatMap(({ version }) => version ?? []))];
  const isList = versions.length > 1;
  const whole = isList ? standings.filter(({ version }) => version === undefined) : standings;
  const rows = (isList ? versions : []).map((version): [string, string] => {
    const own = standings.filter((one) => one.version === version);
    return [clean(version), clean(own.map((one) => briefly(one, own, style)).join('; '))];
  });
  return [
    ...wrap(clean(titleOf(standing)), style.columns).map(style.strong),
    ...whole.flatMap((one) => factLines(one, '', style)),
    ...versionLines(rows, style),
    ...(isList ? wrap(sourceOf(standings, style), style.columns).map(style.quiet) : []),
    ...ageLines(standings, '', style),
  ].join('\n');
}

/** An end in sight is counted down. Beside a word about updates, being sold cannot be misread. */
function briefly(standing: Standing, beside: readonly Standing[], speech: Dates): string {
  const isAlone = standing.kind === 'end-of-sale' && !beside.some(({ kind }) => kind === 'end-of-updates');
  const isTold = standing.kind === 'end-of-sale' ? isAlone : standing.state === 'ends';
  return standingWords(standing, speech) + (isTold ? standingTail(standing) : '');
}

const widestVersion = 30;

/** A row for each version. A longer name has a line of its own, so that what is said of them stays in one column. */
function versionLines(rows: readonly (readonly [version: string, text: string])[], style: Style): string[] {
  if (style.columns < 60) return facts(rows, style);
  const widest = Math.min(widestVersion, Math.max(0, ...rows.map(([version]) => widthOf(version))));
  return rows.flatMap(([version, text]) => {
    const isLong = widthOf(version) > widest;
    const mark = `  ${pad(isLong ? '' : version, widest)}  `;
    const [first = '', ...others] = hang(mark, text, style.columns);
    if (isLong) return [...hang('  ', version, style.columns).map(style.quiet), first, ...others];
    return [style.quiet(mark) + first.slice(mark.length), ...others];
  });
}

/** One fact as a sentence with its source, and what it means for a client below it. */
function factLines(standing: Standing, before: string, style: Style): string[] {
  const { source, seenOn, note, state } = standing;
  const seen = seenOn === undefined ? '' : `, seen ${style.date(seenOn, 'weekday')}`;
  const words = `${before}${standingWords(standing, style)}${standingTail(standing)}`;
  const sentence = `${words.slice(0, 1).toUpperCase()}${words.slice(1)} (${placeOf(source)}${seen}).`;
  const lines = hang('  ', clean(sentence), style.columns);
  return [
    ...(state === 'over' || state === 'ends' ? lines.map(style.warn) : lines),
    ...(note === undefined ? [] : hang('    ', clean(note), style.columns).map(style.quiet)),
  ];
}

function ageLines(standings: readonly Standing[], indent: string, style: Style): string[] {
  const old = standings.filter(({ isOld }) => isOld);
  if (old.length === 0) return [];
  const ages = old.map(({ age = 0 }) => age);
  const most = Math.max(...ages);
  const what = old.length === standings.length && ages.every((age) => age === most) ? 'This' : 'Some of this';
  const text =
    most === 0
      ? 'Nobody wrote down when this was seen: look it up before you rely on it.'
      : `${what} was looked up ${spanWords(most)} ago: look again before you rely on it (heard support update).`;
  return hang(indent, text, style.columns).map(style.warn);
}

/** "endoflife.date, seen 22 Aug 2026": of several days the first, as the rest is newer. */
function sourceOf(standings: readonly Standing[], speech: Dates): string {
  const places = [...new Set(standings.map(({ source }) => placeOf(source)))].sort();
  const days = standings.flatMap(({ seenOn }) => seenOn ?? []).sort();
  const [first] = days;
  const seen =
    first === undefined ? '' : `, seen ${first === days.at(-1) ? '' : 'since '}${speech.date(first, 'weekday')}`;
  return clean(`From ${places.join(', ')}${seen}. Name a version to see each date with its source.`);
}

function titleOf({ name, maker }: Pick<SupportStanding, 'name' | 'maker'>): string {
  return maker === undefined || name.toLowerCase().includes(maker.toLowerCase()) ? name : `${name} (${maker})`;
}

const noDateYet = 'No date is known for it yet. To write one down: heard support set DEVICE --until DATE --source TEXT';

/** A device as the helper set it, and how it stands. */
export function deviceView(
  { name, product, version }: Pick<Device, 'name' | 'product' | 'version'>,
  standing: SupportStanding | undefined,
  style: Style,
): string {
  const { name: known = name, standings = [] } = standing ?? {};
  const what = [product ?? (known === name ? '' : known), version].filter(Boolean).join(' ');
  const lines = standings.flatMap((one) => factLines(one, '', style));
  return [
    [style.strong(clean(name)), clean(what)].filter(Boolean).join('  '),
    ...(lines.length === 0 ? hang('  ', noDateYet, style.columns) : lines),
    ...ageLines(standings, '', style),
  ].join('\n');
}
