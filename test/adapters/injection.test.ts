import { expect, test } from 'vitest';
import { failEverywhere } from '../faults/injecting.ts';
import { writingCommands } from '../faults/writing-commands.ts';

test.each(['the first note', 'the helper’s name'] as const)(
  'whatever call of the file system fails, %s is there or not, and told',
  async (what) => {
    const { points, wrong } = await failEverywhere(writingCommands[what]);
    expect(points).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  },
);
