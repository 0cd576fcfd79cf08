import fs from 'node:fs';
import { join } from 'node:path';
import type { Around } from './preload.ts';

interface Entry {
  readonly inode: number;
  readonly isFolder: boolean;
}
type Names = ReadonlyMap<string, Entry>;

/** A disk that keeps what was synced: the bytes of a file by a sync of it, its name by a sync of its folder. By inode. */
interface SyncedDisk {
  readonly bytes: Map<number, Buffer>;
  readonly names: Map<number, Names>;
}

/**
 * After each call, two folders in `images`: `7-none`, where nothing came through that was not synced, and `7-names`, where
 * names did and bytes did not, as file systems do that write their names first. Linux only.
 */
export function watchPower({ folder, images }: { readonly folder: string; readonly images: string }): Around {
  const disk: SyncedDisk = { bytes: new Map(), names: new Map() };
  syncAll(disk, folder);
  const root = fs.statSync(folder).ino;
  let number = 0;
  return (name, args, call) => {
    const makes = name === 'openSync' || name === 'mkdirSync';
    const isNew = makes && fs.lstatSync(String(args[0]), { throwIfNoEntry: false }) === undefined;
    const result = call();
    // An inode that is free again is given to the next.
    if (isNew) forget(disk, fs.lstatSync(String(args[0])).ino);
    if (name === 'fsyncSync' || name === 'fdatasyncSync') sync(disk, `/proc/self/fd/${args[0]}`);
    number += 1;
    keep(join(images, `${number}-none`), root, disk);
    keepNamed(join(images, `${number}-names`), folder, disk);
    return result;
  };
}

function forget({ bytes, names }: SyncedDisk, inode: number): void {
  bytes.delete(inode);
  names.delete(inode);
}

function sync({ bytes, names }: SyncedDisk, path: string): void {
  const found = fs.statSync(path);
  if (found.isDirectory()) names.set(found.ino, namesIn(path));
  else bytes.set(found.ino, fs.readFileSync(path));
}

function syncAll(disk: SyncedDisk, path: string): void {
  sync(disk, path);
  for (const [name, { isFolder }] of namesIn(path)) {
    if (isFolder) syncAll(disk, join(path, name));
    else sync(disk, join(path, name));
  }
}

function namesIn(folder: string): Names {
  const entries = fs.readdirSync(folder).map((name) => {
    const found = fs.lstatSync(join(folder, name));
    return [name, { inode: found.ino, isFolder: found.isDirectory() }] as const;
  });
  return new Map(entries);
}

/** The folder of an inode as it was synced. */
function keep(target: string, folder: number, disk: SyncedDisk): void {
  fs.mkdirSync(target);
  for (const [name, { inode, isFolder }] of disk.names.get(folder) ?? []) {
    if (isFolder) keep(join(target, name), inode, disk);
    else fs.writeFileSync(join(target, name), disk.bytes.get(inode) ?? '');
  }
}

/** A folder as it is named now, with the bytes that were synced. */
function keepNamed(target: string, folder: string, disk: SyncedDisk): void {
  fs.mkdirSync(target);
  for (const [name, { inode, isFolder }] of namesIn(folder)) {
    if (isFolder) keepNamed(join(target, name), join(folder, name), disk);
    else fs.writeFileSync(join(target, name), disk.bytes.get(inode) ?? '');
  }
}
