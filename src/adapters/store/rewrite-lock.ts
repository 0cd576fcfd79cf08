import { join } from 'node:path';
import { HeardError } from '../../errors.ts';
import { makeFolder } from './directory.ts';
import { disk } from './disk.ts';
import { codeOf } from './disk-error.ts';
import { readWhole } from './regular-file.ts';
import { createFile } from './replace-file.ts';

/** Who holds the lock. */
export interface Holder {
  readonly host: string;
  readonly pid: number;
  /** When that process began, as the system tells it; empty where it does not. */
  readonly started: string;
}

const form = /^rewrite\.(\d+)\.lock$/;
const pause = 20;
/** Ten seconds: no rewrite takes nearly as long. */
const tries = 500;

/**
 * Does the work while no other process of this computer rewrites. A lock whose holder is dead is taken over at once; nothing
 * depends on a time. Appends take no lock.
 * @throws HeardError `disk` where a living process keeps the lock.
 */
export function whileLocked<T>(folder: string, holder: Holder, work: () => T): T {
  makeFolder(folder);
  const lock = take(folder, holder);
  try {
    return work();
  } finally {
    release(lock);
  }
}

// Each try links the next free number, and counts only if no other number is held then: of two that come at once at
// most one goes on, whoever removes what is left of the dead.
function take(folder: string, holder: Holder): string {
  for (let count = 0; count < tries; count += 1) {
    const numbers = locksIn(folder).map(({ number }) => number);
    const lock = join(folder, `rewrite.${Math.max(0, ...numbers) + 1}.lock`);
    const isAlone = () => locksIn(folder).every(({ path }) => path === lock || isLeft(path, holder));
    if (isAlone() && createFile(lock, [JSON.stringify(holder)])) {
      if (isAlone()) {
        for (const { path } of locksIn(folder)) if (path !== lock) release(path);
        return lock;
      }
      release(lock);
    }
    sleep(pause * Math.random());
  }
  throw new HeardError('Another heard on this computer has been rewriting the journal for a while.', {
    code: 'disk',
    hint: `Do it again. If no other heard runs, remove the files rewrite.*.lock in ${folder}.`,
  });
}

function locksIn(folder: string): readonly { readonly path: string; readonly number: number }[] {
  return disk.readdir(folder).flatMap((name) => {
    const number = form.exec(name)?.[1];
    return number === undefined ? [] : [{ path: join(folder, name), number: Number(number) }];
  });
}

/** True if whoever made the lock is gone, or if it is no lock at all. */
function isLeft(path: string, own: Holder): boolean {
  let holder: Partial<Holder>;
  try {
    const text = readWhole(path)?.toString();
    if (text === undefined) return true;
    holder = Object(JSON.parse(text));
  } catch {
    return true;
  }
  // Whether a process of another computer lives cannot be seen from here.
  if (holder.host !== own.host) return false;
  const { pid = 0, started } = holder;
  // One process rewrites one thing at a time: a lock of its own was left by a failure.
  return pid === own.pid || !isAlive(pid) || startOf(pid) !== started;
}

/** True for a process of this computer that runs. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * When a process began, as a number that tells it from a later one of the same id; empty for one that is dead and not yet
 * buried, and where the system does not say it in a file, as only Linux does.
 */
export function startOf(pid: number): string {
  try {
    const stat = readWhole(`/proc/${pid}/stat`)?.toString() ?? '';
    // The name in parentheses may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return /[ZX]/.test(fields[0] ?? '') ? '' : (fields[19] ?? '');
  } catch {
    return '';
  }
}

function release(lock: string): void {
  try {
    disk.unlink(lock);
  } catch {}
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
