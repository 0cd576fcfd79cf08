import { test } from 'vitest';
import { figure } from '../figures.ts';
import { prepare } from './prepared-shop.ts';
import { eachOf, runApart } from './processes.ts';
import { openCase, type Typed, writingCommands } from './writing-commands.ts';

const each = 50;
const processes = Array.from({ length: 16 }, (_, index) => index);

test.each<readonly [string, (words: string) => Typed, string]>([
  ['notes of their own', (words) => ({ argv: ['note', words] }), 'notes --json'],
  ['notes on one case', (words) => ({ argv: ['note', '-k', openCase, words] }), `show ${openCase} --json`],
])('16 at once that take 50 %s each keep all of them', async (what, take, show) => {
  const { shop } = await prepare(writingCommands['a note on a case']);
  const acknowledged: string[] = [];
  const refused: string[] = [];
  await eachOf(processes, processes.length, async (number) => {
    for (let count = 1; count <= each; count += 1) {
      const words = `words ${count} of ${number}.`;
      const ran = await runApart(shop, take(words));
      if (ran.code === 0) acknowledged.push(words);
      else refused.push(ran.err);
    }
  });
  const { out, err } = await shop.line(show);
  const kept = acknowledged.filter((words) => out.includes(`"${words}"`)).length;
  const whole = processes.length * each;
  figure('3', `kept ${kept}/${whole} ${what}, acknowledged ${acknowledged.length}`, {
    found: { kept, err, refused: [...new Set(refused)].slice(0, 3) },
    wanted: { kept: whole, err: '', refused: [] },
  });
});
