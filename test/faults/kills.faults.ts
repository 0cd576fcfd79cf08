import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Shop } from '../commands/shop.ts';
import { figure } from '../figures.ts';
import {
  draftsIn,
  fingerprint,
  folderForTest,
  type Prepared,
  prepare,
  restore,
  runIn,
  stateOf,
} from './prepared-shop.ts';
import { bundlePreload, type Ended, eachOf, runApart } from './processes.ts';
import { faultsAfter } from './verdict.ts';
import { type WritingCommand, writingCommands } from './writing-commands.ts';

const kills = 1000;
const atOnce = 3;
const commands = Object.entries(writingCommands);

/** A time in milliseconds, or a call before which heard stops itself; of a write, with a share of its bytes written. */
type Moment = { readonly after: number } | { readonly at: number; readonly share: number };

const seen = { killed: 0, survived: 0, acknowledgedLost: 0, old: 0, begun: 0, new: 0 };

/** Kills a command at so many moments and names what was not whole afterwards. */
async function killOften(command: WritingCommand, times: number): Promise<readonly string[]> {
  const prepared = await prepare(command);
  const preload = await bundlePreload();
  const shops = [prepared.shop, ...Array.from({ length: atOnce - 1 }, () => new Shop())];
  const { calls, milliseconds } = await measure(command, prepared, preload);
  const atCalls = momentsAmong(calls, Math.floor(times / 2));
  const timed = Array.from({ length: times - atCalls.length }, () => ({ after: Math.random() * milliseconds }));
  const wrong: string[] = [];
  await eachOf<Moment>([...atCalls, ...timed], atOnce, async (moment, worker) => {
    const shop = shops[worker] ?? prepared.shop;
    const ended = await killOnce(shop, command, { moment, preload, template: prepared.template });
    const faults = await judge(shop, ended, prepared);
    wrong.push(...faults.map((what) => `${JSON.stringify(moment)}: ${what}`));
    if (faults.length === 0) seen.survived += 1;
  });
  return wrong;
}

/** The calls that a command makes, and for how long it runs while others do. */
async function measure(command: WritingCommand, { shop, template }: Prepared, preload: string) {
  const file = join(folderForTest(), 'calls');
  await runApart(shop, command, { fault: { preload, plan: { do: 'count', file } } });
  restore(shop, template);
  const begun = performance.now();
  await runApart(shop, command);
  return { calls: readFileSync(file, 'utf8').trim().split('\n'), milliseconds: (performance.now() - begun) * 1.5 };
}

/** Moments spread over the calls; each write also after a part of its bytes. */
function momentsAmong(calls: readonly string[], most: number): readonly Moment[] {
  const all = calls.flatMap((name, index) => {
    const shares = name === 'writeSync' ? [0, 0.5, 1] : [0];
    return shares.map((share) => ({ at: index + 1, share }));
  });
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, index) => all[Math.floor(index * step)]).filter(
    (moment) => moment !== undefined,
  );
}

interface Kill {
  readonly moment: Moment;
  readonly preload: string;
  readonly template: string;
}

/** One that ended before it was killed is done again, killed sooner. */
async function killOnce(shop: Shop, command: WritingCommand, { moment, preload, template }: Kill): Promise<Ended> {
  for (let haste = 1; haste > 0.01; haste *= 0.8) {
    restore(shop, template);
    const trouble =
      'after' in moment
        ? { killAfter: moment.after * haste }
        : { fault: { preload, plan: { do: 'kill', ...moment } as const } };
    const ended = await runApart(shop, command, trouble);
    if (ended.isKilled) return ended;
  }
  throw new Error(`${command.argv.join(' ')} was never killed`);
}

async function judge(shop: Shop, { out }: Ended, { before, after, template }: Prepared): Promise<readonly string[]> {
  const isTouched = fingerprint(shop.folder) !== fingerprint(template);
  const state = await stateOf(shop);
  seen.killed += 1;
  if (state === after) seen.new += 1;
  else if (isTouched) seen.begun += 1;
  else seen.old += 1;
  const isLost = out !== '' && state !== after;
  if (isLost) seen.acknowledgedLost += 1;
  return [
    ...(state === before || state === after ? [] : [`neither before nor after: ${state}`]),
    ...(isLost ? ['acknowledged and lost'] : []),
    ...(draftsIn(shop).length === 0 || (await resumed(shop)) === after ? [] : ['the draft could not be finished']),
    ...(await faultsAfter(shop)),
  ];
}

async function resumed(shop: Shop): Promise<string> {
  await runIn(shop, { argv: ['resume'] });
  return stateOf(shop);
}

describe('kill -9 at any moment leaves all of it or nothing', () => {
  test.each(commands.map(([what, command], index) => ({ what, command, index })))(
    'of $what',
    async ({ command, index }) => {
      const share = (count: number) => Math.floor((kills * count) / commands.length);
      expect(await killOften(command, share(index + 1) - share(index))).toEqual([]);
    },
  );

  test('a thousand times, and often while it writes', () => {
    const { killed, survived, acknowledgedLost, old, begun, new: whole } = seen;
    expect(Math.min(begun, whole)).toBeGreaterThan(kills / 10);
    const line = `kills survived ${survived}/${killed}, acknowledged lost ${acknowledgedLost}`;
    figure('1', `${line} (nothing written ${old}, begun ${begun}, all written ${whole})`, {
      found: { killed, survived, acknowledgedLost },
      wanted: { killed: kills, survived: kills, acknowledgedLost: 0 },
    });
  });
});
