import { dirname, resolve } from 'node:path';
import type { Context, Files, Writing } from '../context.ts';
import { HeardError } from '../errors.ts';
import { disk, isWindows } from './store/disk.ts';
import { codeOf, diskError } from './store/disk-error.ts';
import { notRegular, readWhole } from './store/regular-file.ts';
import { placeFile } from './store/replace-file.ts';
import { namedLines, pipedLines } from './text-lines.ts';

/** Files that a person names; `-` is what is piped in. The mark that some editors put first is dropped. */
export function createFiles(stdin: Context['stdin']): Files {
  let piped: string | undefined;
  return {
    read: (path) => (path === '-' ? stdin.read() : readNamed(path)).replace(/^\uFEFF/, ''),
    lines(path) {
      if (path !== '-') return namedLines(path);
      piped ??= stdin.read();
      return pipedLines(piped);
    },
    write(path, chunks, options) {
      try {
        refuseTaken(path, options);
        if (!placeFile(path, chunks, options)) throw alreadyThere(path);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') throw noFolder(path);
        throw diskError(error, `${path} could not be written`);
      }
    },
    expectPlace(path) {
      try {
        isTaken(path);
      } catch (error) {
        throw diskError(error, `${path} could not be written`);
      }
      if (!isFolder(dirname(resolve(path)))) throw noFolder(path);
    },
    isFolder: (path) => endsAsFolder.test(path) || isFolder(path),
    async fill(path, write, { force }) {
      const { fillFolder } = await import('./store/fill-folder.ts');
      if (!isFolder(dirname(resolve(path)))) throw noFolder(path);
      try {
        return fillFolder(path, write, { force, refuse: (file) => refuseTaken(file, { force }) });
      } catch (error) {
        throw diskError(error, `not all files could be written into ${path}`);
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

function refuseTaken(path: string, { force }: Pick<Writing, 'force'>): void {
  if (isTaken(path) && !force) throw alreadyThere(path);
}

function isFolder(path: string): boolean {
  try {
    return disk.stat(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch (error) {
    throw diskError(error, `${path} could not be read`);
  }
}

const endsAsFolder = isWindows ? /[\\/]$/ : /\/$/;

const alreadyThere = (path: string) =>
  new HeardError(`${path} is there already and was left as it is.`, {
    code: 'refused',
    hint: 'Choose another name, or add --force to replace it.',
  });

const noFolder = (path: string) =>
  new HeardError(`There is no folder for ${path}.`, { code: 'not-found', hint: 'Make the folder first.' });
