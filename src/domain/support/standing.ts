import { daysBetween } from '../dates.ts';
import { type Edition, type Fact, type FactKind, factKinds } from './fact.ts';

/** Longer ago than this, a date is to be looked up again before anybody relies on it. */
const oldAfterDays = 90;
/** An end further away than this is no end in sight. */
const inSightDays = 365;

/** `none`: the maker gives no date. */
export type State = 'over' | 'ends' | 'looked-after' | 'none';

/** What a fact means today. */
export interface Standing {
  readonly kind: FactKind;
  readonly version?: string;
  readonly edition?: Edition;
  readonly state: State;
  /** The day it ended or ends; absent where no day is known. */
  readonly on?: string;
  /** Days since that day, or until it. */
  readonly days?: number;
  readonly note?: string;
  /** An address, or for a device's own date what the helper typed. */
  readonly source: string;
  /** Absent where nobody wrote it down. */
  readonly seenOn?: string;
  /** Days since it was seen, where that is more than 90, or nobody knows. */
  readonly age?: number;
  readonly isOld: boolean;
}

/** What can be said of a thing without its product. */
export type Dated = Omit<Fact, 'seenOn'> & { readonly seenOn?: string };

/** What the facts come to on that day: versions in the order given, of each the end of updates before all else. */
export function standingsOf(facts: readonly Dated[], today: string): readonly Standing[] {
  const versions = [...new Set(facts.map(({ version }) => version))];
  const order = ({ version, kind, edition }: Standing) =>
    (versions.indexOf(version) * factKinds.length + factKinds.indexOf(kind)) * 2 + (edition === 'business' ? 1 : 0);
  return facts.map((fact) => standingAt(fact, today)).sort((one, other) => order(one) - order(other));
}

function standingAt({ date, seenOn, ...fact }: Dated, today: string): Standing {
  const age = seenOn === undefined ? undefined : daysBetween(seenOn, today);
  const isOld = age === undefined || age > oldAfterDays;
  const seen = { isOld, ...(seenOn !== undefined && { seenOn }), ...(isOld && age !== undefined && { age }) };
  return { ...withoutAbsent(fact), ...seen, ...stateOf(date, today) };
}

function stateOf(date: Fact['date'], today: string): Pick<Standing, 'state' | 'on' | 'days'> {
  if (date === null) return { state: 'none' };
  if (typeof date === 'boolean') return { state: date ? 'over' : 'looked-after' };
  const days = daysBetween(today, date);
  if (days < 0) return { state: 'over', on: date, days: -days };
  return { state: days > inSightDays ? 'looked-after' : 'ends', on: date, days };
}

// Optional keys are absent here, never undefined.
function withoutAbsent<T extends object>(fact: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined)) as never;
}
