import { join } from 'node:path';
import type { Origin, Playbook, Playbooks } from '../../domain/playbook.ts';
import { disk } from '../store/disk.ts';
import { diskError } from '../store/disk-error.ts';
import { readWhole } from '../store/regular-file.ts';
import { type Outcome, openMemory } from './memory.ts';

interface Places {
  /** The JSON file the build made of the shipped playbooks. */
  readonly shipped: string;
  /** The helper's own folder; it need not exist. */
  readonly own: string;
  /** Where what own files came to is kept for the next time, and which heard keeps it. */
  readonly memory: { readonly file: string; readonly maker: string };
}

type Fault = ReturnType<Playbooks['faults']>[number];

interface Own {
  readonly playbooks: readonly Playbook[];
  readonly faults: readonly Fault[];
}

/**
 * The shipped playbooks with the helper's own, which take the place of shipped ones with the same id. An own file that
 * cannot be used is named in `faults` and left out. YAML is loaded only if an own file is new or changed, the shipped ones at first use.
 */
export async function createPlaybooks({ shipped, own, memory }: Places): Promise<Playbooks> {
  const mine = await readOwn(own, memory);
  let loaded: ReadonlyMap<string, Playbook> | undefined;
  let shippedIds: ReadonlySet<string> = new Set();
  const load = () => {
    const built = readShipped(shipped);
    shippedIds = new Set(built.map(({ id }) => id));
    const list = [...new Map([...built, ...mine.playbooks].map((playbook) => [playbook.id, playbook])).values()];
    return new Map(
      list.sort((one, other) => (one.title < other.title ? -1 : 1)).map((playbook) => [playbook.id, playbook]),
    );
  };
  const known = () => {
    loaded ??= load();
    return loaded;
  };
  const originOf = (id: string): Origin | undefined => {
    if (!known().has(id)) return undefined;
    if (!mine.playbooks.some((playbook) => playbook.id === id)) return 'shipped';
    return shippedIds.has(id) ? 'overriding' : 'own';
  };
  return {
    all: () => [...known().values()],
    get: (id) => known().get(id),
    originOf,
    faults: () => mine.faults,
  };
}

function readShipped(file: string): readonly Playbook[] {
  const bytes = readBytes(file);
  if (!bytes) throw new Error(`${file} is missing: build heard again`);
  // Checked by the build, so not again here.
  return JSON.parse(bytes.toString());
}

function readBytes(file: string): Buffer | undefined {
  try {
    return readWhole(file, 'follow');
  } catch (error) {
    throw diskError(error, `${file} could not be read`);
  }
}

async function readOwn(folder: string, desk: Places['memory']): Promise<Own> {
  const names = namesIn(folder);
  if (names.length === 0) return { playbooks: [], faults: [] };
  const memory = openMemory({ ...desk, folder }, names);
  const playbooks = new Map<string, Playbook>();
  const faults: Fault[] = [];
  for (const name of names) {
    const file = `playbooks/${name}`;
    const parsed = memory.outcomeOf(name) ?? memory.keep(name, await outcomeOf(join(folder, name), file));
    if (!parsed.ok)
      faults.push(
        ...parsed.faults.map(({ line, column, message }) => ({ file, message: `${line}:${column}: ${message}` })),
      );
    else if (playbooks.has(parsed.playbook.id))
      faults.push({ file, message: `another file already has the id "${parsed.playbook.id}"` });
    else playbooks.set(parsed.playbook.id, parsed.playbook);
  }
  memory.save();
  return { playbooks: [...playbooks.values()], faults };
}

async function outcomeOf(path: string, name: string): Promise<Outcome> {
  const { readPlaybook } = await import('./yaml.ts');
  return readPlaybook(path, name);
}

/** The names of the playbook files in a folder, sorted; none where there is no folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    return disk
      .readdir(folder)
      .filter((name) => /^[^.].*\.ya?ml$/i.test(name))
      .sort();
  } catch {
    // No folder, no own playbooks.
    return [];
  }
}
