import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figure } from '../figures.ts';
import { machine, noted, opened, put, scratchDesk } from './scratch.ts';

/** A record whose line has about so many bytes. */
const recordOfSize = (size: number) => noted('x'.repeat(Math.max(1, size - 200)));

test.each([
  [300, 3],
  [70_000, 701],
])(
  'a last record of %i bytes that is cut anywhere is ignored and reported, and never takes the next with it',
  (size, step) => {
    const desk = scratchDesk();
    const file = join(desk.month, `${machine}.jsonl`);
    const [first, torn, next] = [opened(), recordOfSize(size), noted('the next')];
    let cuts = 0;
    const swallowed: number[] = [];
    const wrong: number[] = [];
    put(file, first);
    const begin = readFileSync(file).length;
    put(file, first, torn);
    const end = readFileSync(file).length;
    for (let cut = begin; cut < end; cut += step) {
      put(file, first, torn);
      truncateSync(file, cut);
      desk.journal.append([next]);
      const { subjects, faults } = desk.journal.readMonth('2026-11');
      const ids = [...subjects.values()].flat().map(({ record }) => record.id);
      // All but its last newline is a whole line; of less than its first byte nothing is left to report.
      const isWhole = cut === end - 1;
      const isTorn = cut > begin + 1 && !isWhole;
      cuts += 1;
      if (!ids.includes(next.id)) swallowed.push(cut);
      if (faults.length !== Number(isTorn) || ids.includes(torn.id) !== isWhole || !ids.includes(first.id))
        wrong.push(cut);
    }
    expect(cuts).toBeGreaterThan(80);
    expect(wrong).toEqual([]);
    figure('2', `next record swallowed ${swallowed.length} in ${cuts} cuts of ${size} B`, {
      found: { swallowed },
      wanted: { swallowed: [] },
    });
  },
);
