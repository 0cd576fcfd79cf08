import { join } from 'node:path';
import { disk } from './disk.ts';
import { diskError } from './disk-error.ts';
import { removeDeadFolders } from './left-behind.ts';

/**
 * What `use` makes in a folder of its own, for this user alone, which is gone afterwards whatever happens; one of a killed
 * process goes when the next is made beside it.
 */
export function inTemporaryFolder<T>(parent: string, use: (folder: string) => T): T {
  removeDeadFolders(parent);
  const folder = makeTemporary(parent);
  try {
    return use(folder);
  } finally {
    remove(folder);
  }
}

function makeTemporary(parent: string): string {
  try {
    return disk.mkdtemp(join(parent, `.heard-${process.pid}-`));
  } catch (error) {
    throw diskError(error, `no folder could be made in ${parent}`);
  }
}

function remove(folder: string): void {
  try {
    disk.rm(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {}
}
