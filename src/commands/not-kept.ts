import { type ErrorCode, HeardError } from '../errors.ts';

/** A failure that says again what was typed, so that it is not lost. */
class NotKeptError extends HeardError {}

/** What keeps a person from writing at all, whatever they typed. */
const barred: ReadonlySet<ErrorCode> = new Set(['disk', 'damaged', 'read-only']);

/** The failure of a write with the words that it lost at its end; any other error, or no words, stay what they are. */
export function notKept(error: unknown, words: readonly (string | undefined)[]): unknown {
  const lost = words.filter((text) => text !== undefined && text.trim() !== '');
  if (!(error instanceof HeardError) || error instanceof NotKeptError || lost.length === 0) return error;
  const { message, code, hint, kept } = error;
  if (kept === 'surely') return error;
  const said = `${kept === 'maybe' ? 'What was typed' : 'It was not kept'}: ${lost.join(' · ')}`;
  return new NotKeptError(message, { code, hint: hint === undefined ? said : `${hint} ${said}`, cause: error });
}

/** The same for a failure of a whole command, which may have nothing to do with writing. */
export function lostByDisk(error: unknown, words: readonly (string | undefined)[]): unknown {
  return error instanceof HeardError && barred.has(error.code) ? notKept(error, words) : error;
}
