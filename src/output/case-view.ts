import type { Case } from '../domain/case.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { SupportStanding } from '../domain/support/device.ts';
import { clean } from './clean.ts';
import { facts, hang } from './columns.ts';
import { decisionFacts, outcomeFacts } from './decision-view.ts';
import { type PrefixOf, showId } from './id-view.ts';
import { offerFacts } from './offer-facts.ts';
import { quote } from './offer-view.ts';
import { problemFacts } from './problem-view.ts';
import { promiseLines } from './promise-view.ts';
import type { Style } from './style.ts';
import { standingLines } from './support-view.ts';
import { takenOut } from './taken-out.ts';
import { wrap } from './width.ts';

interface CaseLook {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly prefixOf?: PrefixOf;
  /** The playbook of the case, for the wording of its questions and checks. */
  readonly playbook?: Playbook;
  /** How its devices stand with their makers. */
  readonly support?: readonly SupportStanding[];
}

function headLines(subject: Case, look: CaseLook, style: Style): string[] {
  const { client, devices, status, problem } = subject;
  const unnamed = isTakenOut(subject, 'client') ? 'Client’s name taken out' : 'No client named';
  const about = [client?.name ?? unnamed, ...devices.map(({ name }) => name)].map(clean).join(', ');
  const opened = `${status}${problem?.priority === undefined ? '' : `, ${problem.priority}`}, opened ${style.date(subject.openedAt)} by ${clean(subject.by)}`;
  return [
    showId(subject.id, look.prefixOf, style),
    ...wrap(about, style.columns).map(style.strong),
    ...wrap(opened, style.columns).map(style.quiet),
    ...(subject.withdrawn && !subject.disputed ? ['Withdrawn: this case is left out of lists.'] : []),
    ...(subject.disputed
      ? wrap('Withdrawn on one machine, but another has written to it since.', style.columns).map(style.warn)
      : []),
    ...(isTakenOut(subject) ? [style.quiet('Some text was taken out of it for good.')] : []),
  ];
}

/** True if anything was blanked in a case, or that key. */
function isTakenOut({ history }: Case, key?: string): boolean {
  const blanked = history.flatMap(({ events }) => events.flatMap(({ redacted = [] }) => redacted));
  return key === undefined ? blanked.length > 0 : blanked.includes(key);
}

function listeningLines({ listening }: Case, style: Style): string[] {
  if (listening === null) return [];
  const { words, readbacks = [], confirmed, wants, feeling } = listening;
  const said = words === undefined ? [] : quote(words, style.columns);
  const answers = { yes: 'yes, that is it', nearly: 'nearly', no: 'no', interrupted: 'interrupted' } as const;
  const rows = readbacks.map(({ text, answer, correction }): [string, string] => {
    const ours = text === undefined ? '' : `“${clean(text)}” — `;
    const theirs = correction === undefined ? '' : `: “${clean(correction)}”`;
    return ['Said back', `${ours}${answers[answer]}${theirs}`];
  });
  if (confirmed !== true) rows.push(['Said back', 'not confirmed by the client']);
  else if (rows.length === 0) rows.push(['Said back', 'confirmed by the client']);
  if (wants !== undefined) rows.push(['Wanted', wants === 'know' ? 'us to know about it' : 'us to look at it']);
  if (feeling !== undefined) rows.push(['Feeling', clean(feeling)]);
  return [...said, ...facts(rows, style)];
}

function contestedLines({ contested, rivals }: Case, style: Style): string[] {
  if (!contested) return [];
  const first =
    'Decided in two places that did not know of each other. What stands above is in force; beside it stands:';
  const others = rivals.map(({ at, by, machine, events }) => {
    const event = events.find(({ kind }) => ['decided', 'closed', 'reopened'].includes(kind));
    const what = [event?.kind, event?.choice ?? event?.result ?? event?.why, event?.words]
      .filter((part) => typeof part === 'string')
      .join(', ');
    return clean(`${what} (${by} on ${machine}, ${style.date(at)})`);
  });
  const last = 'A new decision settles it.';
  const lines = [...wrap(first, style.columns), ...others.flatMap((text) => hang('- ', text, style.columns)), last];
  return lines.map(style.warn);
}

function laterFacts(
  { recurrences, followUps, gestures, feedback, links, followUpOn }: Case,
  style: Style,
): [string, string][] {
  const rows: [string, string][] = [];
  const told = (at: string, ...parts: unknown[]) =>
    [style.date(at), ...parts.filter((part) => typeof part === 'string').map((part) => clean(String(part)))].join(', ');
  for (const { at, words } of recurrences) rows.push(['Happened again', told(at, words)]);
  for (const { at, words, ...rest } of followUps)
    rows.push(['Asked again', told(at, rest.works === undefined ? undefined : `works: ${rest.works}`, words)]);
  for (const { at, type, why } of gestures) rows.push(['Made right', told(at, type, why)]);
  for (const { at, type, words } of feedback)
    rows.push([type === 'complaint' ? 'Complaint' : 'Compliment', told(at, words)]);
  if (links.causedBy !== null) rows.push(['Caused by', clean(links.causedBy)]);
  if (links.repeatOf !== null) rows.push(['Repeat of', clean(links.repeatOf)]);
  if (followUpOn !== null) rows.push(['Look again', style.date(clean(followUpOn))]);
  return rows;
}

function noteLines({ notes }: Case, style: Style): string[] {
  return notes.flatMap(({ at, by, text }) => [
    ...wrap(`  ${style.date(at)}, ${clean(by)}`, style.columns).map(style.quiet),
    ...hang('    ', clean(text) || takenOut, style.columns),
  ]);
}

/** One case as a person reads it: the client's words first, then only what is known. */
export function caseView(subject: Case, look: CaseLook, style: Style): string {
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[style.strong(title), ...lines]];
  const blocks = [
    headLines(subject, look, style),
    listeningLines(subject, style),
    ...part('Problem', facts(problemFacts(subject, look.playbook, style), style)),
    ...part(
      'Support',
      (look.support ?? []).flatMap((standing) => standingLines(standing, style)),
    ),
    ...part('Offer', facts(offerFacts(subject.offer, style), style)),
    ...part('Decision', facts(decisionFacts(subject, style), style)),
    contestedLines(subject, style),
    ...part('Outcome', facts(outcomeFacts(subject, style), style)),
    ...part('Promises', promiseLines(subject.promises, look.now, style)),
    ...part('Notes', noteLines(subject, style)),
    ...part('After', facts(laterFacts(subject, style), style)),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
