import { dateAt, daysBetween, isDate, isInstant } from './dates.ts';
import type { Level, Priority, Problem } from './problem.ts';

const table: Readonly<Record<Level, Readonly<Record<Level, Priority>>>> = {
  high: { high: 'NOW', medium: 'TODAY', low: 'THIS WEEK' },
  medium: { high: 'TODAY', medium: 'THIS WEEK', low: 'WHEN IT SUITS' },
  low: { high: 'THIS WEEK', medium: 'WHEN IT SUITS', low: 'WHEN IT SUITS' },
};
const urgentFlags: readonly string[] = ['safety', 'money', 'data'];

export interface Ranked {
  readonly impact: Level;
  readonly urgency: Level;
  /** Kinds of the red flags that were raised. */
  readonly redFlagKinds: readonly string[];
}

/** Impact x urgency; a red flag of safety, money or data makes it NOW. */
export function priorityOf({ impact, urgency, redFlagKinds }: Ranked): Priority {
  return redFlagKinds.some((kind) => urgentFlags.includes(kind)) ? 'NOW' : table[impact][urgency];
}

/** How much it stops, proposed from what is known. Who the client is, is never looked at. */
export function proposeImpact(problem: Problem): Level {
  const { scope, people = 1, fullStop = false, stakes } = problem;
  const isBlocked = problem.blocked !== undefined;
  if (scope === 'all' || people >= 5 || stakes === 'only-copy' || (fullStop && isBlocked)) return 'high';
  if (scope === 'several' || people > 1 || stakes === 'unknown' || fullStop || isBlocked) return 'medium';
  return 'low';
}

/** How soon it must work, proposed from the deadline (high up to tomorrow, medium up to a week) and from what has stopped. */
export function proposeUrgency(problem: Problem, now: number): Level {
  const { deadline = '', fullStop = false, stakes } = problem;
  const isKnown = isDate(deadline) || isInstant(deadline);
  const days = isKnown ? daysBetween(dateAt(now), deadline) : Number.POSITIVE_INFINITY;
  const isBlocked = problem.blocked !== undefined;
  if (days <= 1 || (fullStop && isBlocked && !isKnown)) return 'high';
  if (days <= 7 || fullStop || stakes === 'only-copy' || (isBlocked && !isKnown)) return 'medium';
  return 'low';
}
