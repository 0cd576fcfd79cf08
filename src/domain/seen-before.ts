import { acceptedFix } from './agreed.ts';
import type { Case, Named } from './case.ts';
import { dateOf } from './dates.ts';
import type { Money } from './money.ts';

/** The case that somebody looks at now, or the visit it is about to become. */
export interface Present {
  /** Absent while it is not recorded. */
  readonly id?: string;
  readonly playbook: string;
  /** Every id of the client. */
  readonly clients: readonly string[];
  readonly devices: readonly string[];
  /** Date or instant. */
  readonly openedAt: string;
  /** The id of the record that opened it: of two cases of one day the one that was written down first is earlier. */
  readonly opening?: string;
}

/** What was done about it then. A title is absent where it was taken out. */
export type Done =
  | { readonly way: 'done'; readonly title?: string }
  /** Agreed on, and not done that anybody wrote down. */
  | { readonly way: 'agreed'; readonly title?: string }
  | { readonly way: 'cured' | 'living' | 'heard' | 'no' | 'handed-over' | 'thinking' | 'open' };

/** Whether it lasted, as far as anybody said. Nobody having asked is never taken for a yes. */
export type Lasted = { readonly answer: 'back'; readonly on: string } | { readonly answer: 'yes' | 'no' | 'not-asked' };

/** An earlier case of the same kind, of the same client or device. */
export interface Seen {
  readonly id: string;
  /** The day it was opened. */
  readonly on: string;
  /** Its devices, where they are none of those that are looked at now. */
  readonly otherDevices: readonly Named[];
  readonly done: Done;
  readonly charged?: Money;
  /** Absent where nothing was done that could last. */
  readonly lasted?: Lasted;
}

/** What was seen before: the newest of it, and how many more there are. */
export interface SeenBefore {
  readonly seen: readonly Seen[];
  readonly more: number;
}

/**
 * The earlier ones among these cases, newest first: opened before it with its playbook, of the same client or a device of it.
 * What these cases tell of each other counts up to the day the present one began.
 */
export function seenBefore(present: Present, cases: readonly Case[]): readonly Seen[] {
  const earlier = cases.filter((one) => isEarlier(one, present));
  return earlier
    .sort((one, other) => compare(other.openedAt, one.openedAt) || compare(openingOf(other), openingOf(one)))
    .map((one) => seenOf(one, present, [...earlier, ...cases.filter(({ id }) => id === present.id)]));
}

/** True for a case of the same playbook and client or device that was opened before. */
function isEarlier(subject: Case, present: Present): boolean {
  const { id, openedAt, problem, client, devices, withdrawn } = subject;
  if (id === present.id || withdrawn || problem?.playbook !== present.playbook) return false;
  const isTheirs =
    (client !== null && present.clients.includes(client.id)) || devices.some((one) => present.devices.includes(one.id));
  return isTheirs && (compare(openedAt, present.openedAt) || compare(openingOf(subject), present.opening ?? '~')) < 0;
}

function openingOf({ history }: Case): string {
  return history[0]?.id ?? '';
}

function seenOf(subject: Case, present: Present, cases: readonly Case[]): Seen {
  const { id, openedAt, devices, outcome } = subject;
  const lasted = lastedOf(subject, present, cases);
  const isOther = present.devices.length > 0 && !devices.some((one) => present.devices.includes(one.id));
  return {
    id,
    on: dateOf(openedAt),
    otherDevices: isOther ? devices : [],
    done: doneOf(subject),
    ...(outcome?.charged && { charged: outcome.charged }),
    ...(lasted && { lasted }),
  };
}

function doneOf(subject: Case): Done {
  const { problem, decision, outcome, listening, status } = subject;
  if (problem?.fixedByCheck) return { way: 'cured' };
  const fix = acceptedFix(subject);
  const title = fix === undefined ? {} : { title: fix.title };
  if (outcome?.result === 'fixed') return { way: 'done', ...title };
  switch (decision?.choice) {
    case 'fix':
      return { way: outcome === null ? 'agreed' : 'done', ...title };
    case 'live-with-it':
      return { way: 'living' };
    case 'think':
      return { way: 'thinking' };
    case 'hand-over':
      return { way: 'handed-over' };
    case 'no':
      return { way: 'no' };
    default:
      return { way: status === 'closed' && listening?.wants === 'know' ? 'heard' : 'open' };
  }
}

function lastedOf(subject: Case, present: Present, cases: readonly Case[]): Lasted | undefined {
  const on = returnOf(subject, present, cases);
  if (on !== undefined) return { answer: 'back', on };
  const { way } = doneOf(subject);
  if (way !== 'done' && way !== 'cured') return undefined;
  const asked = [subject.outcome?.works, ...subject.followUps.map(({ works }) => works)];
  const told = asked.findLast((works) => works === 'yes' || works === 'no');
  return { answer: told === 'yes' || told === 'no' ? told : 'not-asked' };
}

/** The first day it was back: told of the case itself, or by a case that followed it. */
function returnOf({ id, ...subject }: Case, present: Present, cases: readonly Case[]): string | undefined {
  const again = subject.recurrences.map(({ at }) => at);
  const failed = subject.followUps.flatMap(({ at, works }) => (works === 'no' ? [at] : []));
  const linked = cases.flatMap(({ links, openedAt }) => (links.repeatOf === id ? [openedAt] : []));
  const later = cases.flatMap((one) =>
    one.id !== present.id && compare(one.openedAt, subject.openedAt) > 0 && isSameThing(subject, one)
      ? [one.openedAt]
      : [],
  );
  const days = [...again, ...failed, ...later].filter((at) => compare(at, present.openedAt) <= 0);
  return [...days, ...linked].map(dateOf).sort()[0];
}

/** True unless both name their devices and none is the same: another printer that fails is no printer that came back. */
function isSameThing(one: Pick<Case, 'devices'>, other: Pick<Case, 'devices'>): boolean {
  if (one.devices.length === 0 || other.devices.length === 0) return true;
  return one.devices.some(({ id }) => other.devices.some((device) => device.id === id));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
