import { join } from 'node:path';
import type { Random } from '../../context.ts';
import { drawHomeId, isHomeId } from '../../domain/ids.ts';
import { HeardError } from '../../errors.ts';
import { makeFolder } from './directory.ts';
import { diskError } from './disk-error.ts';
import { readJson } from './json-file.ts';
import { createFile } from './replace-file.ts';

/** The newest that this heard writes. */
export const format = 1;

/** The folder that holds one journal. Nothing is made before something is written. */
export interface Home {
  readonly path: string;
  /** Undefined while nothing was written there yet. @throws HeardError `damaged`. */
  id(): string | undefined;
  /**
   * The id, once it is sure that this heard may write there; makes the home where there is none.
   * @throws HeardError `read-only` for a home of a newer format, `damaged`, `disk`.
   */
  claim(): string;
}

interface Seal {
  readonly format: number;
  readonly id: string;
}

/** The home at an absolute path. */
export function openHome(path: string, random: Random): Home {
  const file = join(path, 'heard.json');
  let known: Seal | undefined;
  const seal = () => {
    known ??= readJson(file, { parse: parseSeal, damaged });
    return known;
  };
  return {
    path,
    id: () => seal()?.id,
    claim() {
      if (!seal()) makeHome(path, random);
      const found = seal();
      if (!found) throw damaged(file);
      if (found.format > format) throw tooNew(path, found.format);
      return found.id;
    },
  };
}

function makeHome(path: string, random: Random): void {
  makeFolder(path);
  const own = `${JSON.stringify({ format, id: drawHomeId(random) })}\n`;
  try {
    createFile(join(path, '.gitattributes'), ['*.jsonl -text\n']);
    createFile(join(path, '.gitignore'), ['trash/\n']);
    // Last, so that a home with an id is whole; exclusively, so that all who start at once agree on one id.
    createFile(join(path, 'heard.json'), [own]);
  } catch (error) {
    throw diskError(error, `the home ${path} could not be made`);
  }
}

/** What heard.json holds; undefined for another form. */
export function parseSeal(value: unknown): Seal | undefined {
  const { format, id }: Partial<Record<keyof Seal, unknown>> = Object(value);
  if (!Number.isInteger(format) || Number(format) < 1 || typeof id !== 'string' || !isHomeId(id)) return undefined;
  return { format: Number(format), id };
}

const damaged = (file: string) =>
  new HeardError(`${file} is damaged, so nothing was written.`, {
    code: 'damaged',
    hint: 'Put back a copy of this file, for example from a backup or from another computer that shares this home.',
  });

const tooNew = (path: string, found: number) =>
  new HeardError(`${path} was written by a newer heard (format ${found}), so this one only reads it.`, {
    code: 'read-only',
    hint: 'Install the newest heard, then do it again.',
  });
