import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { composeRecord } from '../domain/recorder.ts';
import { ulid } from '../domain/ulid.ts';
import { caseDocument } from '../output/case-document.ts';
import { changeView } from '../output/change-view.ts';
import { mustRead, stampOf } from './case-file.ts';
import type { Command } from './command.ts';
import { findLiveCase } from './find-case.ts';
import { findOpenNote } from './find-note.ts';
import { remedy, screenedEvents, tellSecrets } from './screening.ts';

const input = z.object({ note: z.string(), case: z.string() });

interface Filed {
  readonly case: Case;
  readonly text: string;
}

/** `heard file`: puts a note in the case it belongs to. */
export const file: Command<z.infer<typeof input>, Filed> = {
  path: 'file',
  args: '<note> <case>',
  summary: 'File a note in a case',
  examples: ['heard file n-2611-q8 k7m4', 'heard file q8 last'],
  flags: [],
  input,
  typed: ({ note, case: typed }) => [`${note} ${typed}`],
  async run({ note: typedNote, case: typedCase }, ports) {
    const note = await findOpenNote(typedNote, ports);
    const subject = await findLiveCase(typedCase, ports);
    const stamp = stampOf(ports);
    const command = ulid(stamp.real, stamp.random);
    const { id, text, by, at } = note;
    const filed = {
      subject: { note: id },
      events: [{ kind: 'filed', case: subject.id }],
      after: note.history.at(-1)?.at,
    };
    const [copy] = await screenedEvents([{ kind: 'noted', text, note: id, by, on: at }], ports);
    const noted = {
      subject: { case: subject.id },
      events: copy ? [copy] : [],
      after: subject.history.at(-1)?.at,
    };
    // The case first: a note that it names counts as filed, so that stopping in between loses nothing.
    const records = [noted, filed].map((effect) => composeRecord({ ...effect, command }, stamp));
    ports.journal.append(records);
    if (!ports.person) tellSecrets(records, ports);
    if (copy?.text !== text) ports.output.warn(`The note still has it. To take it out there too: ${remedy(id)}`);
    return { case: mustRead(subject.id, ports), text: copy?.text ?? text };
  },
  human: ({ case: subject, text }, style) => changeView(subject, [['Filed', text]], style),
  json: ({ case: subject }) => caseDocument(subject),
};
