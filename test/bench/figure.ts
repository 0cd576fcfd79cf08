import type { Other } from './others.ts';
import type { Measure } from './timing.ts';

/** What is measured, and how much it may take. */
export interface Figure {
  readonly name: string;
  /** Milliseconds unless said. */
  readonly unit?: 'ms' | 'MB';
  /** Not measured where this is not installed. */
  readonly needs?: Other;
  /** Makes all that the runs need. */
  readonly begin: () => Measure;
  /** Another figure of the round that it is held against, instead of what the round is. */
  readonly against?: string;
  readonly limit?: Limit;
}

/** So many times what it is held against, or so many of the figure's own unit. */
export type Limit = { readonly times: number } | { readonly atMost: number };

/** Figures that are measured in turn. */
export interface Round {
  readonly title: string;
  readonly runs: number;
  /** The name of the first figure, where the others are held against it. */
  readonly against?: string;
  readonly figures: readonly Figure[];
}
