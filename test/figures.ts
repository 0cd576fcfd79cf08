import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that the figures of one run are gathered in. */
    readonly figures: string;
  }
}

/** What was tried, and what came of it: both sides are printed, and a difference fails the test. */
interface Measured {
  readonly found: Readonly<Record<string, unknown>>;
  readonly wanted: Readonly<Record<string, unknown>>;
}

/**
 * Prints one line at the end of the run, such as "kills survived 1000/1000, acknowledged lost 0", and fails the test
 * where what was found is not what was wanted. Figures are sorted by their number in the list of faults.
 */
export function figure(number: string, line: string, { found, wanted }: Measured): void {
  const holds = JSON.stringify(found) === JSON.stringify(wanted);
  appendFileSync(inject('figures'), `${JSON.stringify({ number, line, holds })}\n`);
  expect(found, line).toEqual(wanted);
}

/** A figure that this machine cannot give, and why. */
export function skipped(number: string, why: string): void {
  appendFileSync(inject('figures'), `${JSON.stringify({ number, line: `SKIPPED: ${why}`, holds: true })}\n`);
}

const folder = join(tmpdir(), `heard-figures-${process.pid}`);
const file = join(folder, 'figures.ndjson');

/** Vitest calls it before the first test. */
export function setup(project: TestProject): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(file, '');
  project.provide('figures', file);
}

/** Vitest calls it after the last test: the figures are the last that a run prints. */
export function teardown(): void {
  // Called once for each project.
  if (!existsSync(file)) return;
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  rmSync(folder, { recursive: true });
  const figures: { number: string; line: string; holds: boolean }[] = lines.map((line) => JSON.parse(line));
  const order = new Intl.Collator('en', { numeric: true });
  figures.sort((one, other) => order.compare(one.number, other.number) || order.compare(one.line, other.line));
  for (const { number, line, holds } of figures) console.log(`${number.padStart(4)}  ${holds ? '' : 'MISS '}${line}`);
}
