import { z } from 'zod';
import type { Client } from '../domain/book.ts';
import { foldCase } from '../domain/fold.ts';
import { isCaseId, isClientId, isDeviceId, isNoteId } from '../domain/ids.ts';
import type { Folder } from '../domain/journal.ts';
import { findClient, foldName } from '../domain/known-clients.ts';
import type { JournalRecord, Line } from '../domain/record.ts';
import type { Draft } from '../interview/draft.ts';
import { clean } from '../output/clean.ts';
import { erasedLines, forgottenTitle } from '../output/erased-view.ts';
import { wrap } from '../output/width.ts';
import type { Command } from './command.ts';
import { blankDrafts } from './draft-texts.ts';
import { type Erased, type Erasure, erase, erasureOf, linesOf, otherMachines } from './erase.ts';
import { noSuchClient, severalClients } from './find-client.ts';
import type { Ports } from './ports.ts';

const input = z.object({ client: z.array(z.string()).min(1) });

/** The client who asks to be forgotten: every id and every name. */
interface Person {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Words of the names that are no other client's: `@miller` in a note. */
  readonly nicknames?: readonly string[];
  readonly nearest?: string | undefined;
}

interface Forgotten extends Erased {
  readonly name: string;
  readonly drafts: readonly Draft[];
}

/** `heard forget`: a person asks to be erased. What they said and who they are goes; dates, sums and results stay. */
export const forget: Command<z.infer<typeof input>, Forgotten> = {
  path: 'forget',
  args: '<client...>',
  summary: 'Erase a client who asks for it',
  examples: ['heard forget Ana Miller', 'heard forget c-3f9k2a'],
  flags: [],
  input,
  async run({ client }, ports) {
    const typed = client.join(' ');
    const person = await findPerson(typed, ports);
    const erasures = erasuresOf(person, ports);
    const drafts = ports.drafts.list().filter((draft) => isOf(draft, person));
    if (erasures.length === 0 && drafts.length === 0) throw noSuchClient(typed, person.nearest);
    const found = { name: person.names[0] ?? typed, erasures, drafts, machines: otherMachines(erasures, ports) };
    if (!(await isAgreed(found, ports))) return { ...found, isDone: false };
    for (const { interview } of drafts) ports.drafts.remove(interview);
    blankDrafts(erasures, '', ports.drafts);
    if (erasures.length > 0) await erase(erasures, ports);
    return { ...found, isDone: true };
  },
  human({ isDone, machines, ...found }, { columns }) {
    if (!isDone) return 'Everything stays as it was.';
    const find = found.name.startsWith('c-')
      ? []
      : [`Other texts may still name them: heard find "${clean(found.name)}"`];
    return [...erasedLines(forgottenTitle(countsOf(found), 'done'), { places: new Map(), machines }), ...find]
      .flatMap((line) => wrap(line, columns))
      .join('\n');
  },
  json: ({ erasures, drafts, machines, isDone }) => ({
    schemaVersion: 1,
    forgotten: isDone ? erasures.map(({ subject }) => subject) : [],
    drafts: isDone ? drafts.map(({ interview }) => interview) : [],
    heldElsewhere: isDone ? machines : [],
  }),
};

async function findPerson(typed: string, ports: Pick<Ports, 'index' | 'journal'>): Promise<Person> {
  const index = await ports.index();
  const found = findClient({ clients: index.clients() }, typed);
  if (found.type === 'one') return known(found.client, index.clients(), ports);
  if (found.type === 'many') throw severalClients(typed, found.clients);
  const wanted = foldName(typed);
  // A client may be in cases and no longer in the book.
  const ids = isClientId(wanted) ? [wanted] : [];
  for (const { client } of index.all()) if (client && foldName(client.name) === wanted) ids.push(client.id);
  // Nor is a client whose only visit was taken back.
  for (const [id, lines] of ports.journal.readBook().subjects) {
    if (isClientId(id) && lines.some(({ record }) => isNamed(record, wanted))) ids.push(id);
  }
  return { ids: [...new Set(ids)], names: isClientId(wanted) ? [] : [typed.trim()], nearest: found.nearest };
}

function isNamed({ events }: JournalRecord, wanted: string): boolean {
  return events.some(({ name }) => typeof name === 'string' && foldName(name) === wanted);
}

