import type { Playbook } from '../domain/playbook.ts';
import type { Parts } from '../domain/shown.ts';
import type { Scene } from './scene.ts';

const clause = /[^.!?;,\n]*/u.source;
const stopping = new RegExp(
  String.raw`\b(?:can(?:no|['’]?)t|could(?: not|n['’]?t)|won['’]?t|will not|does(?: not|n['’]?t)|do not|don['’]?t|unable to|no longer|keeps|stops?|refuses to)\b${clause}`,
  'iu',
);
const day = String.raw`(?:today|tonight|tomorrow|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|this (?:week|month|morning|afternoon|evening)|next (?:week|month)|the end of the (?:week|month)|(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\d{1,2}:\d{2}|noon)`;
const deadline = new RegExp(
  String.raw`\b(?:by|before|until|for|due(?: on)?) ${day}(?: \w+)?\b|\b(?:today|tonight|tomorrow)\b`,
  'iu',
);
const owned =
  /\b(?:my|our|the|this|his|her)\s+((?:[\p{L}\p{N}'’-]+\s+){0,2}?[\p{L}\p{N}'’-]+)(?=\s+(?:is|are|was|were|has|have|had|does|do|did|can|could|will|would|won|keeps?|says?|shows?|makes?|stops?|stopped|goes|went|just|always|never|not|only|and|but|on|in|at|since|when|for)\b|[^\p{L}\p{N}\s'’-]|$)/iu;

/**
 * The parts of what was said, verbatim: a device of theirs or the thing they name, the clause that says what it stops,
 * and the words that say by when. A part that cannot be found is absent: the helper says it in their own way.
 */
export function partsOf(words: string, scene: Pick<Scene, 'devices'>, playbook?: Playbook): Parts {
  const noun = deviceIn(words, scene) ?? owned.exec(words)?.[1] ?? triggerIn(words, playbook);
  const stops = stopping.exec(words)?.[0]?.trim();
  const byWhen = deadline.exec(words)?.[0]?.trim();
  return { ...(noun ? { noun: noun.trim() } : {}), ...(stops ? { stops } : {}), ...(byWhen ? { byWhen } : {}) };
}

function deviceIn(words: string, { devices }: Pick<Scene, 'devices'>): string | undefined {
  const lower = words.toLowerCase();
  return devices.find(({ name }) => lower.includes(name.toLowerCase()))?.name;
}

function triggerIn(words: string, playbook: Playbook | undefined): string | undefined {
  const lower = words.toLowerCase();
  return playbook?.triggers.find((trigger) => lower.includes(trigger.toLowerCase()));
}
