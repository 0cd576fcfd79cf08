import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type Listed, type Manifest, readManifest } from '../../../domain/manifest.ts';
import { HeardError } from '../../../errors.ts';
import { makeFolder, syncFolder } from '../directory.ts';
import { flags } from '../disk.ts';
import { codeOf, diskError } from '../disk-error.ts';
import { bytesBetween, openRegular, using } from '../regular-file.ts';
import { type Durability, writeNew } from '../replace-file.ts';
import { damaged, type Entry, foreign, type Open, readDirectory } from './directory.ts';
import { inflated } from './zip.ts';

const longestManifest = 16 * 1024 * 1024;
/** Packed a thousand times as small at most, so that a bomb is stopped after as many megabytes. */
const piece = 16 * 1024;

/** A backup whose seal, directory and list were found right. */
export interface Archive extends Open {
  readonly manifest: Manifest;
  readonly entries: readonly Entry[];
}

/** What `use` makes of a backup. @throws HeardError `damaged`, `read-only`, `not-found`, `disk`. */
export function usingArchive<T>(file: string, use: (archive: Archive) => T): T {
  try {
    return using(openNamed(file), (fd) => use(readArchive({ fd, file })));
  } catch (error) {
    throw diskError(error, `${file} could not be read`);
  }
}

function readArchive(open: Open): Archive {
  const [list, ...entries] = readDirectory(open);
  if (list?.path !== 'manifest.json' || list.bytes > longestManifest) throw foreign(open.file);
  const manifest = manifestIn(open, list);
  const isListed = ({ path, bytes }: Listed, index: number) =>
    entries[index]?.path === path && entries[index].bytes === bytes;
  if (entries.length !== manifest.files.length || !manifest.files.every(isListed)) throw unlisted(open.file);
  return { ...open, manifest, entries };
}

function openNamed(file: string): number {
  try {
    return openRegular(file, flags.O_RDONLY, 'follow');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new HeardError(`There is no file ${file}.`, { code: 'not-found', hint: 'Look at its name once more.' });
  }
}

function manifestIn(open: Open, entry: Entry): Manifest {
  const manifest = readManifest(parsed(Buffer.concat([...contentOf(open, entry)]).toString()));
  if (manifest === 'newer') {
    throw new HeardError(`${open.file} was written by a newer heard.`, {
      code: 'read-only',
      hint: 'Install the newest heard, then do it again.',
    });
  }
  if (!manifest) throw foreign(open.file);
  return manifest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Looks at every byte of every file. @throws HeardError `damaged`. */
export function checkContent(archive: Archive): void {
  for (const [, chunks] of filesIn(archive)) {
    for (const _ of chunks);
  }
}

/** Writes every file below an empty folder, for this user alone. @throws HeardError `damaged`, `disk`. */
export function unpack(archive: Archive, folder: string, durability: Durability): void {
  const folders = new Set([join(folder, 'home')]);
  try {
    makeFolder(join(folder, 'home'));
    for (const [{ path }, chunks] of filesIn(archive)) {
      const target = join(folder, ...path.split('/'));
      makeFolder(dirname(target));
      writeNew(target, chunks, durability);
      folders.add(dirname(target));
    }
    if (durability === 'synced') for (const made of folders) syncFolder(made);
  } catch (error) {
    throw diskError(error, `${archive.file} could not be unpacked in ${folder}`);
  }
}

function* filesIn(archive: Archive): Generator<readonly [Listed, Iterable<Uint8Array>]> {
  for (const [index, listed] of archive.manifest.files.entries()) {
    const entry = archive.entries[index];
    if (entry) yield [listed, summed(archive, entry, listed)];
  }
}

function* summed(archive: Archive, entry: Entry, listed: Listed): Generator<Uint8Array> {
  const sum = createHash('sha256');
  for (const chunk of contentOf(archive, entry)) {
    sum.update(chunk);
    yield chunk;
  }
  if (sum.digest('hex') !== listed.sha256) throw unlisted(archive.file);
}

/** What an entry holds: never more than it says, and never less. */
function* contentOf({ fd, file }: Open, { start, end, bytes }: Entry): Generator<Uint8Array> {
  let found = 0;
  try {
    for (const chunk of inflated(bytesBetween(fd, start, end, piece))) {
      found += chunk.length;
      if (found > bytes) break;
      yield chunk;
    }
  } catch (error) {
    // The library's own errors have numbers.
    throw codeOf(error) === undefined ? unlisted(file) : diskError(error, `${file} could not be read`);
  }
  if (found !== bytes) throw unlisted(file);
}

const unlisted = (file: string) => damaged(`${file} does not hold what its own list says.`);
