import type { Ran, Shop } from '../commands/shop.ts';
import { isFound, type Prepared, runIn, stateOf, tornLines } from './prepared-shop.ts';
import type { WritingCommand } from './writing-commands.ts';

const word = 'still works afterwards';

/** What a run that met a fault did wrong: nothing, most of all. Runs heard again, as a person would. */
export async function faultsOf(ran: Ran, command: WritingCommand, prepared: Prepared): Promise<readonly string[]> {
  const { shop, before, after } = prepared;
  const state = await stateOf(shop);
  // A setting or a price that was kept nevertheless is set once more without harm.
  const isRepeatable = command.path === 'config set' || command.path === 'playbook prices';
  return [
    ...(state === before || state === after ? [] : [`neither before nor after: ${difference(state, before)}`]),
    ...(ran.code === 0 && state !== after ? ['said to be kept, and is not'] : []),
    ...(ran.code === 0 || isClean(ran) ? [] : [`ended with ${ran.code}: ${ran.err}`]),
    ...command.said
      .filter((text) => state !== after && !isFound(text, state, ran, shop))
      .map((text) => `"${text}" is lost: ${ran.err}`),
    ...(state === after && !isRepeatable && ran.err.includes('It was not kept')
      ? [`kept, and said not to be: ${ran.err}`]
      : []),
    ...(await faultsAfter(shop)),
  ];
}

/** What is wrong once the fault is over: the next note has to be kept, whatever was left behind. */
export async function faultsAfter(shop: Shop): Promise<readonly string[]> {
  const torn = tornLines(shop);
  const { code, err } = await runIn(shop, { argv: ['note', word] });
  const { out } = await shop.line('notes --json');
  const listed = await shop.line('list');
  return [
    ...(code === 0 && out.includes(word) ? [] : [`the next note ended with ${code}: ${err}`]),
    ...(torn === 0 || listed.err.includes('damaged line') ? [] : ['a torn line was not reported']),
  ];
}

/** One sentence of what went wrong and at most one of what helps, with nothing of the program in them. */
function isClean({ code, err }: Ran): boolean {
  return code === 1 && /^heard: \S[^\n]*\.\n([^\n]+\n)?$/m.test(err) && !/ {4}at |\bbug\b|undefined|Error:/.test(err);
}

function difference(state: string, before: string): string {
  const at = [...state].findIndex((letter, index) => letter !== before[index]);
  return `…${state.slice(Math.max(0, at - 60), at + 120)}…`;
}
