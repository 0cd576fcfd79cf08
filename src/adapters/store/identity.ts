import { dirname, join } from 'node:path';
import type { Context, Identity, Random } from '../../context.ts';
import { randomCharacters } from '../../domain/crockford.ts';
import { HeardError } from '../../errors.ts';
import { makeFolder } from './directory.ts';
import { diskError } from './disk-error.ts';
import { hostLabel } from './host-label.ts';
import { readJson } from './json-file.ts';
import { readWhole } from './regular-file.ts';
import { createFile, discard, replaceFile } from './replace-file.ts';

const idForm = /^[a-z0-9][a-z0-9-]{0,59}$/;

export interface Host {
  readonly label: string;
  readonly user: string;
}

interface Machine {
  readonly hosts: Readonly<Record<string, string>>;
  readonly by: string;
}

/** This computer and the one who is signed in on it. */
export function findHost(env: Context['env']): Host {
  return {
    label: hostLabel(),
    // Asked for on the first run alone.
    get user() {
      return userName() || env.USER || env.USERNAME || 'helper';
    },
  };
}

function userName(): string | undefined {
  try {
    return process.getBuiltinModule('node:os').userInfo().username;
  } catch {
    // In a container the user may have no name.
    return undefined;
  }
}

/**
 * Who writes, as kept in `machine.json` of the state folder. Nothing is read or made before it is asked for.
 * On a new host a new id is made, so that a cloned disk never gives one file two writers.
 */
export function createIdentity(state: string, host: Host, random: Random): Identity {
  const file = join(state, 'machine.json');
  let known: Machine | undefined;
  const machine = (): Machine => {
    known ??= settle(file, host, random);
    return known;
  };
  return {
    get by() {
      // Reading a name makes nothing, so that it can be shown on a full disk.
      return (known ?? readJson(file, { parse: parseMachine, damaged }))?.by ?? host.user;
    },
    get machine() {
      return machine().hosts[host.label] ?? '';
    },
    rename(by) {
      const name = by.trim();
      if (name === '') throw new HeardError('A name is needed, for example Dana.', { code: 'usage' });
      machine();
      known = save(file, { ...(readJson(file, { parse: parseMachine, damaged }) ?? machine()), by: name });
    },
  };
}

/** The machine ids of this state folder by host, without making one. @throws HeardError `damaged`. */
export function knownMachines(state: string): Machine['hosts'] {
  return readJson(join(state, 'machine.json'), { parse: parseMachine, damaged })?.hosts ?? {};
}

function settle(file: string, host: Host, random: Random): Machine {
  const found = readJson(file, { parse: parseMachine, damaged });
  if (found && hasHost(found, host)) return found;
  makeFolder(dirname(file));
  const id = drawId(found?.by ?? host.user, host, random);
  try {
    if (!found) createFile(file, [textOf({ hosts: { [host.label]: id }, by: host.user })]);
    return addHost(file, host, id);
  } catch (error) {
    throw diskError(error, `${file} could not be written`);
  }
}

// All processes that start at once on a new host must take one id: the first to leave a claim says which.
function addHost(file: string, host: Host, id: string): Machine {
  const claim = join(dirname(file), `.machine-${slug(host.label)}`);
  for (;;) {
    const found = readJson(file, { parse: parseMachine, damaged });
    if (!found) throw damaged(file);
    if (hasHost(found, host)) return found;
    createFile(claim, [id]);
    const claimed = readWhole(claim)?.toString();
    const now = readJson(file, { parse: parseMachine, damaged }) ?? found;
    if (!hasHost(now, host) && claimed && idForm.test(claimed))
      save(file, { ...now, hosts: { ...now.hosts, [host.label]: claimed } });
    discard(claim);
  }
}

function save(file: string, machine: Machine): Machine {
  try {
    replaceFile(file, [textOf(machine)]);
  } catch (error) {
    throw diskError(error, `${file} could not be written`);
  }
  return machine;
}

/** What machine.json holds; undefined for another form. */
export function parseMachine(value: unknown): Machine | undefined {
  const { hosts, by }: Partial<Record<keyof Machine, unknown>> = Object(value);
  const ids = Object.values(hosts ?? {});
  const whole =
    typeof by === 'string' && ids.length > 0 && ids.every((id) => typeof id === 'string' && idForm.test(id));
  return whole ? { hosts: hosts as Machine['hosts'], by } : undefined;
}

const textOf = (machine: Machine) => `${JSON.stringify(machine, undefined, 2)}\n`;
const hasHost = (machine: Machine, host: Host) => Object.hasOwn(machine.hosts, host.label);

/** `dana-laptop-7k2m`: at most 60 characters, safe as a file name everywhere. */
function drawId(name: string, host: Host, random: Random): string {
  const words = [slug(name), slug(host.label)].filter((word) => word !== '');
  const start = words.join('-').slice(0, 55).replace(/-$/, '') || 'machine';
  return `${start}-${randomCharacters(4, random)}`;
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

const damaged = (file: string) =>
  new HeardError(`${file} is damaged, so nothing was written.`, {
    code: 'damaged',
    hint: 'Move that file away: heard makes a new one and everything written stays.',
  });
