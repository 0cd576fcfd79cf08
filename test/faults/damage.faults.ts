import { expect, test } from 'vitest';
import { DamagedHome, mixedFile, recordsIn } from '../damaged-home.ts';
import { figure } from '../figures.ts';
import { flipBytes } from '../flips.ts';

test('no byte that flips is accepted silently, stops a command or hides another record', async () => {
  const { flips, crashes, silent, hidden, reported } = await flipBytes(1000, 2026);
  const line = `flips ${flips}, crashes ${crashes}, accepted silently ${silent}, others hidden ${hidden}`;
  figure('9', line, { found: { crashes, silent, hidden }, wanted: { crashes: 0, silent: 0, hidden: 0 } });
  // A flip in the book that a cache cannot know of is seen when the book is read the next time.
  expect(reported).toBeGreaterThan(flips * 0.9);
});

test('a home with a file cut at any byte is listed and exported by the commands', async () => {
  const home = new DamagedHome();
  const whole = home.bytes(mixedFile);
  const found = { cuts: 0, crashes: 0, lost: 0, unnamed: 0 };
  for (; found.cuts <= whole.length; found.cuts += 1) {
    home.put(mixedFile, whole.subarray(0, found.cuts));
    const kept = recordsIn(whole).filter(({ end }) => end <= found.cuts);
    const isTorn = recordsIn(whole).some(({ at, end }) => at < found.cuts && found.cuts < end);
    for (const command of ['list --all --json', 'export']) {
      const { code, out, err } = await home.shop.line(command);
      if (code !== 0) found.crashes += 1;
      if (kept.some(({ id }) => !out.includes(`"id":"${id}"`))) found.lost += 1;
      if (err.startsWith('1 damaged line, ') !== isTorn) found.unnamed += 1;
    }
  }
  const line = `prefix cuts ${found.cuts} through the commands, crashes ${found.crashes}, records lost ${found.lost}, not named ${found.unnamed}`;
  figure('9', line, { found, wanted: { cuts: whole.length + 1, crashes: 0, lost: 0, unnamed: 0 } });
});
