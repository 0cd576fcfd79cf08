import { basename, join } from 'node:path';
import { folderOf } from '../../../domain/ids.ts';
import type { Manifest, Restored } from '../../../domain/manifest.ts';
import { crc32 } from '../checksum.ts';
import { makeFolder, refuseLink, syncFolder } from '../directory.ts';
import { disk } from '../disk.ts';
import { diskError } from '../disk-error.ts';
import { markHome } from '../joined-home.ts';
import { readFolder } from '../journal-folder.ts';
import { readWhole } from '../regular-file.ts';
import { writeNew } from '../replace-file.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

interface DraftsBack {
  /** Where the home is to be. */
  readonly home: string;
  /** The state folder. */
  readonly state: string;
  readonly manifest: Manifest;
  /** Where the backup was unpacked. */
  readonly unpacked: string;
}

type Outcome = Pick<Restored, 'drafts' | 'draftsLeftOut'>;

/**
 * Puts the unfinished interviews of a backup back, all or none, on a computer that never knew this home. Where it is known,
 * they may have been finished or forgotten since. @throws HeardError `refused` for a link, `disk`.
 */
export function putDraftsBack({ home, state, manifest, unpacked }: DraftsBack): Outcome {
  const names = unfinishedIn(manifest, unpacked);
  if (manifest.home === null || names.length === 0) return { drafts: 0, draftsLeftOut: [] };
  const own = join(state, manifest.home);
  for (const path of [own, join(own, 'drafts')]) refuseLink(path);
  try {
    const isKnown = disk.lstat(own, { throwIfNoEntry: false }) !== undefined;
    if (!isKnown) putAll(names, { from: join(unpacked, 'drafts'), state, own, home });
    const missing = names.filter((name) => !isSame(join(unpacked, 'drafts', name), join(own, 'drafts', name)));
    return { drafts: names.length - missing.length, draftsLeftOut: missing.map(idOf) };
  } catch (error) {
    throw diskError(error, `the drafts could not be kept in ${own}`);
  }
}

const idOf = (name: string) => basename(name, '.json');

/** Names of the drafts whose case is not in the journal. */
function unfinishedIn({ files }: Manifest, unpacked: string): readonly string[] {
  const names = files.filter(({ path }) => path.startsWith('drafts/')).map(({ path }) => basename(path));
  return names.filter((name) => !isRecorded(idOf(name), join(unpacked, 'home')));
}

function isRecorded(id: string, home: string): boolean {
  const folder = folderOf(id);
  return folder !== undefined && readFolder(home, folder, crc32).subjects.has(id);
}

interface Places extends Pick<DraftsBack, 'home' | 'state'> {
  readonly from: string;
  /** The state of this home, which is not there yet. */
  readonly own: string;
}

// Under its name at once: a folder with half of them would look like a home that is known.
function putAll(names: readonly string[], { from, state, own, home }: Places): void {
  makeFolder(state);
  inTemporaryFolder(state, (folder) => {
    const made = join(folder, basename(own));
    const drafts = join(made, 'drafts');
    makeFolder(drafts);
    for (const name of names) writeNew(join(drafts, name), [readWhole(join(from, name)) ?? ''], 'synced');
    syncFolder(drafts);
    markHome(made, home);
    disk.rename(made, own);
    syncFolder(state);
  });
}

function isSame(one: string, other: string): boolean {
  const bytes = readWhole(one);
  return bytes !== undefined && readWhole(other)?.equals(bytes) === true;
}
