import type { Offer } from './offer.ts';
import type { Quote } from './quote.ts';
import type { SeenBefore } from './seen-before.ts';

export type Stage = 'Listen' | 'Log' | 'Offer' | 'Record';

/** What stands above a question, as values: how it looks is settled elsewhere. */
export interface Shown {
  readonly stage: Stage;
  /** "3 of 10": questions put to the client so far, this one included, and the most there may be. `of` is 0 where none is put. */
  readonly count: { readonly asked: number; readonly of: number };
  /** A card is shown alone, before anything else. */
  readonly card?: boolean;
  readonly show?: readonly Block[];
}

export type Block =
  /** The parts to say back: the client's own noun, what it stops, by when. */
  | { readonly type: 'parts'; readonly parts: Parts; readonly correction?: string }
  | { readonly type: 'card'; readonly danger: string; readonly firstAction: string }
  /** Facts that are known already, each as one line. */
  | { readonly type: 'known'; readonly lines: readonly string[] }
  /** For the helper alone: earlier cases of the same kind. What they cost is no word for this screen. */
  | { readonly type: 'seen'; readonly before: SeenBefore }
  | { readonly type: 'proposals'; readonly proposals: readonly Proposal[] }
  /** `isFacing`: the screen is turned to the client, and nothing else stands on it. */
  | { readonly type: 'offer'; readonly offer: Offer; readonly isFacing?: true };

/** What to say back, each piece in the client's own words. */
export interface Parts {
  /** The thing, as they call it. */
  readonly noun?: string;
  /** What it stops them doing. */
  readonly stops?: string;
  readonly byWhen?: string;
}

/** A fix the playbook proposes, with its bands. */
export interface Proposal {
  readonly title: string;
  /** What it takes, in words: "1.5 to 3 h, part $40 to $150". */
  readonly takes: string;
  /** Priced from the playbook's bands; without lines where rate or currency leave the price open. */
  readonly quote: Quote;
}
