import { expect, test } from 'vitest';
import { catalogue } from '../../src/cli/catalogue.ts';
import { otherCommands, untriedCommands, writingCommands } from '../faults/writing-commands.ts';

test('every command either has its faults tried or is known to write nothing of its own', () => {
  const tried = Object.values(writingCommands).map(({ path }) => path);
  const known = [...new Set<string>([...tried, ...untriedCommands, ...otherCommands])];
  expect(catalogue.map(({ path }) => path).sort()).toEqual(known.sort());
});
