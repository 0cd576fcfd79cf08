import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { disk } from './disk.ts';
import { temporaryStart } from './replace-file.ts';
import { isAlive } from './rewrite-lock.ts';

interface Sought {
  /** The process id in the name of something temporary; undefined for other names. */
  readonly pidIn: (name: string) => string | undefined;
  readonly isKind: (found: Stats) => boolean;
}

/** Removes temporary folders that processes left in a folder when they were killed. */
export function removeDeadFolders(parent: string): void {
  removeDead(parent, {
    pidIn: (name) => /^\.heard-(\d+)-\w+$/.exec(name)?.[1],
    isKind: (found) => found.isDirectory(),
  });
}

/** Removes what processes left beside a file when they were killed while they wrote it. */
export function removeDeadFiles(target: string): void {
  const start = temporaryStart(target);
  removeDead(dirname(target), {
    pidIn: (name) => (name.startsWith(start) ? /^(\d+)-\w*\.tmp$/.exec(name.slice(start.length))?.[1] : undefined),
    isKind: (found) => found.isFile(),
  });
}

// What cannot be removed now is removed another time.
function removeDead(parent: string, { pidIn, isKind }: Sought): void {
  try {
    for (const name of disk.readdir(parent)) {
      const pid = pidIn(name);
      if (pid === undefined || isAlive(Number(pid))) continue;
      const found = disk.lstat(join(parent, name), { throwIfNoEntry: false });
      if (found && isKind(found) && isOurs(found)) disk.rm(join(parent, name), { recursive: true, force: true });
    }
  } catch {}
}

/** Another user of this computer could lay out a folder so that its removal reaches elsewhere. */
function isOurs({ uid }: Stats): boolean {
  const user = process.getuid?.();
  return user === undefined || uid === user;
}
