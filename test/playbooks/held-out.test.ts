import { expect, test } from 'vitest';
import { matchPlaybooks } from '../../src/domain/match.ts';
import { figure } from '../figures.ts';
import { heldOut } from './held-out.ts';
import { outside } from './outside.ts';
import { shipped } from './shipped.ts';

/** The best three that the words propose. */
const proposed = (complaint: string) =>
  matchPlaybooks(complaint, shipped)
    .map(({ id }) => id)
    .slice(0, 3);

test('complaints that no trigger was written from mostly find their playbook among three', () => {
  const found = heldOut.filter(([id, complaint]) => proposed(complaint).includes(id)).length;
  const isEnough = found >= 119;
  figure('matching', `held-out complaints that find their playbook among three: ${found}/${heldOut.length}`, {
    found: { isEnough, problems: new Set(heldOut.map(([id]) => id)).size },
    wanted: { isEnough: true, problems: shipped.length },
  });
});

test('what no playbook is about proposes none', () => {
  const none = outside.filter((words) => proposed(words).length === 0).length;
  const isEnough = none >= outside.length - 2;
  figure('matching', `complaints outside the library that propose nothing: ${none}/${outside.length}`, {
    found: { isEnough, tried: outside.length >= 40 },
    wanted: { isEnough: true, tried: true },
  });
});

test('no trigger is a held-out complaint', () => {
  const triggers = new Set(shipped.flatMap(({ triggers: own }) => own.map((one) => one.toLowerCase())));
  expect(heldOut.filter(([, complaint]) => triggers.has(complaint.toLowerCase().replace(/\.$/, '')))).toEqual([]);
});
