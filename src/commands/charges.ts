import { foldCase } from '../domain/fold.ts';
import { monthOf } from '../domain/ids.ts';
import { type Charge, chargeOf } from '../domain/learning.ts';
import type { Preferences } from '../domain/preferences.ts';
import { tellDamage } from './damage.ts';
import type { Ports } from './ports.ts';

/** What every finished case teaches about a fix. The index tells which cases may; a part of a month is in memory at a time. */
export async function readCharges(
  { journal, index: open, output }: Pick<Ports, 'journal' | 'index' | 'output'>,
  preferences: Preferences,
): Promise<readonly Charge[]> {
  const index = await open();
  const wanted = new Set<string>();
  for (const { id, playbook, choice, withdrawn } of index.all())
    if (playbook !== null && choice === 'fix' && !withdrawn) wanted.add(id);
  tellDamage(index.faults(), { output });
  const charges: Charge[] = [];
  for (const month of new Set([...wanted].map(monthOf))) {
    for (const { subjects } of journal.readParts(month, () => '')) {
      for (const [id, lines] of subjects) {
        const subject = wanted.has(id) ? foldCase(id, lines).case : undefined;
        const charge = subject && chargeOf(subject, preferences);
        if (charge) charges.push(charge);
      }
    }
  }
  return charges;
}
