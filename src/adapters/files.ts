import type { Context, Files } from '../context.ts';
import { HeardError } from '../errors.ts';
import { disk } from './store/disk.ts';
import { codeOf, diskError } from './store/disk-error.ts';
import { notRegular, readWhole } from './store/regular-file.ts';
import { placeFile } from './store/replace-file.ts';

/** Files that a person names; `-` is what is piped in. The mark that some editors put first is dropped. */
export function createFiles(stdin: Context['stdin']): Files {
  return {
    read: (path) => (path === '-' ? stdin.read() : readNamed(path)).replace(/^\uFEFF/, ''),
    write(path, chunks, options) {
      try {
        if (isTaken(path) && !options.force) throw alreadyThere(path);
        if (!placeFile(path, chunks, options)) throw alreadyThere(path);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') throw noFolder(path);
        throw diskError(error, `${path} could not be written`);
      }
    },
  };
}

function readNamed(path: string): string {
  let bytes: Buffer | undefined;
  try {
    bytes = readWhole(path, 'follow');
  } catch (error) {
    throw diskError(error, `${path} could not be read`);
  }
  if (bytes) return bytes.toString();
  throw new HeardError(`There is no file ${path}.`, {
    code: 'not-found',
    hint: 'Look at its name once more, or use - to read what is piped in.',
  });
}

// Never a device such as /dev/null, which a rename would replace.
function isTaken(path: string): boolean {
  const found = disk.lstat(path, { throwIfNoEntry: false });
  if (found && !found.isFile()) throw notRegular(path);
  return found !== undefined;
}

const alreadyThere = (path: string) =>
  new HeardError(`${path} is there already and was left as it is.`, {
    code: 'refused',
    hint: 'Choose another name, or add --force to replace it.',
  });

const noFolder = (path: string) =>
  new HeardError(`There is no folder for ${path}.`, { code: 'not-found', hint: 'Make the folder first.' });
