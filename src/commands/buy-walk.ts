import { type BuyKey, type BuyLines, buyKeys, buyQuestions, isWanted, readLine } from '../domain/buy-lines.ts';
import type { Person } from '../interview/respondent.ts';
import { knownView } from '../output/buy-left.ts';
import type { Purchase } from '../output/buy-view.ts';
import type { Ports } from './ports.ts';

interface Walk {
  /** What flags gave and what the support dates know. */
  readonly begun: Purchase;
  /** The part that the support dates know. */
  readonly known: BuyLines;
  /** Gets every answer as it is given. */
  readonly tell: (told: BuyLines) => void;
}

/** Asks for the lines that are open, one by one, where somebody can be asked. Enter leaves a line open. */
export async function walk({ begun, known, tell }: Walk, { person, output }: Ports): Promise<void> {
  const open = buyKeys.filter((key) => begun.lines[key] === undefined);
  if (!person || open.length === 0) return;
  output.write(`${knownView({ ...begun, lines: known }, output.style)}Enter alone leaves a line open.\n`);
  let { lines } = begun;
  for (const key of open) {
    const answer = isWanted(key, lines) ? await asked(key, begun.now, await person()) : undefined;
    if (answer === undefined) continue;
    tell({ [key]: answer });
    lines = { ...lines, [key]: answer };
  }
  output.write('\n');
}

async function asked(key: BuyKey, now: number, person: Person): Promise<string | undefined> {
  const { ask, such } = buyQuestions[key];
  const question = such === undefined ? ask : `${ask} (${such})`;
  let answer = readLine(key, await person.line(question), now);
  while (!answer.ok) answer = readLine(key, await person.line(`${answer.reason} ${question}`), now);
  return answer.value;
}
