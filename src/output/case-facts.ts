import type { Case } from '../domain/case.ts';
import { clean } from './clean.ts';
import type { Speech } from './speech.ts';

type Fact = [label: string, text: string];
type Dates = Pick<Speech, 'date'>;

/** Who it was about, and which devices. */
export function aboutOf(subject: Case): string {
  const unnamed = isTakenOut(subject, 'client') ? 'Client’s name taken out' : 'No client named';
  return [subject.client?.name ?? unnamed, ...subject.devices.map(({ name }) => name)].map(clean).join(', ');
}

/** "living-with-it, TODAY, opened Sun 22 Nov 2026, 09:40 by Dana" */
export function openedText({ status, problem, openedAt, by }: Case, { date }: Dates): string {
  const priority = problem?.priority === undefined ? '' : `, ${problem.priority}`;
  return `${status}${priority}, opened ${date(openedAt)} by ${clean(by)}`;
}

/** What is to be known of the case as a whole before it is read. */
export const remarks = {
  withdrawn: 'Withdrawn: this case is left out of lists.',
  disputed: 'Withdrawn on one machine, but another has written to it since.',
  takenOut: 'Some text was taken out of it for good.',
} as const;

/** Those that hold of the case. */
export function remarksOn(subject: Case): readonly (keyof typeof remarks)[] {
  const { withdrawn, disputed } = subject;
  return [
    ...(withdrawn && !disputed ? (['withdrawn'] as const) : []),
    ...(disputed ? (['disputed'] as const) : []),
    ...(isTakenOut(subject) ? (['takenOut'] as const) : []),
  ];
}

/** True if anything was blanked in a case, or that key. */
function isTakenOut({ history }: Case, key?: string): boolean {
  const blanked = history.flatMap(({ events }) => events.flatMap(({ redacted = [] }) => redacted));
  return key === undefined ? blanked.length > 0 : blanked.includes(key);
}

/** What was said back and how the client answered, what they wanted, how they felt. */
export function listeningFacts({ listening }: Case): Fact[] {
  if (listening === null) return [];
  const { readbacks = [], confirmed, wants, feeling } = listening;
  const answers = { yes: 'yes, that is it', nearly: 'nearly', no: 'no', interrupted: 'interrupted' } as const;
  const rows = readbacks.map(({ text, answer, correction }): Fact => {
    const ours = text === undefined ? '' : `“${clean(text)}” — `;
    const theirs = correction === undefined ? '' : `: “${clean(correction)}”`;
    return ['Said back', `${ours}${answers[answer]}${theirs}`];
  });
  if (confirmed !== true) rows.push(['Said back', 'not confirmed by the client']);
  else if (rows.length === 0) rows.push(['Said back', 'confirmed by the client']);
  if (wants !== undefined) rows.push(['Wanted', wants === 'know' ? 'us to know about it' : 'us to look at it']);
  if (feeling !== undefined) rows.push(['Feeling', clean(feeling)]);
  return rows;
}

/** What is said of a case that was decided in two places, and each decision beside the one in force. */
export const contest = {
  first: 'Decided in two places that did not know of each other. What stands above is in force; beside it stands:',
  last: 'A new decision settles it.',
} as const;

/** The decisions beside the one in force, a line each. */
export function rivalTexts({ rivals }: Case, { date }: Dates): readonly string[] {
  return rivals.map(({ at, by, machine, events }) => {
    const event = events.find(({ kind }) => ['decided', 'closed', 'reopened'].includes(kind));
    const what = [event?.kind, event?.choice ?? event?.result ?? event?.why, event?.words]
      .filter((part) => typeof part === 'string')
      .join(', ');
    return clean(`${what} (${by} on ${machine}, ${date(at)})`);
  });
}

/** What came after: that it happened again, was asked about, made right, praised or complained of, and when we look again. */
export function laterFacts(
  { recurrences, followUps, gestures, feedback, links, followUpOn }: Case,
  { date }: Dates,
): Fact[] {
  const rows: Fact[] = [];
  const told = (at: string, ...parts: unknown[]) =>
    [date(at), ...parts.filter((part) => typeof part === 'string').map((part) => clean(String(part)))].join(', ');
  for (const { at, words } of recurrences) rows.push(['Happened again', told(at, words)]);
  for (const { at, words, ...rest } of followUps)
    rows.push(['Asked again', told(at, rest.works === undefined ? undefined : `works: ${rest.works}`, words)]);
  for (const { at, type, why } of gestures) rows.push(['Made right', told(at, type, why)]);
  for (const { at, type, words } of feedback)
    rows.push([type === 'complaint' ? 'Complaint' : 'Compliment', told(at, words)]);
  if (links.causedBy !== null) rows.push(['Caused by', clean(links.causedBy)]);
  if (links.repeatOf !== null) rows.push(['Repeat of', clean(links.repeatOf)]);
  if (followUpOn !== null) rows.push(['Look again', date(clean(followUpOn))]);
  return rows;
}
