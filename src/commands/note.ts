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
import type { Ports } from './ports.ts';
import { given } from './typed.ts';

const input = z.object({
  text: z.array(z.string()).default([]),
  case: z.string().optional(),
  client: z.string().optional(),
});
type Input = z.infer<typeof input>;

interface Noted {
  readonly record: JournalRecord;
  readonly text: string;
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
  async run(typed, ports) {
    if (typed.case !== undefined && typed.client !== undefined) {
      throw new HeardError('--client does not go with --case: the case has its client.', {
        code: 'usage',
        hint: 'heard note -k CASE TEXT',
      });
    }
    const subject = typed.case === undefined ? undefined : await findLiveCase(typed.case, ports);
    const text = await noteText(typed.text, ports);
    const record = subject
      ? caseRecord(subject, text, ports)
      : noteRecord({ text, ...(typed.client !== undefined && { client: typed.client }) }, ports);
    append(record, text, ports);
    return { record, text, case: subject };
  },
  human: ({ record, case: subject }) => (subject ? notedOnCaseLine(subject) : notedLine(record)),
  json: ({ record, text, case: subject }) => ({
    schemaVersion: 1,
    note: {
      id: record.note ?? record.id,
      at: record.at,
      by: record.by,
      text,
      client: record.events[0]?.client ?? null,
      case: subject?.id ?? null,
    },
  }),
};

async function noteText(words: readonly string[], ports: Ports): Promise<string> {
  const isPiped = words.length === 1 && words[0] === '-';
  const typed = isPiped ? ports.files.read('-') : words.join(' ');
  const text = typed.trim();
  if (text !== '' || (!isPiped && !ports.person)) return text === '' ? missing('<text> is missing.') : text;
  if (isPiped) return missing('Nothing came in to note.');
  return (await given(undefined, { flag: '<text>', ask: 'What do you want to keep?' }, ports)).trim();
}

function missing(message: string): never {
  throw new HeardError(message, { code: 'usage', hint: 'For example: heard note call the Harbour Café back' });
}

function noteRecord(typed: NoteTyped, ports: Ports): JournalRecord {
  const stamp = stampOf(ports);
  const subject = { note: drawNoteId(stamp.now, stamp.random) };
  return composeRecord({ subject, events: [takenEvent(typed)] }, stamp);
}

function caseRecord({ id, history }: Case, text: string, ports: Ports): JournalRecord {
  const effect = { subject: { case: id }, events: [{ kind: 'noted', text }], after: history.at(-1)?.at };
  return composeRecord(effect, stampOf(ports));
}

/** What was typed is said again when it cannot be kept. */
function append(record: JournalRecord, text: string, { journal }: Ports): void {
  try {
    journal.append([record]);
  } catch (error) {
    if (!(error instanceof HeardError)) throw error;
    const { message, code, hint } = error;
    const said = `It was not kept: ${text}`;
    throw new HeardError(message, { code, hint: hint === undefined ? said : `${hint} ${said}`, cause: error });
  }
}
