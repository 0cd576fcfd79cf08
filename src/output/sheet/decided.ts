import { acceptedFix } from '../../domain/agreed.ts';
import type { Case } from '../../domain/case.ts';
import { dateOf } from '../../domain/dates.ts';
import type { Choice } from '../../domain/decision.ts';
import { letterOf } from '../fix-view.ts';
import type { Speech } from '../speech.ts';
import { takenOut } from '../taken-out.ts';
import { type Section, text } from './section.ts';
import { sentence } from './sentence.ts';

type Dates = Pick<Speech, 'date'>;
type Decision = NonNullable<Case['decision']>;

/** True while the client may still choose: nothing is decided, they think about it, or somebody else decides. */
export function isStillOpen({ decision, status }: Case): boolean {
  if (status === 'closed') return false;
  return decision === null || decision.choice === 'think' || decision.choice === 'hand-over';
}

/** What is said of a decision besides itself. */
interface Said {
  /** The fix that was chosen, where there were several: " A: The computer starts in under a minute." */
  readonly chosen: string;
  readonly isAhead: boolean;
  readonly speech: Dates;
}

const sentences: Readonly<Record<Choice, (decision: Decision, said: Said) => readonly string[]>> = {
  fix: ({ when = 'now' }, { chosen, isAhead, speech }) => [
    `You chose to have it fixed.${chosen}`,
    ...(isAhead ? [`We do it on ${speech.date(when)}.`] : []),
  ],
  'live-with-it': () => ['You chose to live with it.'],
  think: ({ until }, { speech }) => [`You are thinking about it${until ? ` until ${speech.date(until)}` : ''}.`],
  'hand-over': ({ handOverTo = takenOut, handOverBy }, { speech }) => [
    `${handOverTo} decides${handOverBy ? `, by ${speech.date(handOverBy)}` : ''}.`,
  ],
  no: () => ['We cannot do this for you.'],
};

/** What was decided and when, in the client's own words where they said some. */
export function decidedSection(
  subject: Case,
  { today, speech }: { readonly today: string; readonly speech: Dates },
): Section {
  const { decision } = subject;
  if (decision === null) return { title: '', blocks: [] };
  const { choice, words, reason, alternative, at } = decision;
  const more = { chosen: chosenOf(subject), isAhead: isAhead(subject, today), speech };
  const said = choice === undefined ? [takenOut] : sentences[choice](decision, more);
  return {
    title: choice === 'think' || choice === 'hand-over' ? 'How it stands' : `Decided on ${speech.date(dateOf(at))}`,
    blocks: [
      text(said.join(' ')),
      ...(words ? [{ type: 'words' as const, text: words }] : []),
      ...(reason ? [text(reason, 'Why')] : []),
      ...(alternative ? [text(alternative, 'What we can do instead')] : []),
    ],
  };
}

function chosenOf(subject: Case): string {
  const fixes = subject.offer?.fixes ?? [];
  const accepted = acceptedFix(subject);
  const index = fixes.findIndex(({ id }) => id === accepted?.id);
  return accepted === undefined || fixes.length < 2
    ? ''
    : ` ${index < 0 ? '' : `${letterOf(index)}: `}${sentence(accepted.title)}`;
}

/** True while the day it was put off to is to come: neither past, nor is it known to work, nor work done on that day. */
function isAhead({ decision, outcome }: Case, today: string): boolean {
  const { when = 'now' } = decision ?? {};
  if (when === 'now' || outcome?.works === 'yes') return false;
  const isBegun = outcome?.works !== undefined || outcome?.charged !== undefined;
  return isBegun ? dateOf(when) > today : dateOf(when) >= today;
}
