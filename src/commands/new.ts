import { z } from 'zod';
import type { Case } from '../domain/case.ts';
import { HeardError } from '../errors.ts';
import type { Answers } from '../interview/answers.ts';
import { type AnswersFile, parseAnswersFile } from '../interview/answers-file.ts';
import { transition } from '../interview/machine.ts';
import type { Scene } from '../interview/scene.ts';
import { caseDocument } from '../output/case-document.ts';
import { recordedView } from '../output/recorded-view.ts';
import { type Recorded, recordAll } from './batch.ts';
import type { Command } from './command.ts';
import { findCase } from './find-case.ts';
import { findOpenNote } from './find-note.ts';
import { lostByDisk } from './not-kept.ts';
import type { Ports } from './ports.ts';
import { readScene } from './scene.ts';
import { screened } from './screening.ts';
import { tidyDrafts } from './tidy-drafts.ts';
import { beginDraft, conduct } from './visit.ts';

const input = z.object({
  words: z.array(z.string()).default([]),
  client: z.string().optional(),
  playbook: z.string().optional(),
  on: z.string().optional(),
  causedBy: z.string().optional(),
  fromNote: z.string().optional(),
  answers: z.string().optional(),
  keepGoing: z.boolean().default(false),
  plain: z.boolean().default(false),
  facing: z.boolean().default(false),
});
type Input = z.infer<typeof input>;

/** `heard new`: the interview, asked on a terminal or answered from a file. */
export const newCase: Command<Input, Recorded> = {
  path: 'new',
  args: '[words...]',
  summary: 'Start a case: listen, log, offer, record',
  examples: [
    'heard new',
    'heard new -c "Ada Brown" the printer is dead again',
    'heard new --answers visit.json',
    'heard new --on yesterday',
  ],
  flags: [
    { flags: '-c, --client <name>', about: 'who it is for' },
    { flags: '-p, --playbook <id>', about: 'the kind of problem, or none' },
    { flags: '--on <when>', about: 'the day it happened, for a visit typed afterwards' },
    { flags: '--caused-by <case>', about: 'the case of ours that brought this about' },
    { flags: '--from-note <note>', about: 'start from a note' },
    { flags: '--answers <file>', about: 'take the answers from a JSON file, or - for standard input' },
    { flags: '--keep-going', about: 'record the good ones of a list, report the others' },
    { flags: '--plain', about: 'line by line, for screen readers' },
    { flags: '--facing', about: 'show the two options full-screen, turned to the client' },
  ],
  input,
  typed: ({ words }) => [words.join(' ')],
  async run(typed, ports) {
    if (typed.answers !== undefined) return fromFile(typed, ports);
    const scene = await readScene(ports);
    const flags = await flagAnswers(typed, ports);
    if (!ports.person)
      return recordAll(ports, {
        scene,
        // No file, so no line to name.
        file: { form: 'object', entries: [{ line: 0, value: {} }] },
        flags,
        keepGoing: false,
      });
    tidyDrafts(ports);
    const person = await ports.person();
    const draft = { ...beginDraft(ports, checkedFlags(scene, flags)), aside: await noteAside(typed, ports) };
    const facing = typed.facing;
    const made = await conduct(ports, { scene, draft, facing }, person.respondent(typed.plain ? 'lines' : 'prompts'));
    return { form: 'object', cases: [made], refused: [] };
  },
  human: ({ cases, refused }, style) => recordedView({ cases, refused: refused.length }, style),
  json: ({ form, cases, refused }) =>
    form === 'object' ? documentOf(cases) : { schemaVersion: 1, cases: cases.map(caseDocument), refused },
  exit: ({ refused }) => (refused.length > 0 ? 2 : 0),
};

/** The answers that flags give: they fill what the file or the terminal leaves open. */
async function flagAnswers(typed: Input, ports: Ports): Promise<Readonly<Record<string, string>>> {
  const { playbook, on, causedBy, fromNote } = typed;
  const { words, client } = await screened({ words: typed.words.join(' '), client: typed.client }, ports);
  return {
    ...(words !== '' ? { words } : {}),
    ...(client !== undefined ? { client } : {}),
    ...(playbook !== undefined ? { playbook } : {}),
    ...(on !== undefined ? { on } : {}),
    ...(causedBy !== undefined ? { causedBy: (await findCase(causedBy, ports)).id } : {}),
    ...(fromNote !== undefined ? { fromNote: (await findOpenNote(fromNote, ports)).id } : {}),
  };
}

/** What the note says, to start from: it is ours, and the client's own words take its place. */
async function noteAside({ fromNote }: Input, ports: Ports): Promise<Answers> {
  if (fromNote === undefined) return {};
  const { text, client } = await findOpenNote(fromNote, ports);
  return { words: text, ...(client ? { client } : {}) };
}

async function fromFile(typed: Input, ports: Ports): Promise<Recorded> {
  const { answers = '-', keepGoing } = typed;
  // Before anything that may fail: what is piped in comes once.
  const text = ports.files.read(answers);
  const file = parseAnswersFile(text);
  if (!file.ok) throw new HeardError(file.reason, { code: 'usage', hint: 'Nothing was recorded.' });
  try {
    const scene = await readScene(ports);
    const flags = await flagAnswers(typed, ports);
    const recorded = recordAll(ports, { scene, file: await screenedFile(file.value, ports), flags, keepGoing });
    for (const { line, message } of recorded.refused) ports.output.warn(`Line ${line}: ${message}`);
    return recorded;
  } catch (error) {
    throw lostByDisk(error, [typed.words.join(' '), answers === '-' ? text : undefined]);
  }
}

/** Asks about each interview of the file that holds a secret. */
async function screenedFile({ form, entries }: AnswersFile, ports: Ports): Promise<AnswersFile> {
  const kept: AnswersFile['entries'][number][] = [];
  for (const entry of entries) kept.push(await screened(entry, ports));
  return { form, entries: kept };
}

/** The flags as the first answers of an interview. @throws HeardError `usage` for one that cannot be read. */
function checkedFlags(scene: Scene, flags: Readonly<Record<string, string>>): Answers {
  const begun = transition(scene, { answers: {}, aside: {} }, { type: 'answer', patch: flags });
  if (!begun.ok) throw new HeardError(`"${begun.id}": ${begun.reason}`, { code: 'usage' });
  return begun.state.answers;
}

function documentOf([only]: readonly Case[]): unknown {
  return only && caseDocument(only);
}
