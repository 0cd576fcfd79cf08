import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeJournal } from './made-journal.ts';
import { compare, environment } from './start-up.ts';

const heard = join(process.cwd(), 'bin/heard.js');
const runs = 20;

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
    const { program, node } = compare([heard, ...args], environment(folder), runs);
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
