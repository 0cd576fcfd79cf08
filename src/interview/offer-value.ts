import { addDays, dateAt } from '../domain/dates.ts';
import type { Fix, LiveWithIt, Offer } from '../domain/offer.ts';
import { buildFixes } from '../domain/quote.ts';
import { offerSums, paidBeforeEnd } from '../domain/sums.ts';
import { visitCost } from '../domain/visit-cost.ts';
import type { Answers } from './answers.ts';
import { nuisanceOf } from './nuisance.ts';
import { chosenPlaybook, namedDevice, type Scene } from './scene.ts';

/** The offer as the client sees it: quotes with totals and sums beside living with it, from the answers so far. */
export function offerOf(scene: Scene, answers: Answers): Offer {
  const nuisance = nuisanceOf(scene, answers);
  const support = supportNow(scene, answers);
  const today = dateAt(scene.now);
  const fixes = fixesOf(scene, answers).map((fix) => {
    const paid = paidBeforeEnd(fix, support, today);
    return paid ? { ...fix, paidBeforeEnd: paid } : fix;
  });
  const living = livingWithIt(scene, answers);
  const { hourValue, directCostYear } = nuisance;
  return {
    fixes,
    ...(living ? { liveWithIt: living } : {}),
    ...support,
    ...(answers.ring ? { ring: [...answers.ring] } : {}),
    ...(hourValue ? { hourValue } : {}),
    ...(directCostYear ? { directCostYear } : {}),
    ...(answers.worryAnswer ? { worryAnswer: answers.worryAnswer } : {}),
    sums: offerSums({ fixes, option: chosenFix(answers) }, nuisance),
  };
}

/** How the devices of the visit stand with their makers, where anything is known. */
function supportNow(scene: Scene, answers: Answers): Pick<Offer, 'support'> {
  const named = namedDevice(scene, answers);
  const known = (id: string) => scene.devices.find((device) => device.id === id) ?? { name: id };
  const devices = answers.devices?.map(known) ?? (named ? [named] : []);
  const support = devices.flatMap((device) => {
    const standing = scene.supportOf?.(device);
    return standing ? [{ ...standing, standings: standing.standings.map((one) => ({ ...one })) }] : [];
  });
  return support.length > 0 ? { support } : {};
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
