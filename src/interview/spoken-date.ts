import { parseWhen } from '../domain/when.ts';
import type { AnswerId } from './answers.ts';
import type { Scene } from './scene.ts';
import type { Reading } from './step.ts';

/** A typed day that lies ahead, for one key, with the day it was understood as. */
export function dateOf(id: AnswerId, typed: string, scene: Scene): Reading {
  if (typed === '') return { ok: true, patch: { [id]: null } };
  const when = parseWhen(typed, { now: scene.now, sense: 'due' });
  return when.ok ? { ok: true, patch: { [id]: when.value.value }, echo: when.value.spoken } : when;
}
