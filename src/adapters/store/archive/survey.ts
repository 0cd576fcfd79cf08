import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { isArchivePath, longestPath } from '../../../domain/manifest.ts';
import { disk } from '../disk.ts';
import { codeOf, diskError } from '../disk-error.ts';

/** Where a backup takes its files from. */
export interface Places {
  readonly home: string;
  /** The drafts of this computer; absent where the home has no id. */
  readonly drafts: string | undefined;
}

/** A file as it was found. */
export interface Surveyed {
  readonly from: string;
  /** In the archive. */
  readonly path: string;
  readonly size: number;
  readonly inode: number;
}

interface Survey {
  readonly files: readonly Surveyed[];
  /** Paths of what a backup cannot hold. */
  readonly leftOut: readonly string[];
}

const seals = ['heard.json', '.gitattributes', '.gitignore'];

/**
 * The files that belong into a backup, sorted by their paths, so that cases are looked at before the book: a client is
 * written before the case that names it. Names that begin with a dot are other programs', and passed over but in the trash.
 */
export function surveyFiles({ home, drafts }: Places): Survey {
  const files: Surveyed[] = [];
  const leftOut: string[] = [];
  const take = (from: string, path: string) => {
    const found = disk.lstat(from, { throwIfNoEntry: false });
    if (!found) return;
    if (found.isFile() && isArchivePath(path)) files.push({ from, path, size: found.size, inode: found.ino });
    else leftOut.push(from);
  };
  const walk = (from: string, path: string) => {
    for (const entry of entriesIn(from)) {
      if (entry.name.startsWith('.') && !path.startsWith('home/trash')) continue;
      const [next, nextPath] = [join(from, entry.name), `${path}/${entry.name}`];
      if (entry.isDirectory() && nextPath.length < longestPath) walk(next, nextPath);
      else take(next, nextPath);
    }
  };
  try {
    for (const name of seals) take(join(home, name), `home/${name}`);
    for (const name of ['journal', 'playbooks', 'trash']) walk(join(home, name), `home/${name}`);
    if (drafts !== undefined) walk(drafts, 'drafts');
  } catch (error) {
    throw diskError(error, `${home} could not be read for the backup`);
  }
  return { files: files.sort((one, other) => (one.path < other.path ? -1 : 1)), leftOut };
}

function entriesIn(folder: string): readonly Dirent[] {
  try {
    return disk.readdir(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
