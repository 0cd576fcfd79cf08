import type { Case } from '../domain/case.ts';
import type { JournalRecord } from '../domain/record.ts';
import { isInPlaybook, readByClient, saidByClient } from '../domain/wording/facing.ts';
import { checkWording, speakWarning } from '../domain/wording/wording.ts';
import type { Scene } from '../interview/scene.ts';
import type { Ports } from './ports.ts';

/** What is known beside the records: the case with what was said in it, and the playbooks, whose texts nobody typed now. */
interface Beside {
  readonly subject?: Case;
  readonly playbooks?: Scene['playbooks'];
}

/** Where nothing is asked: says once a phrase what the client may hear in the texts that are kept now. */
export function tellWording(
  records: readonly JournalRecord[],
  { output }: Pick<Ports, 'output'>,
  { subject, playbooks = [] }: Beside,
): void {
  const told = new Set<string>();
  for (const { case: id, events } of records) {
    const clientWords = saidByClient([subject?.listening, subject?.problem, subject?.decision, ...events]);
    const warnings = readByClient(events)
      .filter(({ text }) => !isInPlaybook(text, playbooks))
      .flatMap(({ text }) => checkWording(text, { clientWords }));
    for (const warning of warnings) {
      const phrase = warning.found.toLowerCase();
      if (!told.has(phrase)) output.warn(`${id}, kept as typed: ${speakWarning(warning)}`);
      told.add(phrase);
    }
  }
}
