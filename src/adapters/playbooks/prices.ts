import { join } from 'node:path';
import { type PriceList, type Prices, priceFile, readPriceFile } from '../../domain/own-price.ts';
import { HeardError } from '../../errors.ts';
import { makeOwnFolder } from '../store/directory.ts';
import { disk } from '../store/disk.ts';
import { diskError } from '../store/disk-error.ts';
import type { Home } from '../store/home.ts';
import { readJson } from '../store/json-file.ts';
import { replaceFile } from '../store/replace-file.ts';

interface Desk {
  readonly home: Home;
  /** Takes one sentence about a file that cannot be used. */
  readonly warn: (line: string) => void;
}

/** The helper's own prices, in a file of the home: shared with it, and carried by its backups. */
export function createPrices({ home, warn }: Desk): Prices {
  const folder = join(home.path, 'playbooks');
  const file = join(folder, 'prices.json');
  return {
    read() {
      try {
        const found = readPrices(file);
        if (found !== 'newer' && found !== 'damaged') return found;
        const why = found === 'newer' ? 'was written by a newer heard' : 'is damaged';
        warn(`${file} ${why}, so heard proposes prices without it.`);
      } catch (error) {
        if (!(error instanceof HeardError)) throw error;
        warn(`${error.message} heard proposes prices without it.`);
      }
      return {};
    },
    keep(change) {
      home.claim();
      // Not what was read for a visit: where that failed, all that is kept would be lost.
      const found = readPrices(file);
      if (found === 'newer') throw tooNew(file);
      const prices = change(found === 'damaged' ? {} : found);
      try {
        makeOwnFolder(folder);
        if (found === 'damaged') warn(`${file} was damaged. It was kept as ${setAside(file)}.`);
        replaceFile(file, [`${JSON.stringify(priceFile(prices), null, 2)}\n`]);
      } catch (error) {
        throw diskError(error, `the prices could not be kept in ${file}`);
      }
      return prices;
    },
  };
}

/** @throws HeardError `disk`, or `refused` for anything but a plain file. */
export function readPrices(file: string): PriceList | 'newer' | 'damaged' {
  const parse = (value: unknown) => readPriceFile(value) ?? ('damaged' as const);
  return readJson(file, { parse, damaged: () => new Error('never') }) ?? {};
}

function setAside(file: string): string {
  for (let number = 1; ; number += 1) {
    const aside = file.replace(/\.json$/, `.broken-${number}.json`);
    if (disk.lstat(aside, { throwIfNoEntry: false })) continue;
    disk.rename(file, aside);
    return aside;
  }
}

const tooNew = (file: string) =>
  new HeardError(`${file} was written by a newer heard, so this one leaves it alone.`, {
    code: 'read-only',
    hint: 'Install the newest heard, then do it again.',
  });
