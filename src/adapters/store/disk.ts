// One by one: the whole module at once costs a short note a millisecond.
import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';

/** Every call heard makes of the file system, and the only place that makes any: a test can let the Nth one fail. */
export const disk = {
  open: openSync,
  close: closeSync,
  read: readSync,
  /** A whole text in one go, which makes no other objects. The types know no flags that are numbers. */
  readText: (path: string, flag: number) => readFileSync(path, { encoding: 'utf8', flag: flag as unknown as string }),
  write: writeSync,
  fsync: fsyncSync,
  fdatasync: fdatasyncSync,
  fstat: fstatSync,
  lstat: lstatSync,
  stat: statSync,
  statfs: statfsSync,
  fchmod: fchmodSync,
  chmod: chmodSync,
  mkdir: mkdirSync,
  mkdtemp: mkdtempSync,
  readdir: readdirSync,
  realpath: realpathSync,
  rename: renameSync,
  link: linkSync,
  unlink: unlinkSync,
  rmdir: rmdirSync,
  rm: rmSync,
};

export const flags = constants;

/** Windows knows neither modes nor a folder that can be synced. */
export const isWindows = process.platform === 'win32';
