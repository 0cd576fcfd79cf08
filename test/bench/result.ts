import type { Figure, Limit, Round } from './figure.ts';
import { median, type Spread, spreadOf } from './statistics.ts';

/** What a figure came to. */
export interface Result extends Spread {
  readonly name: string;
  readonly unit: 'ms' | 'MB';
  /** Times the median of what it is held against. */
  readonly ratio?: number;
  readonly limit?: Limit;
  readonly isOver: boolean;
  readonly values: readonly number[];
}

/** A figure that could not be measured here. */
export interface Missing {
  readonly name: string;
  readonly notInstalled: string;
}

export interface RoundResult extends Pick<Round, 'title' | 'runs' | 'against'> {
  readonly figures: readonly (Result | Missing)[];
}

/** The values of each figure by its name; what is not there was not installed. */
export type Values = ReadonlyMap<string, readonly number[]>;

/** Holds what was measured against the limits. */
export function judge({ figures, ...round }: Round, measured: Values): RoundResult {
  const results = figures.map((figure) => {
    const values = measured.get(figure.name);
    const peer = measured.get(figure.against ?? round.against ?? '');
    return values ? resultOf(figure, values, peer) : { name: figure.name, notInstalled: figure.needs ?? '' };
  });
  return { ...round, figures: results };
}

function resultOf({ name, unit = 'ms', limit }: Figure, values: readonly number[], peer?: readonly number[]): Result {
  const spread = spreadOf(values);
  const ratio = peer && spread.median / median(peer);
  const isOver =
    limit !== undefined && ('atMost' in limit ? spread.median > limit.atMost : !(ratio && ratio <= limit.times));
  return { name, unit, ...spread, ...(ratio && { ratio }), ...(limit && { limit }), isOver, values };
}
