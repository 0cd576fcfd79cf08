import type { Case } from './case.ts';
import { addDays, dateAt } from './dates.ts';
import type { Choice } from './decision.ts';
import { nearest } from './nearest.ts';
import type { Fix } from './offer.ts';
import { type Parsed, quoted, refused, understood } from './parsed.ts';
import type { Preferences } from './preferences.ts';
import type { JournalEvent } from './record.ts';

/** What may be said of a choice beside the client's words; dates resolved. */
export interface ChoiceDetails {
  readonly option?: string | undefined;
  readonly reason?: string | undefined;
  readonly alternative?: string | undefined;
  readonly until?: string | undefined;
  readonly handOverTo?: string | undefined;
  readonly handOverBy?: string | undefined;
  /** `now` or a date. */
  readonly when?: string | undefined;
}
export type Detail = keyof ChoiceDetails;

/** What each choice cannot do without. A fix of several also needs its option. */
const needs: Readonly<Record<Choice, readonly Detail[]>> = {
  fix: [],
  'live-with-it': [],
  think: ['until'],
  'hand-over': ['handOverTo', 'handOverBy'],
  no: ['reason', 'alternative'],
};
const ofFix: readonly Detail[] = ['option', 'when'];

/** The details that the choice still needs. */
export function missingDetails(choice: Choice, details: ChoiceDetails, fixes: readonly Fix[]): readonly Detail[] {
  const needed: readonly Detail[] = choice === 'fix' && fixes.length > 1 ? ['option'] : needs[choice];
  return needed.filter((detail) => details[detail] === undefined);
}

/** A detail that was given but belongs to another choice. */
export function strayDetail(choice: Choice, details: ChoiceDetails): Detail | undefined {
  const allowed = choice === 'fix' ? ofFix : needs[choice];
  return (Object.keys(details) as Detail[]).find(
    (detail) => details[detail] !== undefined && !allowed.includes(detail),
  );
}

/**
 * The id of the fix that was chosen: the one named by its id or by the letter the client saw, else the only one; undefined
 * where none was quoted.
 */
export function chosenOption(option: string | undefined, fixes: readonly Fix[]): Parsed<string | undefined> {
  const ids = fixes.map(({ id }) => id);
  if (option === undefined) return understood(ids.length === 1 ? ids[0] : undefined);
  const lettered = /^[a-z]$/i.test(option) ? ids[option.toLowerCase().charCodeAt(0) - 97] : undefined;
  const found = ids.includes(option) ? option : lettered;
  if (found !== undefined) return understood(found);
  const near = nearest(option, ids);
  return refused(
    near === undefined
      ? `${quoted(option)} cannot be chosen: no fix was quoted.`
      : `${quoted(option)} is not one of the fixes: ${ids.join(', ')}. Did you mean ${near}?`,
  );
}

export interface DecisionMade {
  readonly choice: Choice;
  readonly words?: string | undefined;
  readonly details: ChoiceDetails;
}

export interface Today {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly preferences: Preferences;
}

/** What a later decision writes: it replaces every one in force, and living with it says when to look again. */
export function decisionEvents(subject: Case, made: DecisionMade, today: Today): readonly JournalEvent[] {
  const { choice, words, details } = made;
  const given = Object.entries(details).filter(([, value]) => value !== undefined);
  const decided: JournalEvent = {
    kind: 'decided',
    choice,
    ...(words !== undefined && { words }),
    ...Object.fromEntries(given),
    replaces: subject.heads,
  };
  if (choice !== 'live-with-it') return [decided];
  const usual = addDays(dateAt(today.now), today.preferences.reviewDays);
  const planned = subject.offer?.liveWithIt?.reviewOn;
  // A review day from an old offer may have passed already.
  const due = planned !== undefined && planned > dateAt(today.now) ? planned : usual;
  return [decided, { kind: 'follow-up-set', due }];
}
