import { holds } from '../domain/condition.ts';
import { cards } from './cards.ts';
import { candidates } from './client-questions.ts';
import { withKnown } from './known.ts';
import { listening } from './listen.ts';
import { logging } from './log.ts';
import { offering, reoffering } from './offer.ts';
import { facts } from './path.ts';
import { isProposed } from './proposals.ts';
import { recording } from './record.ts';
import type { Candidate, Rule, Turn } from './rule.ts';
import { isOpen } from './rule.ts';
import { chosenPlaybook, knownClient, namedDevice } from './scene.ts';
import { withSeen } from './seen.ts';

/** At most this many questions to the client, red flags aside; six of them have their places reserved. */
export const mostClientQuestions = 10;
/** When the client only wanted us to know. */
export const mostWhenKnown = 3;
/** What a red flag allows beyond that. */
export const moreOnRedFlag = 3;
/** At most this many prompts to the helper in a full visit with a known client. */
const mostPrompts = 16;
const reserved = 6;
/** client, words, readbacks, wants, playbook, fixes, choice, when, works, work, promises. */
const alwaysPrompted = 11;

/** Every question of this visit as the answers stand, in the order it is asked; answered ones included. */
export function plan(turn: Turn): readonly Rule[] {
  return turn.only === 'offer' ? reoffering : wholeVisit(turn);
}

function wholeVisit(turn: Turn): readonly Rule[] {
  const { client, words, readbacks, wants } = listening;
  // Danger comes before even the name, where the words were brought along.
  const opening = turn.answers.client === undefined ? [...cards(turn), client, words] : [client, words, ...cards(turn)];
  const rules = [
    ...opening,
    readbacks,
    wants,
    logging.devices,
    logging.playbook,
    ...withSeen([...chosenCandidates(turn), logging.checks, ...offering], turn),
    ...recording,
  ];
  const known = facts(turn.answers);
  const held = rules.filter((rule) => holds(rule.when, known));
  return isSpent(held, turn) ? held.filter(({ id }) => id !== 'promises') : held;
}

/**
 * True when a quote of the helper's own or an overrun has used up the prompts: promises are then left to their action.
 */
function isSpent(rules: readonly Rule[], { scene, answers }: Turn): boolean {
  if (!knownClient(scene, answers.client) || answers.promises !== undefined) return false;
  const asked = rules.filter(
    ({ card, keys, id }) => !card && id !== 'sideEffects' && keys.some((key) => answers[key] !== undefined),
  );
  const ownQuotes = (answers.fixes ?? []).filter((quote) => !isProposed(scene, answers, quote));
  return asked.length + ownQuotes.length >= mostPrompts;
}

/** The candidates that found a place: those already asked, then the first ones that are not known, up to the budget. */
function chosenCandidates(turn: Turn): readonly Candidate[] {
  const all = candidates(turn);
  const known = facts(turn.answers);
  const asked = all.filter((candidate) => !isOpen(candidate, turn));
  const open = all.filter(
    (candidate) => isOpen(candidate, turn) && !candidate.isKnown?.(turn) && holds(candidate.when, known),
  );
  const taken = open.slice(0, Math.max(0, places(turn) - asked.length));
  const [first, ...rest] = all.filter((candidate) => asked.includes(candidate) || taken.includes(candidate));
  return first ? [withKnown(first), ...rest] : [];
}

/** How many questions beyond the reserved ones there is room for. */
function places(turn: Turn): number {
  const { scene, answers } = turn;
  // One that is seen once there is an offer leads back to no questions.
  const flags = answers.redFlags?.length && answers.fixes === undefined ? moreOnRedFlag : 0;
  const free = mostClientQuestions - reserved;
  if (!knownClient(scene, answers.client)) return free + flags;
  const playbook = chosenPlaybook(scene, answers);
  const more = [
    !namedDevice(scene, answers),
    (playbook?.checks.length ?? 0) > 0,
    // Without a playbook the side effect and living with it have to be typed.
    !playbook,
    !playbook,
  ].filter(Boolean).length;
  return Math.min(free, mostPrompts - alwaysPrompted - more) + flags;
}
