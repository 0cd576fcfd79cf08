import { spawnSync } from 'node:child_process';

/** Measures once: milliseconds or megabytes. No two turns have the same number. */
export type Measure = (turn: number) => number;

/** The values of each, from runs that take turns so that a busy moment hits all of them. The first turn is not counted. */
export function takeTurns(runs: number, measures: readonly Measure[]): readonly (readonly number[])[] {
  const taken = measures.map((): number[] => []);
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const [at, measure] of measures.entries()) {
      const value = measure(turn);
      if (turn > 0) taken[at]?.push(value);
    }
  }
  return taken;
}

/** A program that is run from its start to its end. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** `away` where it is too much to take in, and what is timed is not who reads it. */
  readonly printed?: 'taken in' | 'away';
  /** Has to stand in what it prints: a program that answers nothing would be quick. */
  readonly says?: string;
}

/** What a run came to. */
export interface Ended {
  readonly milliseconds: number;
  readonly printed: string;
}

/** @throws Error where it ends with an error, or does not say what it has to. */
export function run({ file, args, env, printed = 'taken in', says = '' }: Program): Ended {
  const start = performance.now();
  const { status, signal, error, stdout, stderr } = spawnSync(file, args, {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', printed === 'away' ? 'ignore' : 'pipe', 'pipe'],
  });
  const milliseconds = performance.now() - start;
  const typed = [file, ...args].join(' ');
  if (status !== 0) throw error ?? new Error(`${typed} ended with ${status ?? signal}: ${stderr}`);
  if (says !== '' && !stdout.includes(says))
    throw new Error(`${typed} does not say "${says}": ${stdout.slice(0, 500)}`);
  return { milliseconds, printed: stdout ?? '' };
}
