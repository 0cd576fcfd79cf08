import { describe, expect, test } from 'vitest';
import { catalogue } from '../src/cli/catalogue.ts';
import { figure } from './figures.ts';
import { moved } from './replica-moves.ts';
import { play } from './replicas.ts';

/** Commands that write no record, or only this machine's own files. */
const unshared =
  /^(|resume|list|show|find|notes|export|sheet|doctor|backup|backup verify|restore|config.*|playbook.*|support|support update|alias.*|completion.*)$/;

describe('three machines that share a home by copying files', () => {
  test('use every command that writes to the journal', () => {
    const writing = catalogue.map(({ path }) => path).filter((path) => !unshared.test(path));
    expect(writing.filter((path) => !moved.has(path))).toEqual([]);
    expect(writing.length).toBeGreaterThan(10);
  });

  test('hold the same cases once all files have arrived', { timeout: 60_000 }, async () => {
    const { rounds, equal, wrong, differences } = await play(11, 6);
    expect(differences).toEqual([]);
    figure('11', `replicas equal ${equal}/${rounds}`, { found: { equal, wrong }, wanted: { equal: rounds, wrong: 0 } });
  });
});
