import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createCheckup } from '../../src/adapters/store/checkup/checkup.ts';
import type { disk } from '../../src/adapters/store/disk.ts';
import { openHome } from '../../src/adapters/store/home.ts';
import { HeardError } from '../../src/errors.ts';
import { machine, noted, opened, put, scratchDesk, scratchFolder } from '../adapters/scratch.ts';
import { type Fault, withFault } from './failing-disk.ts';

type Desk = ReturnType<typeof scratchDesk>;

/** Something of everything that doctor mends. */
function troubledDesk(): Desk {
  const desk = scratchDesk();
  desk.journal.append([opened(), noted('rang back')]);
  const own = join(desk.month, `${machine}.jsonl`);
  writeFileSync(own, `${readFileSync(own, 'utf8').replace('rang', 'sang')}{"v":1\n`);
  const van = { machine: 'van-7k2m' };
  put(join(desk.month, 'van-7k2m (1).jsonl'), opened({ case: '2611-bbbbbb', ...van }), 'rubbish\n');
  put(join(desk.path, `journal/2026-10/${machine}.jsonl`), opened({ case: '2611-cccccc' }));
  put(join(desk.month, 'x.txt'), 'x');
  put(join(desk.state, 'h-000001/home'), `${desk.path}\n`);
  put(join(desk.state, 'h-000001/drafts/2611-dddddd.json'), '{"interview":"2611-dddddd"}');
  chmodSync(join(desk.path, 'heard.json'), 0o644);
  return desk;
}

/** What must stand somewhere below the folder, whatever fails. */
const precious = ['sang back', '2611-bbbbbb', '2611-cccccc', '2611-dddddd', 'rubbish', '{"v":1\n'];
const mended = ['2611-bbbbbb', '2611-cccccc', '2611-k7m4xq'];

function textBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

function checkupOf({ path, state, identity }: Desk) {
  const now = Date.parse('2026-11-22T12:00:00.000Z');
  const home = openHome(path, Math.random);
  return createCheckup({ home, state, identity, host: 'laptop', clock: { now: () => now, real: () => now } });
}

/** Lets doctor mend once for each fault that is picked for a call it makes, and says what was broken by it. */
export async function mendWithFaults(pick: (call: keyof typeof disk, at: number) => readonly Fault[]) {
  const desk = troubledDesk();
  const template = join(scratchFolder(), basename(desk.folder));
  cpSync(desk.folder, template, { recursive: true });
  const again = () => {
    rmSync(desk.folder, { recursive: true });
    cpSync(template, desk.folder, { recursive: true });
  };
  const calls = await withFault(undefined, async () => checkupOf(desk).mend(() => {}));
  const faults = calls.flatMap((call, index) => pick(call, index + 1));
  const broken: string[] = [];
  for (const fault of faults) {
    again();
    const wrong = await tryWith(fault, desk);
    if (wrong.length > 0) broken.push(`${calls[fault.at - 1]} ${fault.at} ${fault.failure} ${fault.lasts}: ${wrong}`);
  }
  return { points: faults.length, broken };
}

async function tryWith(fault: Fault, desk: Desk): Promise<readonly string[]> {
  const wrong: string[] = [];
  const cases = () => [...desk.journal.readMonth('2026-11').subjects.keys()].sort();
  await withFault(fault, async () => {
    try {
      checkupOf(desk).mend(() => {});
    } catch (error) {
      if (!(error instanceof HeardError)) wrong.push(`an error of another kind, ${error}`);
    }
  });
  const kept = textBelow(desk.folder);
  wrong.push(...precious.filter((text) => !kept.includes(text)).map((text) => `${text} is lost`));
  if (!['2611-bbbbbb', '2611-k7m4xq'].every((id) => cases().includes(id))) wrong.push('a case is not read any more');
  checkupOf(desk).mend(() => {});
  if (cases().join() !== mended.join()) wrong.push('the next time not everything is mended');
  const left = checkupOf(desk).look().findings;
  if (left.map(({ kind }) => kind).join() !== 'damaged-draft') wrong.push(`${left.length} things are left`);
  return wrong;
}
