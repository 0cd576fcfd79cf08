import { acceptedFix, acceptedLiving } from '../domain/agreed.ts';
import type { Case } from '../domain/case.ts';
import { dateAt } from '../domain/dates.ts';
import { writeFrequency } from '../domain/frequency.ts';
import { decimal, type Money } from '../domain/money.ts';
import type { LiveWithIt } from '../domain/offer.ts';
import type { Problem } from '../domain/problem.ts';
import type { JournalEvent, JournalRecord } from '../domain/record.ts';
import { composeRecord, type Stamp } from '../domain/recorder.ts';
import { quoteFromFix, withAccepted } from '../domain/reoffer.ts';
import { offerSums } from '../domain/sums.ts';
import type { AnswerId, Answers } from './answers.ts';
import type { State } from './machine.ts';
import { activeAnswers } from './machine.ts';
import { nuisanceOf } from './nuisance.ts';
import { offerOf } from './offer-value.ts';
import { knownClient, type Scene } from './scene.ts';

/** The answers that an offer opened again takes. */
export const offerAnswers = [
  'fixes',
  'liveWithIt',
  'ring',
  'hourValue',
  'directCostYear',
  'worryAnswer',
] as const satisfies readonly AnswerId[];

/** A case's offer opened again: what is known of the problem stands, and the prompts start from the earlier offer. */
export function openAgain(scene: Scene, subject: Case): State {
  const { offer, problem, listening, client } = subject;
  const living = acceptedLiving(subject);
  // By name, unless the name would mean somebody else, or nobody for sure.
  const isByName = client && (knownClient(scene, client.name) ?? client).id === client.id;
  const known: Answers = {
    client: (isByName ? client.name : client?.id) ?? '',
    words: listening?.words || '…',
    readbacks: [{ answer: 'yes' }],
    wants: 'look',
    playbook: problem?.playbook ?? null,
    devices: subject.devices.map(({ id, name }) => (scene.devices.some((one) => one.id === id) ? id : name)),
    ...problemAnswers(problem),
    ...money(scene, 'hourValue', offer?.hourValue),
    ...money(scene, 'directCostYear', offer?.directCostYear),
    ...(offer?.worryAnswer ? { worryAnswer: offer.worryAnswer } : {}),
    // How they live with it was agreed: it is neither asked nor changed.
    ...(living ? { liveWithIt: livingAnswer(living) } : {}),
  };
  return { only: 'offer', answers: known, aside: earlierOffer(scene, subject) };
}

/** What was offered before, but for the quote that was accepted, which stays. */
export function earlierOffer(scene: Scene, subject: Case): Pick<Answers, 'fixes' | 'liveWithIt'> {
  const { offer } = subject;
  const accepted = acceptedFix(subject);
  const open = (offer?.fixes ?? []).filter(({ id }) => id !== accepted?.id);
  const fixes = open.flatMap((fix) => quoteFromFix(fix, { ...scene, today: dateAt(scene.now) }) ?? []);
  const { liveWithIt } = offer ?? {};
  const { reviewOn, ...living } = liveWithIt ? livingAnswer(liveWithIt) : {};
  const isToCome = reviewOn !== undefined && reviewOn > dateAt(scene.now);
  return {
    ...(fixes.length > 0 ? { fixes } : {}),
    ...(liveWithIt && !acceptedLiving(subject) ? { liveWithIt: { ...living, ...(isToCome && { reviewOn }) } } : {}),
  };
}

function livingAnswer({ how, risk, cannotBeBoughtBack, reviewOn }: LiveWithIt): NonNullable<Answers['liveWithIt']> {
  return { how, risk, ...(cannotBeBoughtBack !== undefined && { cannotBeBoughtBack }), reviewOn };
}

/** The record of an offer that was opened again: it takes the place of the earlier one, which stays in the history. */
export function offerRecord(
  scene: Scene,
  { subject, answers: given }: { readonly subject: Case; readonly answers: Answers },
  stamp: Stamp,
): JournalRecord {
  const answers = activeAnswers(scene, given);
  const accepted = acceptedFix(subject);
  const place = (subject.offer?.fixes ?? []).findIndex(({ id }) => id === accepted?.id);
  const offer = withAccepted(offerOf(scene, answers), accepted, place);
  const option = subject.decision?.option;
  const sums = offerSums({ fixes: offer.fixes, option }, nuisanceOf(scene, answers));
  const liveWithIt = acceptedLiving(subject);
  const event: JournalEvent = { kind: 'offered', ...offer, ...(liveWithIt && { liveWithIt }), sums };
  return composeRecord({ subject: { case: subject.id }, events: [event], after: subject.history.at(-1)?.at }, stamp);
}

function problemAnswers(problem: Problem | null): Answers {
  const { frequency, minutes, people } = problem ?? {};
  return {
    ...(frequency ? { frequency: writeFrequency(frequency) } : {}),
    ...(minutes !== undefined ? { minutes } : {}),
    ...(people !== undefined ? { people } : {}),
  };
}

function money(scene: Scene, key: 'hourValue' | 'directCostYear', value: Money | undefined): Answers {
  return value?.currency === scene.preferences.currency ? { [key]: decimal(value) } : {};
}
