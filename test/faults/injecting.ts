import type { Ran, Shop } from '../commands/shop.ts';
import { type Fault, faultsAt, withFault } from './failing-disk.ts';
import { prepare, restore, runIn } from './prepared-shop.ts';
import { faultsOf } from './verdict.ts';
import type { WritingCommand } from './writing-commands.ts';

export interface Injected {
  readonly points: number;
  readonly broken: number;
  /** One line for each invariant that did not hold. */
  readonly wrong: readonly string[];
}

/** Lets every call of a command fail, in every way it can, and names what went wrong. */
export async function failEverywhere(command: WritingCommand): Promise<Injected> {
  const prepared = await prepare(command);
  const calls = await withFault(undefined, async () => void (await runIn(prepared.shop, command)));
  const wrong: string[] = [];
  let points = 0;
  let broken = 0;
  for (const [index, call] of calls.entries()) {
    for (const fault of faultsAt(index + 1, call)) {
      restore(prepared.shop, prepared.template);
      const faults = await faultsOf(await runWith(fault, prepared.shop, command), command, prepared);
      points += 1;
      if (faults.length > 0) broken += 1;
      wrong.push(...faults.map((what) => oneLine(`${fault.failure} ${fault.lasts} at ${index + 1} ${call}: ${what}`)));
    }
  }
  return { points, broken, wrong };
}

async function runWith(fault: Fault, shop: Shop, command: WritingCommand): Promise<Ran> {
  let ran: Ran | undefined;
  await withFault(fault, async () => {
    ran = await runIn(shop, command);
  });
  return ran ?? { code: -1, out: '', err: '' };
}

const oneLine = (text: string) => text.replaceAll('\n', ' | ');
