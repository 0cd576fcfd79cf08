import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { folderForTest } from './prepared-shop.ts';

function did(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** A disk in a file that is mounted in a folder's place. */
export interface LoopDisk {
  /** Mounts a copy of what has reached the disk in another folder's place, as after a power cut. @returns how to unmount it. */
  cutPower(folder: string): () => void;
}

/** Puts a disk in a folder's place until the test is over; undefined where this machine does not allow it. */
export function mountDisk(folder: string): LoopDisk | undefined {
  const files = folderForTest();
  const image = join(files, 'disk.img');
  const isMade = did('truncate', '-s', '16M', image) && did('mkfs.ext4', '-q', '-F', image);
  // Nothing is written but what is synced: the system's own writing would hide a missing sync.
  if (!isMade || !did('mount', '-o', 'loop,commit=600', image, folder)) return undefined;
  onTestFinished(() => void did('umount', '--lazy', folder));
  let cuts = 0;
  return {
    cutPower(other) {
      cuts += 1;
      const copy = join(files, `cut-${cuts}.img`);
      if (!did('cp', '--sparse=always', image, copy) || !did('mount', '-o', 'loop', copy, other)) {
        throw new Error(`${copy} could not be mounted`);
      }
      return () => void (did('umount', other) && did('rm', copy));
    },
  };
}
