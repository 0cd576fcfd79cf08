import fs from 'node:fs';

/** Every call heard makes of the file system, and the only place that makes any: a test can let the Nth one fail. */
export const disk = {
  open: fs.openSync,
  close: fs.closeSync,
  read: fs.readSync,
  write: fs.writeSync,
  fsync: fs.fsyncSync,
  fdatasync: fs.fdatasyncSync,
  fstat: fs.fstatSync,
  lstat: fs.lstatSync,
  stat: fs.statSync,
  fchmod: fs.fchmodSync,
  chmod: fs.chmodSync,
  mkdir: fs.mkdirSync,
  readdir: fs.readdirSync,
  rename: fs.renameSync,
  link: fs.linkSync,
  unlink: fs.unlinkSync,
};

export const flags = fs.constants;

/** Windows knows neither modes nor a folder that can be synced. */
export const isWindows = process.platform === 'win32';
