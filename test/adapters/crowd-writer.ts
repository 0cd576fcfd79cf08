import { disk } from '../../src/adapters/store/disk.ts';
import { openHome } from '../../src/adapters/store/home.ts';
import { createIdentity } from '../../src/adapters/store/identity.ts';
import { appendRecords } from '../../src/adapters/store/journal-append.ts';
import { drawNoteId } from '../../src/domain/ids.ts';
import { composeRecord } from '../../src/domain/recorder.ts';

// One process of a crowd: [umask] [home] [state] [count] [case id or "notes"] [milliseconds to dawdle before each write]. Prints the id of each record that was kept, and the home's.
const [umask = '', path = '', state = '', count = '', about = '', dawdle = '0'] = process.argv.slice(2);
process.umask(Number.parseInt(umask, 8));
const random = Math.random;
const home = openHome(path, random);
const write = disk.write;
disk.write = ((...given: Parameters<typeof write>) => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * Number(dawdle));
  return write(...given);
}) as typeof write;
const identity = createIdentity(state, { label: 'laptop', user: 'dana' }, random);

for (let written = 0; written < Number(count); written += 1) {
  const now = Date.now();
  const text = `note ${written} of ${process.pid}`;
  const effect =
    about === 'notes'
      ? { subject: { note: drawNoteId(now, random) }, events: [{ kind: 'taken', text }] }
      : { subject: { case: about }, events: [{ kind: 'noted', text }] };
  const record = composeRecord(effect, { now, real: now, random, by: identity.by, machine: identity.machine });
  appendRecords([record], { home, identity });
  process.stdout.write(`${record.id}\n`);
}
process.stdout.write(`${home.claim()}\n`);
