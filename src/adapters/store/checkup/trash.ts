import { dirname, join } from 'node:path';
import { makeFolder, makeOwnFolder, syncFolder } from '../directory.ts';
import { disk, flags } from '../disk.ts';
import { diskError } from '../disk-error.ts';
import { chunksOf, openRegular, using } from '../regular-file.ts';
import { replaceFile } from '../replace-file.ts';

/** Where things are set aside: a folder of this moment and this machine. Nothing in it is ever replaced. */
export interface Trash {
  /** Moves a file, a folder or a link itself; both paths are below the root. @returns where it is now. */
  move(path: string): string;
  /** Copies a file of the journal whole. @returns where the copy is. */
  copy(path: string): string;
  /** Keeps lines beside a copy. */
  keep(copied: string, lines: readonly Uint8Array[]): void;
}

/** `root` is the home or the state folder: what is only on this computer stays on it. */
export function openTrash(root: string, moment: string): Trash {
  const placeFor = (path: string): string => {
    const wanted = `trash/${moment}/${path.replace(/^journal\//, '')}`;
    let place = wanted;
    for (let count = 2; disk.lstat(join(root, place), { throwIfNoEntry: false }); count += 1)
      place = `${wanted}.${count}`;
    makeOwnFolder(join(root, 'trash'));
    makeFolder(dirname(join(root, place)));
    return place;
  };
  const doing = <T>(path: string, act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw diskError(error, `${join(root, path)} could not be set aside in trash`);
    }
  };
  return {
    move: (path) =>
      doing(path, () => {
        const place = placeFor(path);
        disk.rename(join(root, path), join(root, place));
        syncFolder(dirname(join(root, place)));
        syncFolder(dirname(join(root, path)));
        return place;
      }),
    copy: (path) =>
      doing(path, () => {
        const place = placeFor(path);
        using(openRegular(join(root, path), flags.O_RDONLY), (fd) =>
          replaceFile(join(root, place), chunksOf(fd, 1024 * 1024)),
        );
        return place;
      }),
    keep: (copied, lines) =>
      doing(copied, () =>
        replaceFile(
          join(root, `${copied}.damaged`),
          lines.flatMap((line) => [line, '\n']),
        ),
      ),
  };
}

/** The folder in trash for what is set aside now: `2026-11-22T152600-dana-laptop-7k2m`. */
export function momentOf(now: number, machine: string): string {
  return `${new Date(now).toISOString().slice(0, 19).replaceAll(':', '')}-${machine}`;
}
