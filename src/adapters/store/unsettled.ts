import { HeardError } from '../../errors.ts';
import { diskError, mayBeKept } from './disk-error.ts';
import { appendTo } from './journal-append.ts';
import type { Doubtful } from './quick-append.ts';

interface Line extends Doubtful {
  readonly bytes: Buffer;
}

/** Sees to it that a line is kept. @returns what to say where that is not sure: `typed` is what was to be kept. */
export function settleLine({ path, failure, bytes }: Line, typed: string): unknown {
  try {
    if (failure !== undefined) throw failure;
    // Readers count the same line once.
    appendTo(path, bytes);
    return undefined;
  } catch (error) {
    const doubt = mayBeKept(diskError(error, `it is not sure that the record is in ${path}`));
    if (!(doubt instanceof HeardError)) return doubt;
    const { code, message, hint } = doubt;
    return new HeardError(message, { code, hint: `${hint} ${typed}`, cause: doubt });
  }
}
