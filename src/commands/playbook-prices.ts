import { z } from 'zod';
import type { PriceList } from '../domain/own-price.ts';
import type { Playbook } from '../domain/playbook.ts';
import { isLearned, newPrice, priceRows } from '../domain/price-rows.ts';
import { HeardError } from '../errors.ts';
import { priceDocument } from '../output/price-document.ts';
import { leftLines, priceChanges, pricesView, takeHint } from '../output/prices-view.ts';
import { readCharges } from './charges.ts';
import type { Command } from './command.ts';
import { findFix, findPlaybook } from './find-playbook.ts';
import type { Ports } from './ports.ts';
import { drop, type Look, type Priced, seen, setPrice, takeLearned } from './price-changes.ts';

const input = z.object({
  id: z.string().optional(),
  fix: z.string().optional(),
  take: z.boolean().default(false),
  set: z.string().optional(),
  drop: z.boolean().default(false),
});
type Input = z.infer<typeof input>;

/** `heard playbook prices`: what was charged for the fixes of playbooks, and the helper's own prices that come of it. */
export const playbookPrices: Command<Input, Priced> = {
  path: 'playbook prices',
  args: '[id] [fix]',
  summary: 'Your own prices, learned from what you charged',
  examples: [
    'heard playbook prices',
    'heard playbook prices slow-computer --take',
    'heard playbook prices slow-computer tidy --set 120',
    'heard playbook prices slow-computer --drop',
  ],
  flags: [
    { flags: '--take', about: 'make what is proposed your own prices' },
    { flags: '--set <amount>', about: 'your own price for this fix, before tax' },
    { flags: '--drop', about: 'go back to the figures of the playbook' },
  ],
  input,
  typed: ({ set }) => [set],
  async run(typed, ports) {
    refuseMixed(typed);
    const look = await lookOf(typed, ports);
    if (typed.set !== undefined) return setPrice(typed.set, look, ports);
    if (typed.drop) return drop(look, ports);
    if (typed.take) return takeLearned(look, ports);
    const isShown = ports.person !== undefined && look.news.length > 0;
    if (!isShown) return { ...seen(look), isShown };
    ports.output.write(`${pricesView(look.rows, look.currency, ports.output.style)}\n`);
    const person = await ports.person();
    const isWanted = await person.confirm('Make the proposed prices your own?');
    return isWanted ? { ...(await takeLearned(look, ports)), isShown } : { ...seen(look), isShown };
  },
  human: ({ rows, currency, did, changed, left = [], isShown }, style) => {
    if (did === undefined)
      return isShown ? '' : [pricesView(rows, currency, style), ...takeHint(rows, style)].join('\n');
    return [...priceChanges(changed, did, style), ...leftLines(left, style)].join('\n');
  },
  json: ({ rows, currency }) => ({ schemaVersion: 1, currency, prices: rows.map(priceDocument) }),
};

function refuseMixed({ id, fix, take: isTaken, set, drop: isDropped }: Input): void {
  if ([isTaken, set !== undefined, isDropped].filter(Boolean).length > 1)
    throw new HeardError('--take, --set and --drop do not go together.', { code: 'usage', hint: 'Use one of them.' });
  if (set !== undefined && (id === undefined || fix === undefined))
    throw new HeardError('--set needs the playbook and the fix it is for.', {
      code: 'usage',
      hint: 'For example: heard playbook prices slow-computer tidy --set 120',
    });
}

async function lookOf({ id, fix }: Input, ports: Ports): Promise<Look> {
  const known = await ports.playbooks();
  for (const { file, message } of known.faults()) ports.output.warn(`${file}: ${message}`);
  const library = known.all();
  const playbooks = id === undefined ? library : [named(findPlaybook(id, library), fix)];
  const preferences = (await ports.settings()).read();
  const charges = await readCharges(ports, preferences);
  const rowsWith = (kept: PriceList) => {
    const rows = priceRows(playbooks, { charges, prices: kept, preferences });
    return id === undefined ? rows.filter(isLearned) : rows;
  };
  const rows = rowsWith((await ports.prices()).read());
  const news = rows.filter((row) => newPrice(row, fix === undefined ? 'found' : 'named') !== undefined);
  return { rows, news, currency: preferences.currency, rowsWith };
}

/** The playbook with that fix alone, where one is named. */
function named(playbook: Playbook, fix: string | undefined): Playbook {
  return fix === undefined ? playbook : { ...playbook, fixes: [findFix(fix, playbook)] };
}
