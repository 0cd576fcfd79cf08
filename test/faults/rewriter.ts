import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { disk } from '../../src/adapters/store/disk.ts';
import { openHome } from '../../src/adapters/store/home.ts';
import { rewriteFolder } from '../../src/adapters/store/journal-rewrite.ts';

// Puts a mark into the live file of a machine and rewrites it, over and over: [home] [state] [machine] [folder]. Ends when
// its input is closed, and prints how often it went round.
const [path = '', state = '', machine = '', folder = ''] = process.argv.slice(2);
const home = openHome(path, Math.random);
// What is written to the old file between the last look at it and the new one taking its place is what may be lost.
const rename = disk.rename;
disk.rename = (...given) => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * 20);
  rename(...given);
};
let rounds = 0;
let isOver = false;
process.stdin.on('end', () => {
  isOver = true;
});
process.stdin.resume();

function round(): void {
  if (isOver) {
    process.stdout.write(`${rounds}\n`);
    return;
  }
  appendFileSync(join(path, 'journal', folder, `${machine}.jsonl`), '\nmark\n');
  rewriteFolder({ home, machine, state }, folder, ({ bytes }) => (bytes.toString() === 'mark' ? null : undefined));
  rounds += 1;
  setImmediate(round);
}
round();
