import type { Agreed, Case } from './case.ts';
import type { Decision } from './decision.ts';
import type { Fix, LiveWithIt, Offer } from './offer.ts';

/** What a decision is about in the offer it was made on. A fix that it names and the offer does not hold is none. */
export function agreedOf({ choice, option }: Partial<Decision>, offer: Partial<Offer> | null): Agreed {
  const { fixes = [], liveWithIt } = offer ?? {};
  const fix =
    option === undefined ? (fixes.length === 1 ? fixes[0] : undefined) : fixes.find(({ id }) => id === option);
  if (choice === 'fix' && fix !== undefined) return { fix };
  return choice === 'live-with-it' && liveWithIt !== undefined ? { liveWithIt } : {};
}

/** The fix the client accepted, as it was seen; undefined where none is chosen, or where it cannot be told which. */
export function acceptedFix({ decision, offer, agreed }: Pick<Case, 'decision' | 'offer' | 'agreed'>): Fix | undefined {
  return decision === null ? undefined : (agreed ?? agreedOf(decision, offer)).fix;
}

/** How the client chose to live with it, as it was seen; undefined where they did not. */
export function acceptedLiving({
  decision,
  offer,
  agreed,
}: Pick<Case, 'decision' | 'offer' | 'agreed'>): LiveWithIt | undefined {
  return decision === null ? undefined : (agreed ?? agreedOf(decision, offer)).liveWithIt;
}
