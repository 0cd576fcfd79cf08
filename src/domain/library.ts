import { plainStems } from './everyday.ts';
import type { Heard } from './hearing.ts';
import { keysOf } from './kin.ts';
import type { Playbook, RedFlag } from './playbook.ts';
import type { Phrase } from './trigger.ts';
import { phraseOf } from './trigger.ts';
import type { TriggerText } from './trigger-text.ts';
import { linePattern, triggerText, wordPattern } from './trigger-text.ts';

/** A playbook, ready to be found. */
export interface Shelf extends TriggerText {
  readonly id: string;
  readonly title: string;
  readonly flags: readonly { readonly flag: RedFlag; readonly text: TriggerText | undefined }[];
}

/** The playbooks at hand, ready to be found. */
export interface Library {
  readonly shelves: readonly Shelf[];
  /** The triggers of all playbooks and red flags, a line each. */
  readonly lines: string;
}

/** What a shelf has for words that were heard. */
export interface Holding {
  readonly shelf: Shelf;
  /** Triggers whose words were all heard, in whatever order. */
  readonly phrases: readonly Phrase[];
  /** In how many triggers a key that was heard stands. */
  readonly uses: ReadonlyMap<string, number>;
}

const libraries = new WeakMap<readonly Playbook[], Library>();

/** Prepared once, because the same playbooks are asked at each question. */
export function libraryOf(playbooks: readonly Playbook[]): Library {
  const known = libraries.get(playbooks);
  if (known) return known;
  const shelves = playbooks.map(({ id, title, triggers, redFlags }) => ({
    id,
    title,
    ...triggerText(triggers),
    flags: redFlags.map((flag) => ({ flag, text: flag.triggers && triggerText(flag.triggers) })),
  }));
  const lines = shelves
    .flatMap((shelf) => [shelf.lines, ...shelf.flags.flatMap(({ text }) => text?.lines ?? [])])
    .join('\n');
  const library = { shelves, lines };
  libraries.set(playbooks, library);
  return library;
}

/** What each shelf has for the words. */
export function holdingsFor(heard: Heard, { shelves }: Library): readonly Holding[] {
  const telling = stemsIn(heard).filter((stem) => !plainStems.has(stem));
  const [word, line] = [wordPattern(telling), linePattern(stemsIn(heard))];
  return shelves.map((shelf) => ({ shelf, phrases: phrasesIn(shelf, line, heard), uses: usesIn(shelf, word, heard) }));
}

/** The red flags of which a trigger's words were all heard, with those triggers; `undefined` where a flag has none. */
export function flagsFor(heard: Heard, { shelves }: Library) {
  const line = linePattern(stemsIn(heard));
  return shelves.flatMap(({ id, flags }) =>
    flags.map(({ flag, text }) => ({ playbook: id, flag, phrases: text && phrasesIn(text, line, heard) })),
  );
}

function stemsIn({ spans, families }: Heard): readonly string[] {
  return [...spans.keys()].flatMap(families.stemsOf);
}

function phrasesIn({ lines, spelled }: TriggerText, line: RegExp, { spans, families }: Heard): readonly Phrase[] {
  return (lines.match(line) ?? [])
    .map((one) => phraseOf(spelled.get(one) ?? one, families))
    .filter(({ keys }) => keys.every((key) => spans.has(key)));
}

function usesIn({ lines }: TriggerText, word: RegExp, { spans, families }: Heard): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const piece of lines.match(word) ?? []) pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
  const uses = new Map<string, number>();
  for (const [piece, times] of pieces)
    for (const key of keysOf([piece.trim()], families)) if (spans.has(key)) uses.set(key, (uses.get(key) ?? 0) + times);
  return uses;
}

const ofPlain = 0.25;

/** How much a key tells, 0 to 1: more when fewer playbooks use it (inverse document frequency), little if everybody says it all day. */
export function rarityIn(holdings: readonly Holding[]): (key: string) => number {
  const spread = new Map<string, number>();
  for (const { uses } of holdings) for (const key of uses.keys()) spread.set(key, (spread.get(key) ?? 0) + 1);
  const most = Math.log(1 + holdings.length);
  return (key) => {
    if (plainStems.has(key)) return ofPlain;
    return Math.log(1 + holdings.length / (spread.get(key) ?? 1)) / most;
  };
}
