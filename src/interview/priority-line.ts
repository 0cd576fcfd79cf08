import type { Answers } from './answers.ts';
import { problemOf } from './problem-value.ts';
import type { Scene } from './scene.ts';

/** "Priority: THIS WEEK (impact medium, urgency medium)": only shown; the action changes it. */
export function priorityLine(scene: Scene, answers: Answers): string {
  const { priority, impact, urgency } = problemOf(scene, answers);
  return `Priority: ${priority} (impact ${impact}, urgency ${urgency})`;
}
