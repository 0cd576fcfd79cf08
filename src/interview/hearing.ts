import { type FiredFlag, firedFlags, type Match, matchPlaybooks } from '../domain/match.ts';
import type { Playbook } from '../domain/playbook.ts';

interface Hearing {
  readonly words: string;
  matches?: readonly Match[];
  dangers?: readonly FiredFlag[];
}

const last = new WeakMap<readonly Playbook[], Hearing>();

/** The playbooks that fit the words, best first. Remembered: the same words are gone through again at each question. */
export function matchesIn(words: string, playbooks: readonly Playbook[]): readonly Match[] {
  const hearing = hearingOf(words, playbooks);
  hearing.matches ??= matchPlaybooks(words, playbooks);
  return hearing.matches;
}

/** The dangers in the words, remembered likewise. */
export function dangersIn(words: string, playbooks: readonly Playbook[]): readonly FiredFlag[] {
  const hearing = hearingOf(words, playbooks);
  hearing.dangers ??= firedFlags(words, playbooks);
  return hearing.dangers;
}

function hearingOf(words: string, playbooks: readonly Playbook[]): Hearing {
  const before = last.get(playbooks);
  if (before?.words === words) return before;
  const hearing: Hearing = { words };
  last.set(playbooks, hearing);
  return hearing;
}
