import { parentPort, workerData } from 'node:worker_threads';
import { placesOf } from './cache-places.ts';
import { crc32 } from './checksum.ts';
import { openHome } from './home.ts';
import { writeMonth } from './index-cache.ts';
import { readFolder } from './journal-folder.ts';
import { rowsOfMonth } from './month-rows.ts';

/** What a worker is told: a home, the state folder, and the months it folds. */
export interface Share {
  readonly home: string;
  readonly state: string;
  readonly months: readonly string[];
}

const { home: path, state, months } = workerData as Share;
const home = openHome(path, Math.random);
const { cacheOf } = placesOf({ home, state });

for (const month of months) {
  const reading = readFolder(path, month, crc32);
  writeMonth(cacheOf(month), { ...rowsOfMonth(reading), sources: reading.sources });
  parentPort?.postMessage(month);
}
