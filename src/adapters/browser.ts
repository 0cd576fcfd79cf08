import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from '../context.ts';
import { HeardError } from '../errors.ts';
import { disk } from './store/disk.ts';
import { diskError } from './store/disk-error.ts';
import { writeNew } from './store/replace-file.ts';
import { splitCommand } from './terminal/editor.ts';

interface Desk {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/** What opens a page on the platforms that have one program for it. */
const openers: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
const folderStart = 'heard-sheet-';
const day = 86_400_000;
// A program that has lived so long has a window, or is about to have one.
const patience = 1000;

/** The browser that BROWSER names, else the platform's own. No shell stands between, and none could read what it is given. */
export function createBrowser({ env, platform }: Desk): Browser {
  const [named = '', ...args] = splitCommand(env.BROWSER ?? '');
  const [program = '', ...before] = named === '' ? (openers[platform] ?? ['xdg-open']) : [named, ...args];
  return {
    keep: (name, page) => keepForADay(env.TMPDIR || tmpdir(), name, page),
    async open(path) {
      if (await isOpened(program, [...before, addressOf(path)])) return;
      throw new HeardError(`The browser did not open: "${program}" did not start or ended with an error.`, {
        code: 'not-found',
        hint: `The sheet is in ${path}. Open it from there, or name a browser: export BROWSER=firefox`,
      });
    },
  };
}

/** A file address in which every character that means something to a shell is written as a number: many openers are scripts. */
function addressOf(path: string): string {
  return pathToFileURL(resolve(path)).href.replace(
    /[^\w\-./:%]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** False where the program is not there, or soon ends with an error. One that goes on is left to itself. */
function isOpened(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((settle) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => settle(true), patience);
    const end = (isFine: boolean) => {
      clearTimeout(timer);
      settle(isFine);
    };
    child.once('error', () => end(false)).once('exit', (code) => end(code === 0));
    child.unref();
  });
}

/** In a new folder of this user alone, so that no other user can lay one out before. Those of the days before go. */
function keepForADay(parent: string, name: string, page: string): string {
  removeOld(parent);
  try {
    const path = join(disk.mkdtemp(join(parent, folderStart)), name);
    writeNew(path, [page], 'derived');
    return path;
  } catch (error) {
    throw diskError(error, `the sheet could not be written in ${parent}`);
  }
}

// What cannot be removed now is removed another time.
function removeOld(parent: string): void {
  try {
    for (const name of disk.readdir(parent).filter((name) => name.startsWith(folderStart))) {
      const found = disk.lstat(join(parent, name), { throwIfNoEntry: false });
      if (!found?.isDirectory() || (process.getuid && found.uid !== process.getuid())) continue;
      if (Date.now() - found.mtimeMs > day) disk.rm(join(parent, name), { recursive: true, force: true });
    }
  } catch {}
}
