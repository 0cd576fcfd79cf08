import { addDays, dateAt } from '../domain/dates.ts';
import type { Fix, LiveWithIt, Offer } from '../domain/offer.ts';
import { buildFixes } from '../domain/quote.ts';
import { offerSums } from '../domain/sums.ts';
import { visitCost } from '../domain/visit-cost.ts';
import type { Answers } from './answers.ts';
import { nuisanceOf } from './nuisance.ts';
import { chosenPlaybook, type Scene } from './scene.ts';

/** The offer as the client sees it: quotes with totals and sums beside living with it, from the answers so far. */
export function offerOf(scene: Scene, answers: Answers): Offer {
  const nuisance = nuisanceOf(scene, answers);
  const fixes = fixesOf(scene, answers);
  const living = livingWithIt(scene, answers);
  const { hourValue, directCostYear } = nuisance;
  return {
    fixes: [...fixes],
    ...(living ? { liveWithIt: living } : {}),
    ...(answers.ring ? { ring: [...answers.ring] } : {}),
    ...(hourValue ? { hourValue } : {}),
    ...(directCostYear ? { directCostYear } : {}),
    ...(answers.worryAnswer ? { worryAnswer: answers.worryAnswer } : {}),
    sums: offerSums({ fixes, option: chosenFix(answers) }, nuisance),
  };
}

/** The quotes as fixes; a quote that still lacks its side effect is left out. */
export function fixesOf(scene: Scene, answers: Answers): readonly Fix[] {
  return (answers.fixes ?? []).flatMap((quote) => {
    const built = buildFixes([quote], { ...scene, nuisance: nuisanceOf(scene, answers) });
    return built.ok ? built.value : [];
  });
}

/** The id of the fix that was chosen: the one named, else the only one. */
export function chosenFix({ choice, fixes, option }: Answers): string | undefined {
  const ids = (fixes ?? []).flatMap(({ id }) => id ?? []);
  if (choice !== 'fix') return undefined;
  return option ? ids.find((id) => id === option) : ids.length === 1 ? ids[0] : undefined;
}

/** The fix that was accepted, with its price. */
export function acceptedFix(scene: Scene, answers: Answers): Fix | undefined {
  const chosen = chosenFix(answers);
  return chosen === undefined ? undefined : fixesOf(scene, answers).find(({ id }) => id === chosen);
}

/** How to live with it, from what was answered and the playbook; undefined where neither says anything. */
function livingWithIt(scene: Scene, answers: Answers): LiveWithIt | undefined {
  const playbook = chosenPlaybook(scene, answers);
  const given = answers.liveWithIt ?? {};
  const how = given.how ?? playbook?.workaround;
  const risk = given.risk ?? playbook?.risk;
  const visit = visitCost(scene.preferences);
  if (!how && !risk && !given.cannotBeBoughtBack && !given.reviewOn && !visit) return undefined;
  const reviewOn = given.reviewOn ?? addDays(dateAt(scene.now), scene.preferences.reviewDays);
  const { cannotBeBoughtBack } = given;
  return {
    ...(cannotBeBoughtBack ? { cannotBeBoughtBack } : {}),
    how: how ?? 'Leave it as it is.',
    risk: risk ?? 'Not known.',
    reviewOn,
    ...(visit && { visit }),
  };
}
