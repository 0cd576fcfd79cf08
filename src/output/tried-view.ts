import { acceptedFix } from '../domain/agreed.ts';
import type { Case } from '../domain/case.ts';
import { clean } from './clean.ts';
import { facts } from './columns.ts';
import { choiceNames } from './decision-view.ts';
import { priceOf } from './fix-view.ts';
import { endingOf } from './recorded-view.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

/** What a walk through the questions would have left behind. */
export function triedView(subject: Case, style: Style): string {
  const { problem, offer, decision, promises } = subject;
  const accepted = acceptedFix(subject);
  const rows: [string, string][] = [];
  const add = (label: string, text: string | undefined) => {
    if (text !== undefined && text !== '') rows.push([label, text]);
  };
  add('Ended', endingOf(subject, style));
  add('Priority', problem?.priority);
  for (const fix of offer?.fixes ?? []) add('Quoted', `${clean(fix.title)}, for ${priceOf(fix, style)}`);
  const title = accepted === undefined ? '' : `: ${clean(accepted.title)}`;
  add('Chosen', decision?.choice && choiceNames[decision.choice] + title);
  for (const { what, who, due } of promises) add('Promised', `${clean(what)} (${clean(who)}), due ${style.date(due)}`);
  add('Asked again', subject.followUpOn === null ? undefined : style.date(subject.followUpOn));
  return [
    ...wrap('That was a try: nothing was recorded. A real visit would have kept this:', style.columns),
    ...facts(rows, style),
  ].join('\n');
}
