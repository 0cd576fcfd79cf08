import type { Case } from '../../domain/case.ts';
import { dateOf } from '../../domain/dates.ts';
import type { Playbook } from '../../domain/playbook.ts';
import {
  aboutOf,
  contest,
  laterFacts,
  listeningFacts,
  openedText,
  remarks,
  remarksOn,
  rivalTexts,
} from '../case-facts.ts';
import { clean } from '../clean.ts';
import { decisionFacts, outcomeFacts, resultNames } from '../decision-view.ts';
import { offerFacts } from '../offer-facts.ts';
import { supportFacts } from '../offer-support.ts';
import { problemFacts } from '../problem-view.ts';
import { promiseText } from '../promise-view.ts';
import type { Speech } from '../speech.ts';
import { takenOut } from '../taken-out.ts';
import { shorten } from '../width.ts';

/** A label and what belongs to it, one text or several. */
export interface Entry {
  readonly label: string;
  readonly texts: readonly string[];
}

export interface CaseSection {
  /** Absent for what follows the words without a heading. */
  readonly title?: string;
  readonly entries: readonly Entry[];
}

/**
 * A case as an archive shows it: what `heard show` says, but for what depends on the day it is looked at (what is overdue,
 * how a device stands with its maker now). Texts may hold anything; a printer makes them safe.
 */
export interface CasePage {
  readonly id: string;
  /** The day it was opened, without its weekday. */
  readonly date: string;
  /** The client and their devices; absent where the client is all there is to say. */
  readonly about: string | undefined;
  readonly client: string;
  /** The first words, to know it by in a list. */
  readonly beginning: string;
  /** How it ended, or where it stands, in a word or two. */
  readonly standing: string;
  readonly opened: string;
  readonly remarks: readonly string[];
  readonly words: string | undefined;
  readonly sections: readonly CaseSection[];
}

/** In whose words a case is told. */
export interface Telling {
  readonly speech: Speech;
  readonly playbookOf: (id: string) => Playbook | undefined;
}

const beginningColumns = 120;

/** What an archive says of a case. */
export function casePage(subject: Case, { speech, playbookOf }: Telling): CasePage {
  const words = subject.listening?.words;
  return {
    id: subject.id,
    date: speech.date(dateOf(subject.openedAt), 'weekday'),
    about: subject.client?.name && subject.devices.length === 0 ? undefined : aboutOf(subject),
    client: subject.client?.name ?? '',
    beginning: shorten(clean(words ?? '').trim(), beginningColumns),
    standing: standingOf(subject),
    opened: openedText(subject, speech),
    remarks: remarksOn(subject).map((key) => remarks[key]),
    words,
    sections: sectionsOf(subject, { speech, playbookOf }).filter(({ entries }) => entries.length > 0),
  };
}

function sectionsOf(subject: Case, { speech, playbookOf }: Telling): readonly CaseSection[] {
  const { problem, offer, promises, notes, contested } = subject;
  const playbook = problem?.playbook === undefined ? undefined : playbookOf(problem.playbook);
  return [
    { entries: entriesOf(listeningFacts(subject)) },
    { title: 'Problem', entries: entriesOf(problemFacts(subject, playbook, speech)) },
    { title: 'Offer', entries: entriesOf(offerFacts(offer, speech)) },
    { title: 'Support when it was offered', entries: together('Devices', supportFacts(offer ?? {}, speech)) },
    { title: 'Decision', entries: entriesOf(decisionFacts(subject, speech)) },
    {
      title: 'Decided twice',
      entries: contested ? together('To settle', [contest.first, ...rivalTexts(subject, speech), contest.last]) : [],
    },
    { title: 'Outcome', entries: entriesOf(outcomeFacts(subject, speech)) },
    {
      title: 'Promises',
      entries: together(
        'Promised',
        promises.map((promise) => promiseText(promise, speech)),
      ),
    },
    {
      title: 'Notes',
      entries: notes.map(({ at, by, text }) => ({ label: `${speech.date(at)}, ${by}`, texts: [text || takenOut] })),
    },
    { title: 'After', entries: entriesOf(laterFacts(subject, speech)) },
  ];
}

/** Facts without a label of their own belong to the one before. */
function entriesOf(facts: readonly (readonly [label: string, text: string])[]): readonly Entry[] {
  const entries: { label: string; texts: string[] }[] = [];
  for (const [label, text] of facts) {
    const last = entries.at(-1);
    if (last !== undefined && (label === '' || label === last.label)) last.texts.push(text);
    else entries.push({ label, texts: [text] });
  }
  return entries;
}

function together(label: string, texts: readonly string[]): readonly Entry[] {
  return texts.length === 0 ? [] : [{ label, texts }];
}

function standingOf({ status, outcome, contested, disputed }: Case): string {
  if (disputed) return 'withdrawn?';
  const result = outcome?.result ?? null;
  const stands = status === 'closed' && result !== null ? resultNames[result] : status.replaceAll('-', ' ');
  return contested ? `${stands}, contested` : stands;
}
