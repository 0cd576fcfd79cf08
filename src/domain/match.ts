import type { Playbook, RedFlag } from './playbook.ts';
import type { Heard } from './trigger.ts';
import { findTrigger, hear, partsOf } from './trigger.ts';

/** A playbook that fits what the client said. */
export interface Match {
  readonly id: string;
  readonly title: string;
  /** More is better; comparable only within one answer. */
  readonly score: number;
  /** The triggers found, as the playbook spells them, the most telling first. */
  readonly matched: readonly string[];
}

export interface FiredFlag {
  readonly playbook: string;
  readonly flag: RedFlag;
}

const mostShown = 3;
/** A playbook with less than this share of the best one's score is noise. */
const leastShare = 0.2;

/** The playbooks whose triggers are in the words, best first, at most three; none where nothing fits. */
export function matchPlaybooks(words: string, playbooks: readonly Playbook[]): readonly Match[] {
  const heard = hear(words, playbooks.flatMap(triggersOf));
  const rarity = rarityIn(playbooks);
  const matches = playbooks
    .map((playbook) => scoreOf(playbook, heard, rarity))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  const enough = (matches[0]?.score ?? 0) * leastShare;
  return matches.filter(({ score }) => score >= enough).slice(0, mostShown);
}

/**
 * The dangers in the words. A flag with triggers fires when one of them is there, whatever the playbook; one without
 * fires when its playbook is the best match. The same flag id in several playbooks fires once, from the best match.
 * Safety comes first, then the best match, then the playbook's order.
 */
export function firedFlags(words: string, playbooks: readonly Playbook[]): readonly FiredFlag[] {
  const heard = hear(words, playbooks.flatMap(triggersOf));
  const best = matchPlaybooks(words, playbooks).map(({ id }) => id);
  const rank = ({ id }: Playbook) => (best.includes(id) ? best.indexOf(id) : mostShown);
  const fired = [...playbooks]
    .sort((one, other) => rank(one) - rank(other))
    .flatMap(({ id, redFlags }) => redFlags.map((flag) => ({ playbook: id, flag })))
    .filter(({ playbook, flag }) =>
      flag.triggers ? flag.triggers.some((trigger) => isSaid(trigger, heard)) : playbook === best[0],
    );
  const once = fired.filter(({ flag }, index) => fired.findIndex((other) => other.flag.id === flag.id) === index);
  return [...once.filter(({ flag }) => flag.kind === 'safety'), ...once.filter(({ flag }) => flag.kind !== 'safety')];
}

/** A misspelling is enough within a phrase; a card is not raised over one word that may be another. */
function isSaid(trigger: string, heard: Heard): boolean {
  const found = findTrigger(trigger, heard);
  return found !== undefined && (found.sure === 1 || partsOf(trigger).length > 1);
}

function triggersOf({ triggers, redFlags }: Playbook): readonly string[] {
  return [...triggers, ...redFlags.flatMap((flag) => flag.triggers ?? [])];
}

/** How much a word tells: more when fewer playbooks use it (inverse document frequency). */
function rarityIn(playbooks: readonly Playbook[]): (part: string) => number {
  const uses = new Map<string, number>();
  for (const { triggers } of playbooks)
    for (const part of new Set(triggers.flatMap(partsOf).map(({ stem }) => stem)))
      uses.set(part, (uses.get(part) ?? 0) + 1);
  return (part) => Math.log(1 + playbooks.length / (uses.get(part) ?? 1));
}

function scoreOf({ id, title, triggers }: Playbook, heard: Heard, rarity: (part: string) => number): Match {
  const hits = triggers.flatMap((trigger) => {
    const found = findTrigger(trigger, heard);
    const parts = partsOf(trigger).map(({ stem }) => stem);
    // A phrase says more than its words: two words count a quarter more each, three half as much again.
    const factor = (found?.sure ?? 0) * (0.75 + 0.25 * parts.length);
    return found ? [{ trigger, parts: parts.map((part) => ({ part, weight: rarity(part) * factor })) }] : [];
  });
  const weigh = (parts: readonly { readonly weight: number }[]) =>
    parts.reduce((total, { weight }) => total + weight, 0);
  // Each word counts once, at its best: ten triggers around "printer" are not ten reasons.
  const best = new Map<string, number>();
  for (const { part, weight } of hits.flatMap(({ parts }) => parts))
    best.set(part, Math.max(best.get(part) ?? 0, weight));
  return {
    id,
    title,
    score: [...best.values()].reduce((total, weight) => total + weight, 0),
    matched: hits.toSorted((one, other) => weigh(other.parts) - weigh(one.parts)).map(({ trigger }) => trigger),
  };
}
