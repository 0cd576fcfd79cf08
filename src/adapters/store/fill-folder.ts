import { dirname, join } from 'node:path';
import type { PutFile } from '../../context.ts';
import { syncFolder } from './directory.ts';
import { disk } from './disk.ts';
import { discard, giveName, type Placing, writeNew } from './replace-file.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

interface Filling extends Pick<Placing, 'force'> {
  /** Looks at the place of each file before anything is there, and throws where none may stand. */
  readonly refuse: (path: string) => void;
}

/**
 * Writes files into a folder, made where there is none: all of them under another name first, so that a failure before the
 * last one leaves nothing. They get their names in the order they were finished. What else lies there stays.
 * @returns how many there are.
 */
export function fillFolder(folder: string, write: (put: PutFile) => void, { force, refuse }: Filling): number {
  const isThere = disk.stat(folder, { throwIfNoEntry: false }) !== undefined;
  return inTemporaryFolder(isThere ? folder : dirname(folder), (staging) => {
    const names: string[] = [];
    write((name, chunks) => {
      refuse(join(folder, name));
      writeNew(join(staging, name), chunks, 'synced');
      names.push(name);
    });
    syncFolder(staging);
    if (isThere) moveAll(names, { from: staging, to: folder }, { force, refuse });
    else disk.rename(staging, folder);
    syncFolder(isThere ? folder : dirname(folder));
    return names.length;
  });
}

interface Folders {
  readonly from: string;
  readonly to: string;
}

/** What is new goes again where one of them cannot be moved; what took the place of another file has to stay. */
function moveAll(names: readonly string[], { from, to }: Folders, { force, refuse }: Filling): void {
  const moved: string[] = [];
  try {
    for (const name of names) {
      const path = join(to, name);
      // What came to stand there meanwhile is refused.
      while (!giveName(join(from, name), path, { force })) refuse(path);
      moved.push(path);
    }
  } catch (error) {
    if (!force) for (const path of moved) discard(path);
    throw error;
  }
}
