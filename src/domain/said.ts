import { textKeys } from './events.ts';
import { prepare } from './prepare.ts';
import type { JournalEvent, Line } from './record.ts';

/** A text that somebody said or noted. */
export interface Passage {
  /** What kind of text it is: "words", "note", "promise". */
  readonly where: string;
  readonly text: string;
}

/** What texts are called where the name of their key would not say it. */
const names: Readonly<Record<string, string>> = {
  'listened.readbacks': 'read-back',
  'logged.answers': 'answer',
  'logged.devices': 'device',
  'offered.fixes': 'fix',
  'offered.liveWithIt': 'live-with-it',
  'offered.worryAnswer': 'answer to the worry',
  'decided.words': 'decision',
  'decided.handOverTo': 'hand-over',
  'worked.text': 'work',
  'worked.overrunAgreed': 'agreement',
  'checked.words': 'check',
  'promised.what': 'promise',
  'promised.who': 'promise',
  'promise-moved.why': 'promise',
  'promise-released.why': 'promise',
  'recurred.words': 'again',
  'followed-up.sideEffects': 'follow-up',
  'followed-up.anythingNew': 'follow-up',
  'followed-up.words': 'follow-up',
  'gestured.why': 'gesture',
  'feedback.words': 'feedback',
  'noted.text': 'note',
  'taken.text': 'note',
  'reopened.why': 'reopened',
};

/** Keys inside a text's value that hold a word of heard's own. */
const ownWords: ReadonlySet<string> = new Set(
  'id kind basis answer currency taxRate validUntil pays reviewOn supportedUntil checkedAvailable came on result'.split(
    ' ',
  ),
);

/** Everything said and noted in the lines of one case or note, what was replaced since included, what was withdrawn not. */
export function passagesOf(lines: readonly Line[]): readonly Passage[] {
  const passages = prepare(lines)
    .entries.filter(({ live }) => live)
    .flatMap(({ events }) => events.flatMap(passagesIn));
  return [...new Map(passages.map((passage) => [`${passage.where}\n${passage.text}`, passage])).values()];
}

function passagesIn(event: JournalEvent): readonly Passage[] {
  return textKeys(event).flatMap((key) => {
    const where = names[`${event.kind}.${key}`] ?? key;
    const skipped = key === 'answers' ? new Set<string>() : ownWords;
    return textsIn(event[key], skipped).map((text) => ({ where, text }));
  });
}

function textsIn(value: unknown, skipped: ReadonlySet<string>): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, skipped));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (skipped.has(key) ? [] : textsIn(item, skipped)));
}
