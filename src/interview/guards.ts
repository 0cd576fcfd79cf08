import type { Guard } from './guard.ts';
import type { Respondent } from './respondent.ts';
import type { Scene } from './scene.ts';
import { createSecretGuard } from './secret-step.ts';
import { createWordingGuard } from './wording-step.ts';

/** Every look at an answer before it is kept: how it is worded, then whether the text that came of it holds a secret. */
export function createGuards(scene: Scene, respondent: Respondent): Guard {
  const guards = [createWordingGuard(scene, respondent), createSecretGuard(respondent)];
  return async (event, step, answers) => {
    let looked = event;
    for (const guard of guards) {
      const next = await guard(looked, step, answers);
      if (next === 'back' || next === 'leave') return next;
      looked = next;
    }
    return looked;
  };
}
