import { sep } from 'node:path';
import type { Context } from '../../context.ts';
import { disk, flags, isWindows } from './disk.ts';
import { findFolder } from './folders.ts';
import { format, parseSeal } from './home.ts';
import { hostLabel } from './host-label.ts';
import { parseMachine } from './identity.ts';
import { othersIn } from './journal-others.ts';

// What a quick note does, and no more: each function that is loaded besides makes every note later. Nothing is made or
// mended here, and nothing said: where anything is not as heard left it, the full program does that.

/** Who writes, and where. */
export interface QuickDesk {
  readonly home: string;
  readonly by: string;
  readonly machine: string;
}

/** A line that was written, but may not be kept: after a failure, or else as a rewrite moved the file away meanwhile. */
export interface Doubtful {
  readonly path: string;
  readonly failure?: unknown;
}

// Both parts are in their plainest form already, and the system's own way takes them apart.
const under = (folder: string, name: string) => folder + sep + name;

const safe = isWindows ? 0 : flags.O_NOFOLLOW | flags.O_NONBLOCK;

/** A computer on which heard wrote to this home before, with nothing to take out of its files. @throws whatever the system says. */
export function findQuickDesk(surroundings: Pick<Context, 'env' | 'platform'>): QuickDesk | undefined {
  const [home, state] = [findFolder('home', surroundings), findFolder('state', surroundings)];
  const seal = parseSeal(read(under(home, 'heard.json')));
  const { hosts, by } = parseMachine(read(under(state, 'machine.json'))) ?? { hosts: {}, by: '' };
  const label = hostLabel();
  const machine = Object.hasOwn(hosts, label) ? hosts[label] : undefined;
  if (machine === undefined || seal === undefined || seal.format > format) return undefined;
  const desk = { home, by, machine };
  return isClean(desk, under(state, seal.id)) ? desk : undefined;
}

/**
 * True where no redaction can have come in since this machine's files were cleaned: nothing waits, and the files of others
 * beside its own are those of then.
 */
function isClean({ home, machine }: QuickDesk, state: string): boolean {
  if (isThere(under(state, 'due')) && disk.readdir(under(state, 'due')).length > 0) return false;
  const own = `${machine}.jsonl`;
  const journal = under(home, 'journal');
  let marks: Readonly<Record<string, unknown>> | undefined;
  for (const name of disk.readdir(journal)) {
    if (!/^(?:20\d\d-\d\d|book)$/.test(name)) continue;
    const folder = under(journal, name);
    if (!isThere(under(folder, own))) continue;
    const names = disk.readdir(folder);
    const others = names.length > 1 ? othersIn(folder, names, machine) : '';
    marks ??= marksIn(under(state, 'cleaned.json'));
    if ((marks[folder] ?? '') !== others) return false;
  }
  return true;
}

/**
 * Appends a line to this machine's file of a month, which has to be there, and returns when it is durable.
 * @throws whatever the system says, with nothing written.
 */
export function appendQuickly({ home, machine }: QuickDesk, month: string, bytes: Buffer): 'kept' | Doubtful {
  const journal = under(home, 'journal');
  const folder = under(journal, month);
  if (!isFolder(journal) || !isFolder(folder)) throw new Error('no folder');
  const path = under(folder, `${machine}.jsonl`);
  const fd = disk.open(path, flags.O_WRONLY | flags.O_APPEND | safe);
  const open = disk.fstat(fd, { bigint: true });
  if (!open.isFile() || disk.write(fd, bytes, 0, bytes.length) !== bytes.length) throw new Error('no room');
  try {
    disk.fdatasync(fd);
    const live = disk.lstat(path, { bigint: true, throwIfNoEntry: false });
    disk.close(fd);
    return live?.dev === open.dev && live.ino === open.ino ? 'kept' : { path };
  } catch (error) {
    return { path, failure: error };
  }
}

// What is no plain file fails to be read, or is no JSON.
const read = (path: string): unknown => JSON.parse(disk.readText(path, flags.O_RDONLY | safe));

function marksIn(path: string): Readonly<Record<string, unknown>> {
  return isThere(path) ? Object(read(path)) : {};
}

// Everything is looked at in one way, as each makes objects of a kind of its own.
function isFolder(path: string): boolean {
  return disk.lstat(path, { bigint: true }).isDirectory();
}

function isThere(path: string): boolean {
  return disk.lstat(path, { bigint: true, throwIfNoEntry: false }) !== undefined;
}
