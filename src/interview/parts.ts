import type { Playbook } from '../domain/playbook.ts';
import type { Parts } from '../domain/shown.ts';
import { findTriggers } from '../domain/trigger.ts';
import type { KnownDevice } from './scene.ts';

const letter = String.raw`[\p{L}\p{N}'’-]`;
const joining = 'and|but|or|because|since|so|when|while|before|until|although|though|then';
const small = `${joining}|single|on|in|at|of|to|from|with|for|is|are|was|my|our|the|this|that|it|i|we`;

/** Things that clients bring, as they call them. */
const thing = String.raw`(?:laptops?|notebook|computers?|computr|pc|mac|macbook|imac|desktop|tower|printe?rs?|canon|epson|hp|scanner|(?:smart|i|cell |mobile )?phones?|tablets?|i-?pad|wi-? ?fi|internet(?: box| connection)?|router|modem|network|e-?mails?|mailbox|inbox|outlook|screen|monitor|keyboard|mouse|cameras?|doorbell|tv|television|(?:external |hard |backup )?(?:disk|drive)|(?:usb )?stick|till|card reader|excel|scale|hearing aids?|speakers?|server|headset|windows(?: \w+)?)`;
const named = new RegExp(
  String.raw`(?<!${letter})(?:(?:my|our|the|this|that|his|her|their|an?)\s+((?:(?!(?:${small})(?!${letter}))${letter}+\s+){0,2}?${thing})|(${thing}))(?!${letter})`,
  'giu',
);
/** What changed is not what is broken: "since the new internet box". */
const afterChange = /\b(?:since|after|before|until|next to|in front of|look at)\s+(?:i got |we got )?$/iu;

const person =
  '(?:nephew|niece|son|daughter|husband|wife|mother|father|mum|mom|dad|brother|sister|friend|neighbou?r|boss|kids|children|man|woman|lady|guy|people|bank|shop|company|companies|caller)';

/** "the dishwasher app keeps …": a noun that does something, and is nobody. */
const acting = new RegExp(
  String.raw`\b(?:my|our|this|the)\s+((?:(?!(?:${small})(?!${letter}))${letter}+\s+){0,2}?(?!(?:${small}|${person})(?!${letter}))${letter}+)(?=\s+(?:is|are|was|were|has|have|had|does|do|did|can|could|will|would|won|keeps?|says?|shows?|makes?|stops?|stopped|goes|went|loses?|lost|always|never|not|only)\b)`,
  'giu',
);

const stopping = new RegExp(
  String.raw`\b(?:can(?:no|['’]?)t|could(?: not|n['’]?t)|won['’]?t|will not|does(?: not|n['’]?t)|do not|don['’]?t|ha(?:ve|s)(?: not|n['’]?t)|unable to|no longer|keeps?|refuses?(?: to)?)\s+(?!(?:know|think|understand|remember|believe|mind|care|want|like|see why|tried|touched|changed|done)\b)[^.!?;,\n]+?(?=\s+(?:${joining}|by)\b|[.!?;,\n]|$)`,
  'iu',
);

const dayName = 'mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const day = String.raw`(?:today|tonight|tomorrow|(?:next |this )?(?:${dayName})|(?:this|next) (?:week|month|morning|afternoon|evening)|(?:the )?(?:end of (?:the|this|next) (?:week|month)|weekend)|(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}|${month} \d{1,2}|\d{1,2}:\d{2}|\d{1,2} ?[ap]m|noon)`;
const part = '(?: (?:morning|afternoon|evening|night|noon|at \\d{1,2}(?::\\d{2})?(?: ?[ap]m)?))?';
const byDay = new RegExp(String.raw`\b(?:by|before|until|due(?: on)?) ${day}${part}(?!${letter})`, 'iu');
/** A day alone is a deadline only where something has to happen on it. */
const neededOn = new RegExp(
  String.raw`\b(?:needs?|must|have to|has to|due|deadline|leave|leaving|flight|flying|starts?|want)\b[^.!?\n]*?\b((?:on |at |for |in )?(?:${day}${part}|(?<=in )(?:an?|one|two|three|\d+) (?:minutes?|hours?|days?|weeks?)))(?!${letter})`,
  'iu',
);

/**
 * The parts of what was said, verbatim: a device of theirs or the thing they name, the clause that says what it stops, and
 * the words that say by when. The first text is what they told, the others are their corrections, of which the last counts
 * most. A part that cannot be found is absent: the helper says it in their own way.
 */
export function partsOf(said: readonly string[], devices: readonly KnownDevice[], playbook?: Playbook): Parts {
  const latest = said.toReversed();
  const noun =
    latest.map((text) => deviceIn(text, devices) ?? thingIn(text)).find(Boolean) ?? firstNoun(said, playbook);
  const stops = latest.map((text) => stopping.exec(text)?.[0].trim()).find(Boolean);
  const byWhen = latest.map(deadlineIn).find(Boolean);
  return { ...(noun ? { noun } : {}), ...(stops ? { stops } : {}), ...(byWhen ? { byWhen } : {}) };
}

/** The name of one of their devices, as they said it. */
function deviceIn(text: string, devices: readonly KnownDevice[]): string | undefined {
  const lower = text.toLowerCase();
  const found = devices
    .map(({ name }) => ({ name, at: lower.indexOf(name.toLowerCase()) }))
    .filter(({ at }) => at >= 0);
  const [longest] = found.sort((one, other) => other.name.length - one.name.length);
  return longest && text.slice(longest.at, longest.at + longest.name.length);
}

function thingIn(text: string): string | undefined {
  const found = [...text.matchAll(named)].map(({ index, 1: owned, 2: bare }) => ({
    noun: owned ?? bare,
    isChange: afterChange.test(text.slice(0, index)),
  }));
  return (found.find(({ isChange }) => !isChange) ?? found[0])?.noun;
}

function firstNoun(said: readonly string[], playbook: Playbook | undefined): string | undefined {
  const acted = said.flatMap((text) => [...text.matchAll(acting)].flatMap(({ 1: noun }) => noun ?? []));
  return acted[0] ?? said.flatMap((text) => triggersIn(text, playbook))[0];
}

/** What of the words fits the playbook and is a thing: it stands after "a" or "the". */
function triggersIn(text: string, playbook: Playbook | undefined): readonly string[] {
  return findTriggers(text, playbook?.triggers ?? [])
    .filter(({ start }) => /\b(?:an?|the|my|our|this)\s+$/i.test(text.slice(0, start)))
    .map(({ text: piece }) => piece);
}

function deadlineIn(text: string): string | undefined {
  return (byDay.exec(text)?.[0] ?? neededOn.exec(text)?.[1])?.trim();
}
