import { join } from 'node:path';
import type { OwnPlaybooks } from '../../domain/own-playbooks.ts';
import { HeardError } from '../../errors.ts';
import { makeOwnFolder } from '../store/directory.ts';
import { disk } from '../store/disk.ts';
import { codeOf, diskError, mayBeKept } from '../store/disk-error.ts';
import type { Home } from '../store/home.ts';
import { readWhole } from '../store/regular-file.ts';
import { createFile, replaceFile } from '../store/replace-file.ts';
import { composePlaybook, schemaName } from './compose.ts';
import { copyOf } from './copy.ts';
import { namesIn } from './files.ts';
import { look, nameOf } from './look.ts';
import { readPlaybook } from './yaml.ts';

interface Places {
  readonly folder: string;
  /** Made, and refused where it is of a newer format, before anything is written. */
  readonly home: Pick<Home, 'claim'>;
  /** The JSON Schema that the build made. */
  readonly schema: string;
}

/** The files in the helper's folder of playbooks. Nothing is made there before something is written. */
export function createOwnPlaybooks({ folder, home, schema }: Places): OwnPlaybooks {
  const files = () => namesIn(folder).map((name) => join(folder, name));
  const putSchema = () => {
    home.claim();
    makeOwnFolder(folder);
    refresh(join(folder, schemaName), schema);
  };
  return {
    folder,
    isThere,
    files,
    look,
    pathOf: (id) => pathOf(id, files()),
    compose: composePlaybook,
    copy: copyOf,
    putSchema,
    create(id, text) {
      putSchema();
      const path = join(folder, `${id}.yaml`);
      if (!put(path, text)) throw taken(path, id);
      return path;
    },
  };
}

/** False where something stands there already. */
function put(path: string, text: string): boolean {
  try {
    return createFile(path, [text]);
  } catch (error) {
    const failure = diskError(error, `${path} could not be written`);
    throw isSurelyMissing(path) ? failure : mayBeKept(failure);
  }
}

function isSurelyMissing(path: string): boolean {
  try {
    return disk.lstat(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

function isThere(path: string): boolean {
  try {
    // No file can have such a name, and the system refuses to look for one.
    return !path.includes('\0') && disk.lstat(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (codeOf(error) === 'ENAMETOOLONG') return false;
    throw diskError(error, `${path} could not be read`);
  }
}

const taken = (path: string, id: string) =>
  new HeardError(`${path} is there already and was left as it is.`, {
    code: 'refused',
    hint: `heard playbook edit ${id} opens it.`,
  });

/** The one called so, unless another id stands in it; else the one in which the id stands, whatever it is called. */
function pathOf(id: string, files: readonly string[]): string | undefined {
  const idIn = (path: string) => {
    const parsed = readPlaybook(path, path);
    return parsed.ok ? parsed.playbook.id : nameOf(path);
  };
  const named = files.filter((path) => nameOf(path) === id);
  const others = files.filter((path) => nameOf(path) !== id);
  return [...named, ...others].find((path) => idIn(path) === id);
}

function refresh(path: string, from: string): void {
  try {
    const bytes = readWhole(from, 'follow');
    if (!bytes) throw new Error(`${from} is missing: build heard again`);
    if (!holds(path, bytes)) replaceFile(path, [bytes], 'derived');
  } catch (error) {
    throw diskError(error, `${path} could not be written`);
  }
}

function holds(path: string, bytes: Buffer): boolean {
  try {
    return readWhole(path)?.equals(bytes) === true;
  } catch {
    // Not a plain file, or none that can be read.
    return false;
  }
}
