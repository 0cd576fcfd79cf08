import { tradeStems } from './everyday.ts';
import type { Evidence } from './evidence.ts';
import { evidenceFor } from './evidence.ts';
import { generous, strict } from './families.ts';
import type { Heard } from './hearing.ts';
import { hear } from './hearing.ts';
import { flagsFor, holdingsFor, libraryOf, rarityIn } from './library.ts';
import type { Playbook, RedFlag } from './playbook.ts';
import type { Phrase } from './trigger.ts';
import { findPhrase } from './trigger.ts';

/** A playbook that fits what the client said. */
export interface Match {
  readonly id: string;
  readonly title: string;
  /** More is better; comparable only within one answer. */
  readonly score: number;
  /** The triggers found, as the playbook spells them, the most telling first; without any, the client's words that point to it. */
  readonly matched: readonly string[];
}

export interface FiredFlag {
  readonly playbook: string;
  readonly flag: RedFlag;
}

const mostShown = 3;
/** A playbook with less than this share of the best one's score is noise. */
const leastShare = 0.2;
/** The least score where a word of our trade was said; about one telling word. */
const enoughOfTrade = 0.35;
/** The least score elsewhere: with a trigger as it is written, and with scattered words only. */
const [enoughFound, enoughScattered] = [0.7, 1];
const moreForStranger = 0.6;

/** The playbooks that the words point to, best first, at most three; none where nothing fits. */
export function matchPlaybooks(words: string, playbooks: readonly Playbook[]): readonly Match[] {
  const library = libraryOf(playbooks);
  const heard = hear(words, library.lines, generous);
  const holdings = holdingsFor(heard, library);
  const rarity = rarityIn(holdings);
  const weighed = holdings.map((holding) => ({ ...holding.shelf, ...evidenceFor(holding, heard, rarity) }));
  const isOfTrade = [...heard.stems].some((stem) => tradeStems.has(stem)) || weighed.some((one) => one.isOfTrade);
  const matches = weighed
    .filter((one) => (isOfTrade ? one.score >= enoughOfTrade : isEnough(one)))
    .map(({ id, title, score, matched }) => ({ id, title, score, matched }))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  const least = (matches[0]?.score ?? 0) * leastShare;
  return matches.filter(({ score }) => score >= least).slice(0, mostShown);
}

/** "It does not start" is enough, "the lawn mower does not start" is not: each strange word asks for more. */
function isEnough({ score, isFound, strangers }: Evidence): boolean {
  return score >= (isFound ? enoughFound : enoughScattered) + moreForStranger * strangers;
}

/**
 * The dangers in the words. A flag with triggers fires when one of them is there, whatever the playbook; one without
 * fires when its playbook is the best match. The same flag id in several playbooks fires once, from the best match.
 * Safety comes first, then the best match, then the playbook's order.
 */
export function firedFlags(words: string, playbooks: readonly Playbook[]): readonly FiredFlag[] {
  const library = libraryOf(playbooks);
  const best = matchPlaybooks(words, playbooks).map(({ id }) => id);
  const rank = (id: string) => (best.includes(id) ? best.indexOf(id) : mostShown);
  const heard = hear(words, library.lines, strict);
  const fired = flagsFor(heard, library)
    .filter(({ playbook, phrases }) => phrases?.some((phrase) => isSaid(phrase, heard)) ?? playbook === best[0])
    .sort((one, other) => rank(one.playbook) - rank(other.playbook))
    .map(({ playbook, flag }) => ({ playbook, flag }));
  const once = fired.filter(({ flag }, index) => fired.findIndex((other) => other.flag.id === flag.id) === index);
  return [...once.filter(({ flag }) => flag.kind === 'safety'), ...once.filter(({ flag }) => flag.kind !== 'safety')];
}

/** A misspelling is enough within a phrase; a card is not raised over one word that may be another. */
function isSaid(phrase: Phrase, heard: Heard): boolean {
  const found = findPhrase(phrase, heard);
  return found !== undefined && (found.sure === 1 || phrase.words.length > 1);
}
