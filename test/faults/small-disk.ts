import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Shop } from '../commands/shop.ts';
import { folderForTest } from './prepared-shop.ts';

const page = 4096;

/** Whether this machine lets a test put a small disk in a folder's place. */
export function canMount(): boolean {
  const folder = folderForTest();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status !== 0) return false;
  return spawnSync('umount', [folder]).status === 0;
}

/** Puts a shop on a disk of two megabytes until the test is over. */
export function putOnSmallDisk({ folder }: Shop): void {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=700', 'tmpfs', folder]);
  if (status !== 0) throw new Error(String(stderr));
  // What is removed with the shop is then an empty folder.
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder]));
}

/** How much room is left. */
export interface Room {
  /** Of 4096 bytes. */
  readonly pages: number;
  /** Bytes to the end of the last page of each journal file. */
  readonly inPage: number;
}

/** Fills the disk of a shop but for that room. @returns what makes room again. */
export function fill({ folder, home }: Shop, { pages, inPage }: Room): () => void {
  for (const path of journalFilesOf(home)) {
    const free = (2 * page - (statSync(path).size % page) - inPage) % page;
    appendFileSync(path, '\n'.repeat(free));
  }
  const filler = join(folder, 'filler');
  writeFileSync(filler, '');
  const size = (statfsSync(folder).bavail - pages) * page;
  writeFileSync(filler, Buffer.alloc(size));
  return () => rmSync(filler);
}

function journalFilesOf(home: string): readonly string[] {
  try {
    const names = readdirSync(join(home, 'journal'), { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.jsonl')).map((name) => join(home, 'journal', name));
  } catch {
    return [];
  }
}
