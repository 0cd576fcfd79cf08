import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { drawNoteId } from '../domain/ids.ts';
import { type NoteTyped, takenEvent } from '../domain/note-text.ts';
import type { JournalRecord } from '../domain/record.ts';
import { composeRecord } from '../domain/recorder.ts';
import { HeardError } from '../errors.ts';
import { notedLine, notedOnCaseLine } from '../output/noted-line.ts';
import { stampOf } from './case-file.ts';
import type { Command } from './command.ts';
import { findLiveCase } from './find-case.ts';
import { notKept } from './not-kept.ts';
import type { Ports } from './ports.ts';
import { screenedEvents, tellSecrets } from './screening.ts';
import { given } from './typed.ts';

const input = z.object({
  text: z.array(z.string()).default([]),
  case: z.string().optional(),
  client: z.string().optional(),
});
type Input = z.infer<typeof input>;

interface Noted {
  readonly record: JournalRecord;
  /** The case it was written to; undefined for a note of its own. */
  readonly case: Case | undefined;
}

/** `heard note`: one line in passing. `src/note.ts` does the same for the plain case, as fast as Node starts. */
export const note: Command<Input, Noted> = {
  path: 'note',
  args: '[text...]',
  summary: 'Keep a line in passing',
  examples: [
    'heard note call the Harbour Café back',
    'heard note @miller wants a second screen',
    'heard note -k k7m4 "the new cable is in the blue box"',
    'pbpaste | heard note -c "Ana Miller" -',
  ],
  flags: [
    { flags: '-k, --case <case>', about: 'write it to this case' },
    { flags: '-c, --client <name>', about: 'the client it is about; or @name in the text' },
  ],
  input,
  typed: ({ text }) => (isPipe(text) ? [] : [text.join(' ')]),
  async run(typed, ports) {
    if (typed.case !== undefined && typed.client !== undefined) {
      throw new HeardError('--client does not go with --case: the case has its client.', {
        code: 'usage',
        hint: 'heard note -k CASE TEXT',
      });
    }
    const subject = typed.case === undefined ? undefined : await findLiveCase(typed.case, ports);
    const text = await noteText(typed.text, ports);
    const record = await keep({ text, ...(typed.client !== undefined && { client: typed.client }) }, subject, ports);
    return { record, case: subject };
  },
  human: ({ record, case: subject }) => (subject ? notedOnCaseLine(subject) : notedLine(record)),
  json: ({ record, case: subject }) => ({
    schemaVersion: 1,
    note: {
      id: record.note ?? record.id,
      at: record.at,
      by: record.by,
      text: record.events[0]?.text,
      client: record.events[0]?.client ?? null,
      case: subject?.id ?? null,
    },
  }),
};

/** True where `-` stands for what is piped in. */
const isPipe = (words: readonly string[]) => words.length === 1 && words[0] === '-';

async function noteText(words: readonly string[], ports: Ports): Promise<string> {
  const isPiped = isPipe(words);
  const typed = isPiped ? ports.files.read('-') : words.join(' ');
  const text = typed.trim();
  if (text !== '' || (!isPiped && !ports.person)) return text === '' ? missing('<text> is missing.') : text;
  if (isPiped) return missing('Nothing came in to note.');
  return (await given(undefined, { flag: '<text>', ask: 'What do you want to keep?' }, ports)).trim();
}

function missing(message: string): never {
  throw new HeardError(message, { code: 'usage', hint: 'For example: heard note call the Harbour Café back' });
}

/** Writes the note, to its case or on its own. What was typed is said again when it cannot be kept. */
async function keep(typed: NoteTyped, subject: Case | undefined, ports: Ports): Promise<JournalRecord> {
  const [said = takenEvent(typed)] = await screenedEvents(
    [subject ? { kind: 'noted', text: typed.text } : takenEvent(typed)],
    ports,
  );
  try {
    const stamp = stampOf(ports);
    const about = subject ? { case: subject.id } : { note: drawNoteId(stamp.now, stamp.random) };
    const record = composeRecord({ subject: about, events: [said], after: subject?.history.at(-1)?.at }, stamp);
    ports.journal.append([record]);
    if (!ports.person) tellSecrets([record], ports);
    return record;
  } catch (error) {
    throw notKept(error, [String(said.text)]);
  }
}
