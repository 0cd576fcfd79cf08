import { acceptedFix } from './agreed.ts';
import type { Case } from './case.ts';
import { addDays, dateAt } from './dates.ts';
import type { Today } from './deciding.ts';
import type { Money } from './money.ts';
import type { Work, Works } from './outcome.ts';
import type { Preferences } from './preferences.ts';
import type { JournalEvent } from './record.ts';
import { toldFee } from './visit-cost.ts';

/** The most the client was told it costs: the accepted quote, or without one the fee told before the visit. */
export function toldPrice(subject: Case, preferences: Preferences): Money | undefined {
  const fix = acceptedFix(subject);
  return fix === undefined ? toldFee(preferences) : (fix.ceiling ?? fix.total);
}

/** The price told, if this charge with those before it goes over it; amounts in two currencies are not compared. */
export function overrunOf(subject: Case, charged: Money | undefined, preferences: Preferences): Money | undefined {
  const told = toldPrice(subject, preferences);
  if (charged === undefined || told?.currency !== charged.currency) return undefined;
  const before = subject.outcome?.charged;
  const all = charged.amount + (before?.currency === charged.currency ? before.amount : 0);
  return all > told.amount ? told : undefined;
}

export interface WorkDone {
  readonly work: Work;
  /** The client's answer; absent when nobody asked. */
  readonly works?: Works | undefined;
  /** The client's words. */
  readonly words?: string | undefined;
}

/** What work that was done writes, with the day to ask how it went. */
export function workEvents({ work, works, words }: WorkDone, { now, preferences }: Today): readonly JournalEvent[] {
  const said = words === undefined ? {} : { words };
  const told = works === undefined && words !== undefined ? { text: words } : {};
  return [
    { kind: 'worked', ...work, ...told },
    ...(works === undefined ? [] : [{ kind: 'checked', works, ...said }]),
    { kind: 'follow-up-set', due: addDays(dateAt(now), preferences.followUpDays) },
  ];
}