/** A client with the names they had before. */
function known({ id, ids, names }: Client, clients: readonly Client[], ports: Pick<Ports, 'journal'>): Person {
  const events = ids.flatMap((one) => linesOf(one, ports)).flatMap(({ record }) => record.events);
  const former = events.map(({ name }) => name).filter((name) => typeof name === 'string');
  const all = [...new Set([...names, ...former])];
  const wordsOf = (texts: readonly string[]) => texts.flatMap((name) => foldName(name).split(' '));
  const others = new Set(clients.filter((client) => client.id !== id).flatMap((client) => wordsOf(client.names)));
  return { ids, names: all, nicknames: wordsOf(all).filter((word) => word.length > 1 && !others.has(word)) };
}

/** Everything that is kept about them: the book first, the cases last. */
function erasuresOf(person: Person, ports: Pick<Ports, 'journal'>): readonly Erasure[] {
  const { journal } = ports;
  const book = journal.readBook();
  const devices = subjectsNaming(book, isDeviceId, person);
  const cases: string[] = [];
  const notes = new Set<string>();
  for (const month of journal.months()) {
    const folder = journal.readMonth(month);
    for (const id of subjectsNaming(folder, isCaseId, person)) {
      cases.push(id);
      for (const note of foldCase(id, folder.subjects.get(id) ?? []).case?.filedNotes ?? []) notes.add(note);
    }
    for (const [id, lines] of folder.subjects) if (isNoteId(id) && isAbout(lines, person)) notes.add(id);
  }
  const others = [...devices, ...[...notes].filter(isNoteId), ...cases].map((id) => erasureOf(id, '', ports));
  return [...clientsIn(book, person, ports), ...others.filter(({ texts }) => texts.length > 0)];
}

function clientsIn(book: Folder, { ids }: Person, ports: Pick<Ports, 'journal'>): readonly Erasure[] {
  return ids.flatMap((id) => {
    const erasure = erasureOf(id, '', ports);
    const isForgotten = erasure.lines.some(({ record }) =>
      record.events.some(({ kind }) => kind === 'client-forgotten'),
    );
    if (!book.subjects.has(id) || (isForgotten && erasure.texts.length === 0)) return [];
    return [{ ...erasure, events: isForgotten ? [] : [{ kind: 'client-forgotten' }] }];
  });
}

function subjectsNaming({ subjects }: Folder, isOne: (id: string) => boolean, { ids }: Person): readonly string[] {
  const isNamed = ({ raw }: Line) => ids.some((id) => raw.includes(`"${id}"`));
  return [...subjects].flatMap(([id, lines]) => (isOne(id) && lines.some(isNamed) ? [id] : []));
}

/** True for a note whose client is typed as one of the names. */
function isAbout(lines: readonly Line[], { ids, names, nicknames = [] }: Person): boolean {
  const wanted = [...ids, ...names, ...nicknames].map(foldName);
  const clients = lines.flatMap(({ record }) => record.events.map(({ client }) => client));
  return clients.some((client) => typeof client === 'string' && wanted.includes(foldName(client)));
}

/** True for an interview with them that is not finished. */
function isOf({ answers }: Draft, { names, ids }: Person): boolean {
  const client = answers.client;
  if (typeof client !== 'string') return false;
  const [name = ''] = client.split(',');
  return [client, name].some(
    (text) => ids.includes(text.trim()) || names.some((one) => foldName(one) === foldName(text)),
  );
}

async function isAgreed(found: Pick<Forgotten, 'name' | 'erasures' | 'drafts'>, { person, output }: Ports) {
  if (!person) return true;
  const asked = wrap(clean(forgottenTitle(countsOf(found), 'asked')), output.style.columns);
  output.write(`${asked.join('\n')}\n`);
  return (await person()).confirm('Is that what they want? It cannot be undone.');
}

function countsOf({ name, erasures, drafts }: Pick<Forgotten, 'name' | 'erasures' | 'drafts'>) {
  const count = (kind: string) => erasures.filter(({ subject }) => Object.hasOwn(subject, kind)).length;
  return { name, cases: count('case'), notes: count('note'), devices: count('device'), drafts: drafts.length };
}
