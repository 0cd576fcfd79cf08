import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeJournal } from './made-journal.ts';

const heard = join(process.cwd(), 'bin/heard.js');
const runs = 20;
const bare = ['-e', '0'];

/** What is timed and how many times as long as a bare start of Node it may take. */
const figures = [
  { name: 'heard note, no cases', cases: 0, args: ['note', 'call the Harbour Café back'], limit: 1.25 },
  { name: 'heard note, 10,000 cases', cases: 10_000, args: ['note', 'call the Harbour Café back'], limit: 1.25 },
  { name: 'heard list, 10,000 cases', cases: 10_000, args: ['list'], limit: 3 },
] as const;

let isSlow = false;
for (const { name, cases, args, limit } of figures) {
  const folder = mkdtempSync(join(tmpdir(), 'heard-bench-'));
  try {
    if (cases > 0) makeJournal(join(folder, 'home'), { cases, until: Date.now() });
    const { program, node } = compare([heard, ...args], environment(folder));
    const ratio = program / node;
    isSlow ||= ratio > limit;
    const verdict = ratio > limit ? 'TOO SLOW' : 'ok';
    console.log(
      `${name}: ${ratio.toFixed(2)} x (${program.toFixed(1)} ms over ${node.toFixed(1)} ms), limit ${limit}: ${verdict}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
process.exitCode = isSlow ? 1 : 0;

/** Medians in milliseconds of runs that take turns, so that a busy moment hits both. */
function compare(args: readonly string[], env: NodeJS.ProcessEnv): { readonly program: number; readonly node: number } {
  time(args, env);
  time(bare, env);
  const pairs = Array.from({ length: runs }, () => ({ node: time(bare, env), program: time(args, env) }));
  return { program: median(pairs.map(({ program }) => program)), node: median(pairs.map(({ node }) => node)) };
}

function time(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  const took = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return took;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function environment(folder: string): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _costsThirtyMilliseconds, ...env } = process.env;
  return {
    ...env,
    HEARD_HOME: join(folder, 'home'),
    HEARD_STATE: join(folder, 'state'),
    HEARD_CONFIG: join(folder, 'settings'),
  };
}
