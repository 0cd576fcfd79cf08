import { HeardError } from '../../errors.ts';

const full = ['The disk is full', 'Make room, then do it again.'] as const;
const denied = [
  'This user may not do that here',
  'Check who owns it, or choose another folder with --home DIR.',
] as const;
const many = ['Too many files are open', 'Close a few programs, then do it again.'] as const;

/** What the system's codes mean to a person, and what helps. */
const reasons: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: full,
  EACCES: denied,
  EPERM: denied,
  EROFS: ['The disk can only be read', 'Choose a folder on another disk with --home DIR.'],
  EMFILE: many,
  ENFILE: many,
  EIO: ['The disk reports a fault', 'Copy what matters to another disk, then do it again.'],
  ENOTDIR: ['A file stands where a folder is needed', 'Move that file away, or choose another folder with --home DIR.'],
  ENOENT: ['The folder cannot be made there', 'Choose another folder, for example --home ~/heard.'],
};
const unknown = ['The disk refuses', 'Do it again, or choose another folder with --home DIR.'] as const;

const systemCode = /^E[A-Z0-9]+$/;

/** The system's code of a failed call, such as ENOENT. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Makes of a failed call of the system an error that a person can mend; any other error stays what it is.
 * `what` ends the sentence: "the record could not be written to /home/dana/…".
 */
export function diskError(cause: unknown, what: string): unknown {
  const code = codeOf(cause);
  if (!code || !systemCode.test(code)) return cause;
  const [reason, hint] = (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? unknown;
  return new HeardError(`${reason}: ${what}.`, { code: 'disk', hint, cause });
}

/** The same failure of a record that may be in the journal nevertheless. */
export function mayBeKept(error: unknown): unknown {
  if (!(error instanceof HeardError)) return error;
  const hint = 'Look whether it is there before you do it again.';
  return new HeardError(error.message, { code: error.code, hint, cause: error, kept: 'maybe' });
}

/** A call that kept fewer bytes than it was given, which is how a full disk first shows. */
export class ShortWriteError extends Error {
  readonly code = 'ENOSPC';
}
