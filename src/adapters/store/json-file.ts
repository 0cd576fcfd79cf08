import { diskError } from './disk-error.ts';
import { readWhole } from './regular-file.ts';

/** What a small JSON file must hold, and what is thrown for one that does not. */
export interface JsonForm<T> {
  /** Undefined for a value of another form. */
  readonly parse: (value: unknown) => T | undefined;
  readonly damaged: (file: string) => Error;
}

/** What the file holds; undefined where there is none. @throws HeardError `disk`, or what the form says of a damaged one. */
export function readJson<T>(file: string, { parse, damaged }: JsonForm<T>): T | undefined {
  const bytes = read(file);
  if (!bytes) return undefined;
  const value = parse(parsed(bytes.toString()));
  if (value === undefined) throw damaged(file);
  return value;
}

function read(file: string): Buffer | undefined {
  try {
    return readWhole(file);
  } catch (error) {
    throw diskError(error, `${file} could not be read`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
