import type { PlaybookParts } from '../domain/playbook.ts';
import { type PartQuestion, partQuestions, takePart } from '../domain/playbook-begin.ts';
import type { Person } from '../interview/respondent.ts';
import { wrap } from '../output/width.ts';
import type { Ports } from './ports.ts';

const about = 'Enter alone leaves a part open: it stands in the file as an example.';

/** Asks for the parts of a playbook one by one; Enter leaves one open. `tell` gets them with every answer, as it was typed. */
export async function walkParts(
  begun: PlaybookParts,
  tell: (parts: PlaybookParts, answer: string) => void,
  { person: load, output }: Pick<Ports, 'person' | 'output'>,
): Promise<void> {
  if (!load) return;
  const person = await load();
  output.write(`${wrap(about, output.style.columns).join('\n')}\n`);
  let parts = begun;
  for (const question of partQuestions) {
    const { ask, such, again, isWanted } = question;
    let line = such === undefined ? ask : `${ask} (${such})`;
    for (let next = isWanted?.(parts) !== false; next; next = again !== undefined) {
      const answered = await answerTo(line, { question, parts, person });
      if (!answered) break;
      parts = answered.parts;
      tell(parts, answered.typed);
      line = again ?? line;
    }
  }
  output.write('\n');
}

interface Asking {
  readonly question: PartQuestion;
  readonly parts: PlaybookParts;
  readonly person: Person;
}

interface Answered {
  readonly parts: PlaybookParts;
  readonly typed: string;
}

/** The parts with the answer; undefined where it is left open. */
async function answerTo(line: string, { question, parts, person }: Asking): Promise<Answered | undefined> {
  for (let typed = await person.line(line); typed.trim() !== ''; ) {
    const taken = takePart(question, parts, typed);
    if (taken.ok) return { parts: taken.value, typed };
    typed = await person.line(`${taken.reason} ${line}`);
  }
  return undefined;
}
