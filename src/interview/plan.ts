import { holds } from '../domain/condition.ts';
import type { Candidate } from './client-questions.ts';
import { candidates } from './client-questions.ts';
import { cards, listening } from './listen.ts';
import { logging } from './log.ts';
import { offering } from './offer.ts';
import { facts } from './path.ts';
import { recording } from './record.ts';
import type { Rule, Turn } from './rule.ts';
import { isOpen } from './rule.ts';
import { chosenPlaybook, knownClient, namedDevice } from './scene.ts';

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
  const { client, words, readbacks, wants } = listening;
  const rules = [
    client,
    words,
    ...cards(turn),
    readbacks,
    wants,
    logging.devices,
    logging.playbook,
    ...chosenCandidates(turn),
    logging.checks,
    ...offering,
    ...recording,
  ];
  const known = facts(turn.answers);
  return rules.filter((rule) => holds(rule.when, known));
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
  return all.filter((candidate) => asked.includes(candidate) || taken.includes(candidate));
}

/** How many questions beyond the reserved ones there is room for. */
function places(turn: Turn): number {
  const { scene, answers } = turn;
  const flags = answers.redFlags?.length ? moreOnRedFlag : 0;
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
