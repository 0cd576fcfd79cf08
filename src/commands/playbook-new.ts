import { z } from 'zod';
import type { Look, OwnPlaybooks } from '../domain/own-playbooks.ts';
import type { Origin, PlaybookParts } from '../domain/playbook.ts';
import { idFrom, readHead } from '../domain/playbook-begin.ts';
import { HeardError } from '../errors.ts';
import { newPlaybookView } from '../output/playbook-faults.ts';
import type { Command } from './command.ts';
import { findPlaybook } from './find-playbook.ts';
import { notKept } from './not-kept.ts';
import { walkParts } from './playbook-walk.ts';
import type { Ports } from './ports.ts';
import { given, take } from './typed.ts';

const input = z.object({ id: z.string().optional(), title: z.string().optional(), from: z.string().optional() });
type Input = z.infer<typeof input>;

/** A playbook file that was written now. */
interface Made extends Look {
  readonly id: string;
  readonly path: string;
  readonly origin: Origin;
}

/** `heard playbook new`: a commented file, of what is answered or of another playbook. */
export const playbookNew: Command<Input, Made> = {
  path: 'playbook new',
  args: '[id]',
  summary: 'A playbook of your own: asks for its parts and writes a file',
  examples: [
    'heard playbook new',
    'heard playbook new --title "The chair squeaks"',
    'heard playbook new my-slow-computer --from slow-computer',
  ],
  flags: [
    { flags: '--title <text>', about: 'the problem in a few plain words' },
    { flags: '--from <id>', about: 'begin with a copy of this playbook' },
  ],
  input,
  typed: ({ id, title }) => [id, title],
  run: (typed, ports) => (typed.from === undefined ? begin(typed, ports) : copy(typed, typed.from, ports)),
  human: newPlaybookView,
  json: ({ id, path, origin, faults, remarks }) => ({ schemaVersion: 1, id, path, origin, faults, remarks }),
};

async function copy({ id: typed, title: typedTitle }: Input, from: string, ports: Ports): Promise<Made> {
  const title = typedTitle === undefined ? undefined : take(readHead('title', typedTitle), '--title');
  const own = await ports.ownPlaybooks();
  const playbook = findPlaybook(from, (await ports.playbooks()).all());
  const id = freeId(typed ?? (title === undefined ? from : idFrom(title)), own);
  const source = own.pathOf(from);
  const whole = { ...playbook, id, title: title ?? playbook.title };
  return write(id, source === undefined ? own.compose(whole) : own.copy(source, { id, title }), ports);
}

async function begin({ id: typed, title: typedTitle }: Input, ports: Ports): Promise<Made> {
  const own = await ports.ownPlaybooks();
  // A name that is taken is said before anything is asked.
  const named = typed === undefined ? undefined : freeId(typed, own);
  const asked = await given(typedTitle, { flag: '--title', ask: 'What goes wrong, in a few plain words?' }, ports);
  const title = take(readHead('title', asked), '--title');
  const id = named ?? freeId(idFrom(title), own);
  const { currency } = (await ports.settings()).read();
  const said: string[] = [title];
  let parts: PlaybookParts = { id, title, currency };
  const finish = async () => {
    try {
      return await write(id, own.compose(parts), ports);
    } catch (error) {
      throw notKept(error, said);
    }
  };
  const tell = (next: PlaybookParts, answer: string) => {
    parts = next;
    said.push(answer);
  };
  try {
    await walkParts(parts, tell, ports);
  } catch (error) {
    const isLeft = error instanceof HeardError && error.code === 'interrupted';
    if (!isLeft || said.length === 1) throw error;
    const { path } = await finish();
    throw new HeardError(`Stopped. What you gave is in ${path}.`, {
      code: 'interrupted',
      hint: `heard playbook edit ${id} goes on with it.`,
    });
  }
  return finish();
}

/** @throws HeardError `usage` for what cannot be an id, `refused` for one that a file of yours has. */
function freeId(typed: string, own: OwnPlaybooks): string {
  const id = take(readHead('id', typed), '<id>');
  const path = own.pathOf(id);
  if (path === undefined) return id;
  throw new HeardError(`You have a playbook ${id} already: ${path}`, {
    code: 'refused',
    hint: `heard playbook edit ${id} opens it. For another one: heard playbook new ID`,
  });
}

async function write(id: string, text: string, ports: Ports): Promise<Made> {
  const own = await ports.ownPlaybooks();
  const isShipped = (await ports.playbooks()).originOf(id) === 'shipped';
  const path = own.create(id, text);
  return { ...own.look([path]), id, path, origin: isShipped ? 'overriding' : 'own' };
}
