import { bare } from '../start-up.ts';
import { type Home, heard } from './desk.ts';
import type { Figure } from './figure.ts';
import { type Measure, type Program, run } from './timing.ts';

const { NODE_EXTRA_CA_CERTS: _costsThirtyMilliseconds, ...env } = process.env;

/** What most is held against. */
export const nodeStart: Figure = {
  name: 'node -e 0',
  begin: () => () => run({ file: process.execPath, args: bare, env }).milliseconds,
};

/** Times heard in one of the homes, in milliseconds. */
export function timeHeard({ env }: Home, { args, ...program }: Pick<Program, 'args' | 'printed' | 'says'>): number {
  return run({ ...program, file: process.execPath, args: [heard, ...args], env }).milliseconds;
}

/** Times heard with these words. */
export function startOf(home: Home, args: readonly string[], says = ''): Measure {
  return () => timeHeard(home, { args, says });
}
