import { statuses } from '../domain/case.ts';
import type { Index } from '../domain/journal.ts';
import { foldText } from '../domain/phrase.ts';
import type { Row } from '../domain/row.ts';
import { orders } from '../domain/selection.ts';
import type { Ports } from './ports.ts';

/** A word that may stand on the line, with what a person knows it by. */
export interface Candidate {
  readonly value: string;
  readonly about: string;
}

/** A value that a command takes, as its help names it. */
export interface Slot {
  /** The words that call the command: `playbook show`. */
  readonly path: string;
  /** The name in `<case>`. */
  readonly name: string;
  /** The flag it stands after, such as `client`; undefined for an argument. */
  readonly flag: string | undefined;
  /** What the schema allows, where that is a list. */
  readonly choices: readonly string[];
}

type LookUp = (typed: string, ports: Ports, slot: Slot) => Promise<readonly Candidate[]>;

/** As many as a person reads; whoever wants another one types a character more. */
const most = 50;
/** From so many letters on a client is named: theirs may not be the only eyes on the screen. */
const lettersOfName = 3;

const lookUps: Readonly<Record<string, LookUp>> = {
  case: cases,
  client: clients,
  note: notes,
  playbook: playbooks,
  status: (typed) => among(statuses, typed),
  order: (typed) => among(orders, typed),
  key: settings,
  shell: async (typed) => among((await import('../output/completion/scripts.ts')).shells, typed),
};

/** The values that go on from what was typed; `files` where the shell itself knows them. */
export async function candidatesFor(
  slot: Slot,
  typed: string,
  ports: Ports,
): Promise<{ readonly candidates: readonly Candidate[]; readonly files: boolean }> {
  if (slot.choices.length > 0) return { candidates: await among(slot.choices, typed), files: false };
  const kind = kindOf(slot);
  if (kind === 'file' || kind === 'dir') return { candidates: [], files: true };
  return { candidates: (await lookUps[kind]?.(typed, ports, slot)) ?? [], files: false };
}

function kindOf({ path, name, flag }: Slot): string {
  if (flag === 'client') return 'client';
  if (flag === 'playbook' || (name === 'id' && path.startsWith('playbook '))) return 'playbook';
  return name;
}

async function among(values: readonly string[], typed: string): Promise<readonly Candidate[]> {
  return values.filter((value) => value.startsWith(typed)).map((value) => ({ value, about: '' }));
}

/** Cases by id or by the random part of it, newest first; those that wait where nothing was typed yet. */
async function cases(typed: string, ports: Ports, { path }: Slot): Promise<readonly Candidate[]> {
  const begun = typed.toLowerCase();
  if (path === 'resume') return drafts(begun, ports);
  const index = await ports.index();
  const found: Candidate[] = [];
  for (const row of rowsFor(begun, index)) {
    if (row.withdrawn && !row.disputed) continue;
    const value = idFrom(row.id, begun);
    if (value !== undefined) found.push({ value, about: known([row.client?.name, row.words]) });
    if (found.length === most) break;
  }
  return begun !== '' && 'last'.startsWith(begun)
    ? [{ value: 'last', about: 'the case you worked on last' }, ...found]
    : found;
}

function rowsFor(begun: string, index: Index): Iterable<Row> {
  return begun === '' && index.countOpen() > 0 ? index.open() : index.all();
}

async function drafts(begun: string, ports: Ports): Promise<readonly Candidate[]> {
  return ports.drafts.list().flatMap(({ interview, answers }) => {
    const value = idFrom(interview, begun);
    return value === undefined ? [] : [{ value, about: known([answers.client, answers.words]) }];
  });
}

/** The id, or its random part where that was begun: what was typed must be its beginning. */
function idFrom(id: string, begun: string): string | undefined {
  if (id.startsWith(begun)) return id;
  const random = id.slice(id.lastIndexOf('-') + 1);
  return random.startsWith(begun) ? random : undefined;
}

async function notes(typed: string, ports: Ports): Promise<readonly Candidate[]> {
  const open = (await ports.index()).notes();
  return open.flatMap(({ id, text }) => {
    const value = idFrom(id, typed.toLowerCase());
    return value === undefined ? [] : [{ value, about: known([text]) }];
  });
}

async function clients(typed: string, ports: Ports): Promise<readonly Candidate[]> {
  const begun = foldText(typed);
  if ([...begun].length < lettersOfName) return [];
  const all = (await ports.index()).clients();
  return all
    .filter(({ name }) => foldText(name).startsWith(begun))
    .slice(0, most)
    .map(({ name, contact }) => ({ value: name, about: contact ?? '' }));
}

async function playbooks(typed: string, ports: Ports): Promise<readonly Candidate[]> {
  const all = (await ports.playbooks()).all();
  return all.filter(({ id }) => id.startsWith(typed)).map(({ id, title }) => ({ value: id, about: title }));
}

async function settings(typed: string): Promise<readonly Candidate[]> {
  const { settingKeys } = await import('./config-keys.ts');
  return among(
    settingKeys.filter((key) => key.toLowerCase().startsWith(typed.toLowerCase())),
    '',
  );
}

function known(parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(': ');
}
