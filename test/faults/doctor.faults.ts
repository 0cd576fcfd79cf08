import { expect, test } from 'vitest';
import { figure } from '../figures.ts';
import { faultsAt } from './failing-disk.ts';
import { mendWithFaults } from './mending.ts';

/** What changes the disk. */
const changing = new Set([
  'open',
  'write',
  'fsync',
  'fdatasync',
  'fchmod',
  'chmod',
  'mkdir',
  'rename',
  'link',
  'unlink',
]);

test('mending stops cleanly wherever the disk fails, loses nothing and can be done again', async () => {
  const { points, broken } = await mendWithFaults((call, at) => (changing.has(call) ? faultsAt(at, call) : []));
  expect(points).toBeGreaterThan(100);
  figure('5', `doctor --fix: injection points ${points}, invariants broken ${broken.length}`, {
    found: { broken },
    wanted: { broken: [] },
  });
}, 600_000);
