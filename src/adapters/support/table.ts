import { join } from 'node:path';
import type { Context } from '../../context.ts';
import type { Product, Support } from '../../domain/support/fact.ts';
import { parseUpdate } from '../../domain/support/kept-update.ts';
import { mergeProducts } from '../../domain/support/merge.ts';
import { HeardError } from '../../errors.ts';
import { makeFolder } from '../store/directory.ts';
import { diskError } from '../store/disk-error.ts';
import { readJson } from '../store/json-file.ts';
import { readWhole } from '../store/regular-file.ts';
import { replaceFile } from '../store/replace-file.ts';
import { fetchText, supportAddress } from './fetch.ts';

export interface Places {
  /** The JSON file the build made of the shipped facts. */
  readonly shipped: string;
  /** The state folder, which keeps the last update. */
  readonly state: string;
  readonly env: Context['env'];
}

/** The shipped support dates with those of the last update. Nothing is read before it is asked for, and nothing fetched unasked. */
export function createSupport({ shipped, state, env }: Places): Support {
  const file = join(state, 'support.json');
  const faults: string[] = [];
  let known: readonly Product[] | undefined;
  const updated = (): readonly Product[] => {
    try {
      return readJson(file, { parse: parseUpdate, damaged })?.products ?? [];
    } catch (error) {
      if (!(error instanceof HeardError)) throw error;
      // The shipped dates are still good.
      faults.push([error.message, error.hint].filter(Boolean).join(' '));
      return [];
    }
  };
  return {
    products() {
      known ??= mergeProducts(readShipped(shipped), updated());
      return known;
    },
    faults: () => faults,
    fetch: () => fetchText(supportAddress(env)),
    keep(update) {
      try {
        makeFolder(state);
        replaceFile(file, [`${JSON.stringify(update)}\n`]);
      } catch (error) {
        throw diskError(error, `${file} could not be written`);
      }
    },
  };
}

function readShipped(file: string): readonly Product[] {
  let bytes: Buffer | undefined;
  try {
    bytes = readWhole(file, 'follow');
  } catch (error) {
    throw diskError(error, `${file} could not be read`);
  }
  if (!bytes) throw new Error(`${file} is missing: build heard again`);
  // Checked by the build, so not again here.
  return JSON.parse(bytes.toString()).products;
}

const damaged = (file: string) =>
  new HeardError(`${file} is damaged, so only the dates that came with heard are used.`, {
    code: 'damaged',
    hint: 'heard support update makes it anew.',
  });
