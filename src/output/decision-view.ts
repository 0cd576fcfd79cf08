import { acceptedFix } from '../domain/agreed.ts';
import type { Case } from '../domain/case.ts';
import type { Choice } from '../domain/decision.ts';
import { speakMinutes } from '../domain/minutes.ts';
import type { Result, Works } from '../domain/outcome.ts';
import { clean } from './clean.ts';
import { priceOf } from './fix-view.ts';
import type { Speech } from './speech.ts';

type Fact = [label: string, text: string];

/** What each choice is called when it is spoken of. */
export const choiceNames: Readonly<Record<Choice, string>> = {
  fix: 'fix it',
  'live-with-it': 'live with it',
  think: 'think about it',
  'hand-over': 'let someone else decide',
  no: 'no, from us',
};
/** What each result is called when it is spoken of. */
export const resultNames: Readonly<Record<Result, string>> = {
  fixed: 'fixed',
  'living-with-it': 'living with it',
  heard: 'heard',
  no: 'a no from us',
  'handed-over': 'handed over',
  'not-fixed': 'not fixed',
  withdrawn: 'withdrawn',
};
const works: Readonly<Record<Works, string>> = { yes: 'yes', no: 'no', 'not-tested': 'not tested' };

/** What was decided, with the client's words and what the choice asks for. */
export function decisionFacts({ decision, offer }: Case, speech: Speech): Fact[] {
  if (decision === null) return [];
  const { choice, option, words, reason, alternative, until, handOverTo, handOverBy, when } = decision;
  const title = offer?.fixes?.find(({ id }) => id === option)?.title ?? option;
  const rows: Fact[] = [];
  const add = (label: string, text: string | undefined) => {
    if (text !== undefined) rows.push([label, clean(text)]);
  };
  const chosen = choice === undefined ? 'withheld' : choiceNames[choice];
  add('Chosen', `${chosen}${title === undefined ? '' : `: ${title}`} (${speech.date(decision.at)})`);
  add('In their words', words && `“${words}”`);
  add('Reason', reason);
  add('Instead', alternative);
  add('Thinking until', until && speech.date(until));
  add('Who decides', handOverTo);
  add('By', handOverBy && speech.date(handOverBy));
  add('When', when && speech.date(when));
  return rows;
}

/** How it ended, what the work took, and whether it works: the client's answer. */
export function outcomeFacts(subject: Case, speech: Speech): Fact[] {
  const { outcome, closedAt } = subject;
  if (outcome === null) return [];
  const rows: Fact[] = [];
  const add = (label: string, text: string | undefined) => {
    if (text !== undefined) rows.push([label, clean(text)]);
  };
  add('Result', outcome.result === null ? undefined : resultNames[outcome.result]);
  add('Does it work?', outcome.works && works[outcome.works]);
  add('Time spent', outcome.minutes === undefined ? undefined : speakMinutes(outcome.minutes));
  const paid = outcome.paid === undefined ? '' : `, ${outcome.paid === 'none' ? 'not paid' : outcome.paid}`;
  add('Charged', outcome.charged && `${speech.money(outcome.charged)}${paid}`);
  const accepted = acceptedFix(subject);
  add('Quoted', outcome.charged && accepted && priceOf(accepted, speech));
  add('More was agreed', outcome.overrunAgreed && `“${outcome.overrunAgreed}”`);
  add('Cause', outcome.cause?.replaceAll('-', ' '));
  add('Closed', closedAt === null ? undefined : speech.date(closedAt));
  return rows;
}
