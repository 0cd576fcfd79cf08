import type { Case } from '../domain/case.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { SeenBefore } from '../domain/seen-before.ts';
import type { SupportStanding } from '../domain/support/device.ts';
import {
  aboutOf,
  contest,
  laterFacts,
  listeningFacts,
  openedText,
  remarks,
  remarksOn,
  rivalTexts,
} from './case-facts.ts';
import { clean } from './clean.ts';
import { facts, hang } from './columns.ts';
import { decisionFacts, outcomeFacts } from './decision-view.ts';
import { type PrefixOf, showId } from './id-view.ts';
import { offerFacts } from './offer-facts.ts';
import { quote } from './offer-view.ts';
import { problemFacts } from './problem-view.ts';
import { promiseLines } from './promise-view.ts';
import { seenLines } from './seen-view.ts';
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
  /** Earlier cases of the same kind. */
  readonly before?: SeenBefore;
}

function headLines(subject: Case, look: CaseLook, style: Style): string[] {
  const paints = { withdrawn: String, disputed: style.warn, takenOut: style.quiet } as const;
  return [
    showId(subject.id, look.prefixOf, style),
    ...wrap(aboutOf(subject), style.columns).map(style.strong),
    ...wrap(openedText(subject, style), style.columns).map(style.quiet),
    ...remarksOn(subject).flatMap((key) => wrap(remarks[key], style.columns).map(paints[key])),
  ];
}

function listeningLines(subject: Case, style: Style): string[] {
  const words = subject.listening?.words;
  return [...(words === undefined ? [] : quote(words, style.columns)), ...facts(listeningFacts(subject), style)];
}

function contestedLines(subject: Case, style: Style): string[] {
  if (!subject.contested) return [];
  const others = rivalTexts(subject, style).flatMap((text) => hang('- ', text, style.columns));
  return [...wrap(contest.first, style.columns), ...others, contest.last].map(style.warn);
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
    ...part('Seen before', look.before ? seenLines(look.before, subject.client?.id, style) : []),
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
