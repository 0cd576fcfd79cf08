import { expect, test } from 'vitest';
import { figure } from '../figures.ts';
import { moved } from '../replica-moves.ts';
import { play } from '../replicas.ts';

const worlds = 50;
const roundsEach = 10;

test('three copies of a home fold to the same cases after any exchange of files', async () => {
  const found = { equal: 0, wrong: 0 };
  const done = new Set<string>();
  for (let seed = 1; seed <= worlds; seed += 1) {
    const played = await play(seed, roundsEach);
    found.equal += played.equal;
    found.wrong += played.wrong;
    for (const name of played.done.keys()) done.add(name);
    for (const difference of played.differences) console.warn(difference);
  }
  // What was always refused was not tried.
  expect([...moved].filter((name) => !done.has(name))).toEqual([]);
  const wanted = { equal: worlds * roundsEach, wrong: 0 };
  figure('11', `replicas equal ${found.equal}/${wanted.equal}, commands gone wrong ${found.wrong}`, { found, wanted });
});
