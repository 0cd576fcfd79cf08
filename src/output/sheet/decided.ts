import type { Case } from '../../domain/case.ts';
import { dateOf } from '../../domain/dates.ts';
import type { Choice } from '../../domain/decision.ts';
import type { Works } from '../../domain/outcome.ts';
import { letterOf } from '../fix-view.ts';
import type { Speech } from '../speech.ts';
import { takenOut } from '../taken-out.ts';
import type { Block, Section } from './section.ts';

type Dates = Pick<Speech, 'date'>;
type Decision = NonNullable<Case['decision']>;

/** True while the client may still choose: nothing is decided, they think about it, or somebody else decides. */
export function isStillOpen({ decision, status }: Case): boolean {
  if (status === 'closed') return false;
  return decision === null || decision.choice === 'think' || decision.choice === 'hand-over';
}

const sentences: Readonly<Record<Choice, (decision: Decision, letter: string, speech: Dates) => readonly string[]>> = {
  fix: ({ when }, letter, { date }) => [
    `You chose to have it fixed${letter}.`,
    ...(when === undefined || when === 'now' ? [] : [`We do it on ${date(when)}.`]),
  ],
  'live-with-it': () => ['You chose to live with it.'],
  think: ({ until }, _letter, { date }) => [`You are thinking about it${until ? ` until ${date(until)}` : ''}.`],
  'hand-over': ({ handOverTo = takenOut, handOverBy }, _letter, { date }) => [
    `${handOverTo} decides${handOverBy ? `, by ${date(handOverBy)}` : ''}.`,
  ],
  no: () => ['We cannot do this for you.'],
};
const tried: Readonly<Record<Works, string>> = {
  yes: 'You tried it: it works.',
  no: 'You tried it: it does not work yet.',
  'not-tested': 'Whether it works is still to be tried.',
};

/** What was decided and when, in the client's own words where they said some, and whether it works. */
export function decidedSection({ decision, offer, outcome }: Case, speech: Dates): Section {
  const works = outcome?.works === undefined ? [] : [text(tried[outcome.works])];
  if (decision === null) return { title: 'How it stands', blocks: works };
  const { choice, option, words, reason, alternative, at } = decision;
  const fixes = offer?.fixes ?? [];
  const index = fixes.length > 1 ? fixes.findIndex(({ id }) => id === option) : -1;
  const letter = index < 0 ? '' : `: ${letterOf(index)}`;
  const said = choice === undefined ? [takenOut] : sentences[choice](decision, letter, speech);
  return {
    title: choice === 'think' || choice === 'hand-over' ? 'How it stands' : `Decided on ${speech.date(dateOf(at))}`,
    blocks: [
      text(said.join(' ')),
      ...(words ? [{ type: 'words' as const, text: words }] : []),
      ...(reason ? [text(reason, 'Why')] : []),
      ...(alternative ? [text(alternative, 'What we can do instead')] : []),
      ...works,
    ],
  };
}

function text(text: string, label?: string): Block {
  return { type: 'text', text, ...(label !== undefined && { label }) };
}
