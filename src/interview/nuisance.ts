import { parseFrequency } from '../domain/frequency.ts';
import { type Money, parseMoney } from '../domain/money.ts';
import type { Nuisance } from '../domain/sums.ts';
import type { Answers } from './answers.ts';
import { knownClient, type Scene } from './scene.ts';

/** What leaving it costs, from the client's own figures; what was not said stays absent. */
export function nuisanceOf(scene: Scene, answers: Answers): Nuisance {
  const frequency = answers.frequency ? parseFrequency(answers.frequency) : undefined;
  return {
    minutes: answers.minutes ?? undefined,
    frequency: frequency?.ok ? frequency.value : undefined,
    people: answers.people ?? undefined,
    hourValue: moneyOf(scene, answers.hourValue ?? knownClient(scene, answers.client)?.hourValue),
    directCostYear: moneyOf(scene, answers.directCostYear),
  };
}

/** A decimal string of the answers as money in the helper's currency. */
export function moneyOf({ preferences }: Scene, text: string | null | undefined): Money | undefined {
  const money = text ? parseMoney(text, preferences.currency) : undefined;
  return money?.ok ? money.value : undefined;
}
