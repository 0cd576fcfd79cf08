import { fstatSync, readSync, writeSync } from 'node:fs';
import type { Context, Output } from '../context.ts';
import { codeOf, diskError } from './store/disk-error.ts';

const stdin = 0;
const chunkBytes = 65_536;

/** This process's environment and streams. Reads and writes are synchronous; a reader that went away throws EPIPE. */
export function processContext(): Context {
  return {
    env: process.env,
    platform: process.platform,
    stdout: outputOn(1),
    stderr: outputOn(2),
    stdin: { isTTY: isatty(stdin), read: readStdin },
  };
}

/** Asks the module that knows only where it could be: loading it takes milliseconds, and a pipe is no terminal. */
function isatty(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(descriptor);
  } catch {
    // The descriptor is closed.
    return false;
  }
}

function outputOn(descriptor: 1 | 2): Output {
  const isTTY = isatty(descriptor);
  return {
    isTTY,
    // Streams are slow to make, so they are touched only where there is a width to ask for.
    get columns() {
      return isTTY ? (descriptor === 1 ? process.stdout : process.stderr).columns || undefined : undefined;
    },
    write(text) {
      try {
        writeWhole(descriptor, Buffer.from(text));
      } catch (error) {
        // A remark that nobody can read must not stop the work.
        if (descriptor === 2) return;
        throw codeOf(error) === 'EPIPE' ? error : diskError(error, 'the answer could not be written');
      }
    },
  };
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(patiently(() => writeSync(descriptor, rest)));
}

function readStdin(): string {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.alloc(chunkBytes);
    const count = patiently(() => readSome(chunk));
    if (count === 0) return Buffer.concat(chunks).toString('utf8');
    chunks.push(chunk.subarray(0, count));
  }
}

/** @returns how many bytes came; 0 at the end of input, which Windows reports as an error. */
function readSome(chunk: Buffer): number {
  try {
    return readSync(stdin, chunk);
  } catch (error) {
    if (codeOf(error) === 'EOF') return 0;
    throw error;
  }
}

/** Tries again while a pipe shared with another process is not ready. */
function patiently(move: () => number): number {
  for (;;) {
    try {
      return move();
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
